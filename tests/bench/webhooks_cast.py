"""python -m tests.bench.webhooks_cast CALLS: doors on the database of DATABASE_URL, and what their providers call with.

Prints {"session": an agent's, "inboxes": [ids], "calls": [{"path", "headers", "type", "body"}]}: one thing each,
signed, from a few hundred people. body: as it is sent, in Latin-1 so that JSON holds it.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module

import django

django.setup()

from tests.bench.visits import agents, visits_of  # noqa: E402
from tests.bench.webhooks import HOME  # noqa: E402
from tests.channels_in.contract.case import Call, Case  # noqa: E402
from tests.fakes import meta, phone_vendors, sms_vendors, whatsapp  # noqa: E402
from tickets.models import Inbox  # noqa: E402

PEOPLE = 300
TEXTS = ("Soporna hämtades inte på Björkallén 7.", "Gatlyktan utanför Skolgatan 12 är släckt.", "När öppnar simhallen?")
Make = Callable[[str, int], Call]  # path, number of the call


def sms(path: str, number: int) -> Call:
    body = sms_vendors.twilio_sms(f"SMb{number}", said(number), sender=f"+4670{1740000 + number % PEOPLE}")
    signature = sms_vendors.twilio_signature(f"{HOME}{path}", body)
    return Call(path, body, {"X-Twilio-Signature": signature}, "application/x-www-form-urlencoded")


def whatsapp_message(path: str, number: int) -> Call:
    sender = f"4670{1741000 + number % PEOPLE}"
    told = whatsapp.message(f"b{number}", said=said(number), sender=sender, at=int(time.time()))
    body = whatsapp.batch(told, name=f"Person {number % PEOPLE}")
    return Call(path, body, {"X-Hub-Signature-256": whatsapp.signature(body)})


def voicemail(path: str, number: int) -> Call:
    more = {"from": f"+4670{1740000 + number % PEOPLE}", "recording": {"text": said(number), "seconds": 7}}
    body = phone_vendors.told_by_exchange("voicemail", f"b{number}", **more)
    return Call(path, body, phone_vendors.exchange_headers(body))


def comment(path: str, number: int) -> Call:
    told = meta.comment(str(700000 + number), said(number), by=f"61042{number % PEOPLE:08}")
    body = meta.batch("page", meta.feed(told))
    return Call(path, body, meta.signed(body))


def private_message(path: str, number: int) -> Call:
    told = meta.message(f"b{number}", said(number), by=f"61043{number % PEOPLE:08}")
    body = meta.batch("page", meta.talk(told))
    return Call(path, body, meta.signed(body))


DOORS: dict[str, Make] = {
    "sms": sms,
    "whatsapp": whatsapp_message,
    "phone": voicemail,
    "facebook": comment,
    "messenger": private_message,
}


def said(number: int) -> str:
    return f"{TEXTS[number % len(TEXTS)]} Fråga {number}."


def opened(case: Case) -> tuple[Inbox, str]:
    """An inbox with an account, and the path its provider calls."""
    assert case.make is not None
    assert case.hooked is not None
    inbox = case.make(None)
    return inbox, case.hooked.call(inbox, "b0", "Hej").path


def main(calls: int) -> dict[str, object]:
    cases = {kind: import_module(f"tests.channels_in.contract.case_{kind}").CASE for kind in DOORS}
    doors = [(make, *opened(cases[kind])) for kind, make in DOORS.items()]
    told = [doors[number % len(doors)][0](doors[number % len(doors)][2], number) for number in range(calls)]
    return {
        "session": visits_of(agents()["several teams"]).session,
        "inboxes": [inbox.pk for _make, inbox, _path in doors],
        "calls": [
            {
                "path": call.path,
                "headers": dict(call.headers),
                "type": call.content_type,
                "body": call.body.decode("latin-1"),
            }
            for call in told
        ],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
