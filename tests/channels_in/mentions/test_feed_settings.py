"""Feeds in the settings: made, changed and tried by administrators."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from channels_in.models import Alarm, Mention, MentionFeed
from servicedesk.people.models import Agent
from tests.factories import make_agent
from tests.factories.cast import Cast
from tests.fakes.feeds import FeedServer, Told, rss
from tests.fakes.web import Reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def anders(cast: Cast, sign_in: Callable[[Agent], Client]) -> Client:
    return sign_in(make_agent("Anders Nyman", teams=[cast.kontaktcenter], role="administrator"))


def said(cast: Cast, url: str, **more: object) -> dict[str, object]:
    return {"name": "Google Alerts", "url": url, "team": cast.kontaktcenter.pk, "every": 30, "is_active": "on", **more}


def test_feed_is_made_and_tried_without_keeping_anything(cast: Cast, anders: Client, server: FeedServer) -> None:
    server.body = rss([Told(f"Titel {number}", f"https://a.example/{number}") for number in range(12)])
    anders.post("/installningar/omnamnanden/ny/", said(cast, server.url))
    feed = MentionFeed.objects.get()

    tried = anders.post(f"/installningar/omnamnanden/{feed.pk}/prov/")

    assert tried.context["tried"]["titles"] == [f"Titel {number}" for number in range(8)]
    assert (Mention.objects.count(), len(server.asked)) == (0, 1)


def test_feed_that_does_not_work_says_why(cast: Cast, anders: Client, server: FeedServer) -> None:
    anders.post("/installningar/omnamnanden/ny/", said(cast, server.url))
    server.next_replies = [Reply(200, b"<html>")]

    tried = anders.post(f"/installningar/omnamnanden/{MentionFeed.objects.get().pk}/prov/")

    assert tried.context["tried"] == {"problem": "Det som kom är varken RSS eller Atom"}


@pytest.mark.parametrize(
    ("url", "every"), [("file:///etc/passwd", 30), ("http://user@a.example/", 30), ("https://a.example:22/", 30)]
)
def test_address_that_is_never_called_is_refused(
    cast: Cast, anders: Client, settings: Settings, url: str, every: int
) -> None:
    answer = anders.post("/installningar/omnamnanden/ny/", said(cast, url, every=every))

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["url"])


def test_same_feed_twice_and_too_often_are_refused(cast: Cast, anders: Client) -> None:
    anders.post("/installningar/omnamnanden/ny/", said(cast, "https://a.example/feed"))

    twice = anders.post("/installningar/omnamnanden/ny/", said(cast, "https://a.example/feed"))
    too_often = anders.post("/installningar/omnamnanden/ny/", said(cast, "https://b.example/feed", every=5))

    assert [list(answer.context["form"].errors) for answer in (twice, too_often)] == [["url"], ["every"]]
    assert MentionFeed.objects.count() == 1


def test_change_of_address_forgets_what_the_old_server_said(cast: Cast, anders: Client) -> None:
    feed = MentionFeed.objects.create(
        name="x", url="https://a.example/", team=cast.vatten, etag='"1"', last_error="HTTP 500"
    )
    Alarm.objects.create(key=f"mention_feed:{feed.pk}", subject="x", body="x")

    anders.post(f"/installningar/omnamnanden/{feed.pk}/", said(cast, "https://b.example/"))

    feed.refresh_from_db()
    assert (feed.url, feed.etag, feed.last_error, feed.team) == ("https://b.example/", "", "", cast.kontaktcenter)
    assert Alarm.objects.get().cleared_at is not None
