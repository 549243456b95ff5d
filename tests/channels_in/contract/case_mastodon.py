import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from channels_in.polling import fetch_account
from tests.channels_in.contract.case import Case
from tests.channels_in.polled.accounts import make_account
from tests.fakes.mastodon import TOKEN, Mastodon
from tests.fakes.network import told
from tickets.incoming import IncomingAddress
from tickets.models import Inbox

CONTENT = (
    '<p><span class="h-card"><a href="https://social.example/@storan" class="u-url mention">@<span>storan</span></a>'
    "</span>"
    ' Hej på er, åäö 🙂<br />Se <a href="https://karta.example/vagar/storgatan-12"><span class="invisible">https://</span>'
    '<span class="ellipsis">karta.example/vagar</span><span class="invisible">/storgatan-12</span></a></p>'
)
STATUS: dict[str, Any] = {
    "id": "109372843234885001",
    "created_at": "2026-11-22T08:15:00.000Z",
    "in_reply_to_id": None,
    "sensitive": True,
    "spoiler_text": "sopor",
    "visibility": "unlisted",
    "language": "sv",
    "uri": "https://annan.example/users/anna/statuses/1",
    "url": "https://annan.example/@anna/1",
    "edited_at": None,
    "content": CONTENT,
    "media_attachments": [],
    "mentions": [],
    "poll": None,
    "account": {"id": "7", "username": "anna", "acct": "Anna@annan.example", "display_name": "Anna Berg", "bot": False},
}


@contextmanager
def server(settings: Any) -> Iterator[Mastodon]:
    with Mastodon() as found:
        yield found


def make(fake: Any) -> Inbox:
    given = {"home": fake.url, "external_id": "@storan", "name": "Storåns kommun", "token": TOKEN}
    return make_account("mastodon", given).inbox


def arrive(fake: Any, inbox: Inbox, named: str, text: str) -> None:
    fake.says(text)
    fetch_account(inbox.door_account.pk)


CASE = Case(
    kind="mastodon",
    fake=server,
    make=make,
    arrive=arrive,
    envelope={"is": "said", "host": "social.example", "account": "storan@social.example", "thread": ""},
    captured=[
        (
            json.dumps(STATUS).encode(),
            {
                "text": "CW: sopor\n\nHej på er, åäö 🙂\nSe https://karta.example/vagar/storgatan-12",
                "sender": IncomingAddress("mastodon", "anna@annan.example", "Anna Berg"),
                "continues": False,
                "is_automatic": False,
                "language": "sv",
            },
        )
    ],
    refused=told({"error": "Validation failed: Text contains a blocked word"}, 422),
    busy=told({"error": "Too many requests"}, 429, {"Retry-After": "300"}),
)
