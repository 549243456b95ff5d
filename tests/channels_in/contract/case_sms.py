from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.channels_in.contract.case import Call, Case
from tests.channels_in.sms.conftest import make_account
from tests.fakes.sms_vendors import SmsVendors, twilio_signature, twilio_sms
from tests.fakes.web import Reply
from tickets.incoming import IncomingAddress
from tickets.models import Inbox

FORM = "application/x-www-form-urlencoded"


@contextmanager
def vendors(settings: Any) -> Iterator[SmsVendors]:
    with SmsVendors() as found:
        settings.SMS_46ELKS_URL, settings.SMS_TWILIO_URL = f"{found.url}/elks", f"{found.url}/twilio"
        yield found


class Twilio:
    def __init__(self) -> None:
        self.paths: dict[int, str] = {}

    def make(self, fake: Any) -> Inbox:
        account, path = make_account("twilio")
        self.paths[account.inbox.pk] = path
        return account.inbox

    def call(self, inbox: Inbox, named: str, text: str) -> Call:
        return self._signed(inbox, twilio_sms(named, text))

    def unknown(self, inbox: Inbox) -> Call:
        return self._signed(inbox, b"EventType=onNewThing&AccountSid=AC1")

    def too_old(self, inbox: Inbox) -> Call | None:
        return None

    def _signed(self, inbox: Inbox, body: bytes) -> Call:
        path = self.paths[inbox.pk]
        signature = twilio_signature(f"http://127.0.0.1:8000{path}", body)
        return Call(path, body, {"X-Twilio-Signature": signature}, FORM)


_twilio = Twilio()
CASE = Case(
    kind="sms",
    fake=vendors,
    make=_twilio.make,
    hooked=_twilio,
    envelope={"vendor": "twilio"},
    captured=[
        (
            twilio_sms("SM1", "Hej på er, åäö 🙂"),
            {
                "text": "Hej på er, åäö 🙂",
                "sender": IncomingAddress("phone", "+46701740605"),
                "continues": True,
                "is_automatic": False,
            },
        )
    ],
    refused=Reply(400, b'{"code": 21211, "message": "Invalid To number"}'),
    busy=Reply(429, b"", {"Retry-After": "30"}),
)
