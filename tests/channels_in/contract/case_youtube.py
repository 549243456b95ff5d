import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from channels_in.polling import fetch_account
from tests.channels_in.contract.case import Case
from tests.channels_in.polled.accounts import make_account
from tests.fakes.youtube import CLIENT, LASTING, SECRET, US, YouTube, refusal
from tickets.incoming import IncomingAddress
from tickets.models import Inbox

COMMENT: dict[str, Any] = {
    "kind": "youtube#comment",
    "etag": "x",
    "id": "UgzAbCdEfGhIjKlMnOp4AaABAg",
    "snippet": {
        "channelId": US,
        "videoId": "dQstoran001",
        "textDisplay": "Hej på er, åäö 🙂",
        "textOriginal": "Hej på er, åäö 🙂",
        "authorDisplayName": "@annaberg",
        "authorChannelUrl": "http://www.youtube.com/@annaberg",
        "authorChannelId": {"value": "UCannaBerg00000000000000"},
        "canRate": True,
        "viewerRating": "none",
        "likeCount": 0,
        "publishedAt": "2026-11-22T08:15:00Z",
        "updatedAt": "2026-11-22T08:15:00Z",
    },
}


@contextmanager
def server(settings: Any) -> Iterator[YouTube]:
    with YouTube() as found:
        settings.YOUTUBE_API_URL, settings.GOOGLE_TOKEN_URL = f"{found.url}/youtube/v3", f"{found.url}/token"
        yield found


def make(fake: Any) -> Inbox:
    given = {"external_id": US, "name": "Storåns kommun", "client_id": CLIENT}
    return make_account("youtube", {**given, "client_secret": SECRET, "refresh_token": LASTING}).inbox


def arrive(fake: Any, inbox: Inbox, named: str, text: str) -> None:
    fake.says(text)
    fetch_account(inbox.door_account.pk)


CASE = Case(
    kind="youtube",
    fake=server,
    make=make,
    arrive=arrive,
    envelope={"is": "said", "film": "dQstoran001", "channel": US},
    captured=[
        (
            json.dumps(COMMENT).encode(),
            {
                "text": "Hej på er, åäö 🙂",
                "sender": IncomingAddress("youtube", "UCannaBerg00000000000000", "@annaberg"),
                "in_reply_to": "youtube:film:dQstoran001",
                "continues": False,
            },
        )
    ],
    refused=refusal(403, "commentsDisabled", "The video has disabled comments."),
    busy=refusal(403, "rateLimitExceeded", "Too many requests."),
)
