"""Whatever a network answers to our questions, nothing is lost by it, and nothing but a fault is noted."""

import json
from contextlib import suppress
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from channels_in.base import ChannelError, Fetches
from channels_in.models import DoorAccount
from channels_in.polling import fetch_account
from channels_in.registry import channel
from tests.channels_in.contract import case_bluesky, case_linkedin, case_mastodon, case_x, case_youtube
from tests.channels_in.contract.case import Case
from tests.channels_in.contract.coming_in import take_in
from tests.channels_in.polled.accounts import fetch
from tests.fakes.web import Reply
from tickets.models import Message

CASES = [case.CASE for case in (case_mastodon, case_bluesky, case_youtube, case_x, case_linkedin)]
pytestmark = pytest.mark.django_db
every_door = pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
ITEMS: list[Any] = [
    *(None, 5, "x", [], {}, {"id": None}, {"id": "1"}, {"uri": 5}, {"id": "2", "status": 5, "type": "mention"}),
    {"id": "3", "snippet": 5, "post": 5, "record": 5, "author": 5, "account": 5, "created": 5},
    {"id": "4", "type": "mention", "status": {"id": "4", "account": 5, "in_reply_to_id": 7}},
    {"uri": "at://did:plc:a/app.bsky.feed.post/1", "reason": "mention", "record": {"reply": 5}, "author": {"did": 5}},
    {"id": "5", "snippet": {"topLevelComment": {"id": "5", "snippet": {"publishedAt": 5}}, "totalReplyCount": "9"}},
    {"id": "6", "edit_history_tweet_ids": [5, 6], "referenced_tweets": [5], "attachments": 5, "author_id": []},
    {"id": "7", "object": "urn:li:activity:1", "created": {"time": "x"}, "commentsSummary": 5, "sourcePost": 5},
]
LISTS = {"data": ITEMS, "items": ITEMS, "elements": ITEMS, "notifications": ITEMS, "feed": ITEMS, "posts": ITEMS}
ODD = {
    "list": json.dumps(ITEMS).encode(),
    "lists": json.dumps(LISTS).encode(),
    "more": json.dumps({**LISTS, "cursor": 5, "meta": 5, "includes": {"users": 5}, "nextPageToken": []}).encode(),
    "null": b"null",
    "number": b"5",
    "text": b"<html>",
    "empty": b"",
    "object": b"{}",
    "nulls": json.dumps(dict.fromkeys(LISTS)).encode(),
    "deep": b"[" * 100_000,
    "surrogate": b'{"data": [{"id": "\\ud800"}], "items": [{"id": "\\ud800"}], "elements": [{"id": "\\ud800"}]}',
}


@every_door
@pytest.mark.parametrize("after", [0, 1, 2])
@pytest.mark.parametrize("odd", ODD)
def test_odd_answer_is_a_fault_at_most_and_loses_nothing(case: Case, settings: Settings, odd: str, after: int) -> None:
    assert case.fake is not None
    assert case.make is not None
    with case.fake(settings) as fake:
        inbox = case.make(fake)
        fetch(inbox)
        account = DoorAccount.objects.get(inbox=inbox)
        door = channel(case.kind)
        assert isinstance(door, Fetches)
        fake.says("Sopbilen kom inte idag")

        skipped = [lambda _asked: None] * after
        fake.before = [*skipped, lambda _asked: fake.next_reading.extend([Reply(200, ODD[odd])] * 3)]
        with suppress(ChannelError):
            door.fetch(account)
        fake.next_reading = []
        DoorAccount.objects.update(cursor={})
        fetch_account(account.pk)
        take_in()

        assert list(Message.objects.values_list("body", flat=True)) == ["Sopbilen kom inte idag"]


@every_door
def test_refusal_of_any_kind_is_a_fault(case: Case, settings: Settings) -> None:
    assert case.fake is not None
    assert case.make is not None
    with case.fake(settings) as fake:
        inbox = case.make(fake)
        door = channel(case.kind)
        assert isinstance(door, Fetches)
        for status in (301, 400, 401, 403, 404, 418, 422, 429, 500, 503):
            fake.next_reading = [Reply(status, b'{"error": {"message": 5, "errors": []}, "errors": 1}')] * 9

            with pytest.raises(ChannelError):
                door.fetch(DoorAccount.objects.get(inbox=inbox))
