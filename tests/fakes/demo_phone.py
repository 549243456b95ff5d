"""A telephone exchange in the demo: somebody rings, waits, hangs up, or leaves a message after the tone."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse

from frontend.demo_doors import cast
from frontend.demo_doors.providers import Deed, Heard, provide
from servicedesk.demo.content import SWITCHBOARD
from servicedesk.demo.load_door_accounts import connect_door, key_of
from servicedesk.lib.addresses import normal_phone
from tests.fakes.demo_caller import Caller, new_id
from tests.fakes.phone_vendors import EXCHANGE_SECRET, exchange_headers, told_by_exchange

JSON = "application/json"


class DemoExchange:
    address = ("phone", cast.PHONE)

    def __init__(self, caller: Caller, line: str) -> None:
        self.caller, self.line = caller, line
        self.call = ""  # the one that goes on

    def take(self, deed: Deed) -> None:
        if deed.verb == "call" and self.call:
            self._tell("ended", outcome="caller_left")
            self.call = ""
        if not self.call:
            self.call = new_id("c")
            self._tell("ringing")
        if deed.verb == "call":
            return
        if deed.verb == "voicemail":
            text = deed.text or "Hej, det är Elsa Nyberg. Ring mig gärna om skolskjutsen."
            self._tell("voicemail", recording={"text": text, "seconds": 9})
        else:
            self._tell("ended", outcome="caller_left")
        self.call = ""

    def heard(self, since: datetime) -> Sequence[Heard]:
        return []

    def _tell(self, event: str, **more: Any) -> None:
        told = {"from": cast.PHONE, "to": self.line, "at": datetime.now(UTC).isoformat(), **more}
        body = told_by_exchange(event, self.call, **told)
        self.caller.call(reverse("phone_hook", args=[key_of("phone")]), body, exchange_headers(body), JSON)


def start(port: int) -> dict[str, str]:
    line = normal_phone(SWITCHBOARD)
    account = connect_door(
        "phone",
        provider="signed",
        external_id=line,
        given={"secret": EXCHANGE_SECRET},
        name="Växeln",
        options={"call_back_minutes": 240},
    )
    if account is not None:
        provide("phone", DemoExchange(Caller(port), line))
    return {}
