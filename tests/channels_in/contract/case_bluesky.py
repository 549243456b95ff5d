import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from channels_in.polling import fetch_account
from tests.channels_in.contract.case import Case
from tests.channels_in.polled.accounts import make_account
from tests.fakes.bluesky import PASSWORD, US, Bluesky
from tests.fakes.network import told
from tickets.incoming import IncomingAddress
from tickets.models import Inbox

TEXT = "@storan.example Hej på er, åäö 🙂 karta.example/vag..."
START = len("@storan.example Hej på er, åäö 🙂 ".encode())
LINK = {"$type": "app.bsky.richtext.facet#link", "uri": "https://karta.example/vagar/storgatan-12"}
POST: dict[str, Any] = {
    "uri": "at://did:plc:annaberg0000000000000000aa/app.bsky.feed.post/3kbcdefghij2k",
    "cid": "bafyreigh2akiscaildc",
    "author": {"did": "did:plc:annaberg0000000000000000aa", "handle": "anna.annan.example", "displayName": "Anna Berg"},
    "reason": "mention",
    "record": {
        "$type": "app.bsky.feed.post",
        "text": TEXT,
        "createdAt": "2026-11-22T08:15:00.000Z",
        "langs": ["sv"],
        "facets": [{"index": {"byteStart": START, "byteEnd": len(TEXT.encode())}, "features": [LINK]}],
    },
    "isRead": False,
    "indexedAt": "2026-11-22T08:15:01.000Z",
}


@contextmanager
def server(settings: Any) -> Iterator[Bluesky]:
    with Bluesky() as found:
        yield found


def make(fake: Any) -> Inbox:
    given = {"home": fake.url, "external_id": f"@{US}", "name": "Storåns kommun", "password": PASSWORD}
    return make_account("bluesky", given).inbox


def arrive(fake: Any, inbox: Inbox, named: str, text: str) -> None:
    fake.says(text)
    fetch_account(inbox.door_account.pk)


CASE = Case(
    kind="bluesky",
    fake=server,
    make=make,
    arrive=arrive,
    envelope={"is": "said", "handle": US, "did": "did:plc:storankommun0000000000aa"},
    captured=[
        (
            json.dumps(POST).encode(),
            {
                "text": "Hej på er, åäö 🙂 https://karta.example/vagar/storgatan-12",
                "sender": IncomingAddress("bluesky", "did:plc:annaberg0000000000000000aa", "Anna Berg"),
                "continues": False,
                "is_automatic": False,
                "language": "sv",
            },
        )
    ],
    refused=told({"error": "InvalidRequest", "message": "Invalid app.bsky.feed.post record"}, 400),
    busy=told({"error": "RateLimitExceeded", "message": "Rate Limit Exceeded"}, 429, {"ratelimit-reset": "60"}),
)
