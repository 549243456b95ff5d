import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from channels_in.polling import fetch_account
from tests.channels_in.contract.case import Case
from tests.channels_in.polled.accounts import make_account
from tests.fakes.network import told
from tests.fakes.x import CLIENT, LASTING, OUR_NAME, SECRET, US, X
from tickets.incoming import IncomingAddress
from tickets.models import Inbox

LINK = {"start": 32, "end": 55, "url": "https://t.co/abc", "expanded_url": "https://karta.example/vagar/storgatan-12"}
POST: dict[str, Any] = {
    "post": {
        "id": "1900000000000000002",
        "text": "@storanskommun Hej på er, åäö 🙂 &amp; se https://t.co/abc",
        "author_id": "2000",
        "created_at": "2026-11-22T08:15:00.000Z",
        "conversation_id": "1900000000000000001",
        "lang": "sv",
        "edit_history_tweet_ids": ["1900000000000000002"],
        "referenced_tweets": [{"type": "replied_to", "id": "1900000000000000001"}],
        "entities": {"urls": [LINK]},
    },
    "author": {"id": "2000", "username": "annaberg", "name": "Anna Berg"},
    "media": [],
}


@contextmanager
def server(settings: Any) -> Iterator[X]:
    with X() as found:
        settings.X_API_URL = f"{found.url}/2"
        yield found


def make(fake: Any) -> Inbox:
    given = {"external_id": US, "username": f"@{OUR_NAME}", "name": "Storåns kommun", "client_id": CLIENT}
    return make_account("x", {**given, "client_secret": SECRET, "refresh_token": LASTING}).inbox


def arrive(fake: Any, inbox: Inbox, named: str, text: str) -> None:
    fake.says(text)
    fetch_account(inbox.door_account.pk)


CASE = Case(
    kind="x",
    fake=server,
    make=make,
    arrive=arrive,
    envelope={"is": "said", "account": US, "name": OUR_NAME},
    captured=[
        (
            json.dumps(POST).encode(),
            {
                "text": "Hej på er, åäö 🙂 & se https://karta.example/vagar/storgatan-12",
                "sender": IncomingAddress("x", "2000", "Anna Berg"),
                "in_reply_to": "x:1900000000000000001",
                "continues": False,
                "language": "sv",
            },
        )
    ],
    refused=told({"title": "Forbidden", "type": "about:blank", "detail": "You may not reply.", "status": 403}, 403),
    busy=told({"title": "Too Many Requests", "status": 429}, 429, {"x-rate-limit-reset": "60"}),
)
