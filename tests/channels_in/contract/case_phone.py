"""The telephone exchange, which signs what it tells: what somebody said after the tone, written down."""

import json
import time

from tests.channels_in.contract.case import Call, Case
from tests.channels_in.phone.conftest import make_line, started
from tests.fakes.phone_vendors import CALLER, LINE, exchange_headers, told_by_exchange
from tickets.models import Inbox


class Exchange:
    def __init__(self) -> None:
        self.paths: dict[int, str] = {}

    def make(self, fake: object) -> Inbox:
        account, path = make_line("signed")
        self.paths[account.inbox.pk] = path
        return account.inbox

    def call(self, inbox: Inbox, named: str, text: str) -> Call:
        return self._signed(inbox, _voice_message(named, text))

    def unknown(self, inbox: Inbox) -> Call:
        return self._signed(inbox, json.dumps({"event": "conference", "call": "m9"}).encode())

    def too_old(self, inbox: Inbox) -> Call | None:
        body = _voice_message("m1", "Hej")
        return Call(self.paths[inbox.pk], body, exchange_headers(body, at=time.time() - 3600))

    def _signed(self, inbox: Inbox, body: bytes) -> Call:
        return Call(self.paths[inbox.pk], body, exchange_headers(body))


def _voice_message(named: str, text: str) -> bytes:
    said = told_by_exchange("voicemail", named, recording={"text": text, "seconds": 7})
    return json.dumps(json.loads(said), ensure_ascii=False).encode()


_exchange = Exchange()
CASE = Case(
    kind="phone",
    fake=started,
    make=_exchange.make,
    hooked=_exchange,
    envelope={"provider": "signed", "step": "start"},
    captured=[
        (
            _voice_message("m1", "Sopbilen kom inte"),
            {
                "external_id": "m1",
                "number": CALLER,
                "line_number": LINE,
                "outcome": "voicemail",
                "recording": {"seconds": 7, "text": "Sopbilen kom inte"},
            },
        )
    ],
)
