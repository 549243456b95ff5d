import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from channels_in.polling import fetch_account
from tests.channels_in.contract.case import Case
from tests.channels_in.polled.accounts import make_account
from tests.fakes.linkedin import CLIENT, LASTING, SECRET, US, LinkedIn, refusal
from tickets.incoming import IncomingAddress
from tickets.models import Inbox

COMMENT: dict[str, Any] = {
    "$URN": "urn:li:comment:(urn:li:activity:7002,9001)",
    "id": "9001",
    "actor": "urn:li:person:AnnaB",
    "agent": "urn:li:person:AnnaB",
    "object": "urn:li:activity:7002",
    "message": {"attributes": [], "text": "Hej på er, åäö 🙂"},
    "created": {"actor": "urn:li:person:AnnaB", "time": 1795335300000},
    "lastModified": {"actor": "urn:li:person:AnnaB", "time": 1795335300000},
}


@contextmanager
def server(settings: Any) -> Iterator[LinkedIn]:
    with LinkedIn() as found:
        settings.LINKEDIN_API_URL, settings.LINKEDIN_TOKEN_URL = f"{found.url}/rest", f"{found.url}/token"
        yield found


def make(fake: Any) -> Inbox:
    given = {"external_id": "123", "name": "Storåns kommun", "client_id": CLIENT}
    return make_account("linkedin", {**given, "client_secret": SECRET, "refresh_token": LASTING}).inbox


def arrive(fake: Any, inbox: Inbox, named: str, text: str) -> None:
    fake.says(text)
    fetch_account(inbox.door_account.pk)


CASE = Case(
    kind="linkedin",
    fake=server,
    make=make,
    arrive=arrive,
    envelope={"is": "said", "organization": US},
    captured=[
        (
            json.dumps(COMMENT).encode(),
            {
                "text": "Hej på er, åäö 🙂",
                "sender": IncomingAddress("linkedin", "urn:li:person:AnnaB", ""),
                "in_reply_to": "linkedin:urn:li:activity:7002",
                "continues": False,
            },
        )
    ],
    refused=refusal(400, "Comments are closed for this post"),
    busy=refusal(429, "Resource level throttle limit for calls to this resource is reached."),
)
