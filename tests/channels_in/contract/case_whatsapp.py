import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.channels_in.contract.case import Call, Case
from tests.channels_in.whatsapp.conftest import make_account
from tests.fakes.whatsapp import WhatsApp, batch, changed, message, refusal, signature
from tickets.incoming import IncomingAddress
from tickets.models import Inbox


@contextmanager
def meta(settings: Any) -> Iterator[WhatsApp]:
    with WhatsApp() as found:
        settings.META_GRAPH_URL = found.url
        yield found


class Hooked:
    def __init__(self) -> None:
        self.paths: dict[int, str] = {}

    def make(self, fake: Any) -> Inbox:
        account, path = make_account()
        self.paths[account.inbox.pk] = path
        return account.inbox

    def call(self, inbox: Inbox, named: str, text: str) -> Call:
        return self._signed(inbox, batch(message(named, said=text, at=int(time.time()))))

    def unknown(self, inbox: Inbox) -> Call:
        return self._signed(inbox, changed("something_new", {"event": "HAPPENED"}))

    def too_old(self, inbox: Inbox) -> Call | None:
        return None

    def _signed(self, inbox: Inbox, body: bytes) -> Call:
        return Call(self.paths[inbox.pk], body, {"X-Hub-Signature-256": signature(body)})


_hooked = Hooked()
CASE = Case(
    kind="whatsapp",
    fake=meta,
    make=_hooked.make,
    hooked=_hooked,
    captured=[
        (
            json.dumps(
                {
                    "message": message("1", said="Hej på er, åäö 🙂"),
                    "contact": {"profile": {"name": "Ann-Christin"}, "wa_id": "46701740605"},
                }
            ).encode(),
            {
                "text": "Hej på er, åäö 🙂",
                "sender": IncomingAddress("whatsapp", "+46701740605", "Ann-Christin"),
                "sender_name": "Ann-Christin",
                "other_addresses": (IncomingAddress("phone", "+46701740605"),),
                "continues": True,
            },
        )
    ],
    refused=refusal(131026, "Message undeliverable"),
    busy=refusal(130429, "Rate limit hit", 429),
    has_window=True,
)
