"""Feeds: what is new in them becomes a mention once, and what is wrong with them harms nobody."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from channels_in.mentions.fetching import FETCH, ask_due, fetch
from channels_in.mentions.links import key_of, normal
from channels_in.models import Alarm, Mention, MentionFeed
from tests.factories.cast import Cast
from tests.fakes.feeds import FeedServer, Told, atom, rss
from tests.fakes.web import Reply, WebServer

pytestmark = pytest.mark.django_db
WAY = "https://www.google.com/url?rct=j&sa=t&url=https://tidning.example/lampor%3Fid%3D7&ct=ga&usg=x"
LAMPS = Told("<b>Storåns</b> lampor &amp; mörker", WAY, "<p>Det är <b>mörkt</b>.</p><script>alert(1)</script>", "g1")


@pytest.mark.parametrize("written", [rss, atom])
def test_item_becomes_a_mention_in_plain_words(feed: MentionFeed, server: FeedServer, written: object) -> None:
    server.body = written([LAMPS])  # type: ignore[operator]

    fetch(feed.pk)

    mention = Mention.objects.get()
    assert (mention.title, mention.excerpt) == ("Storåns lampor & mörker", "Det är mörkt.")
    assert (mention.url, mention.source) == ("https://tidning.example/lampor?id=7", "tidning.example")
    assert (mention.feed, mention.team, mention.disposition) == (feed, feed.team, "")
    assert mention.published_at is not None


def test_item_is_there_once_however_often_it_is_told(cast: Cast, feed: MentionFeed, server: FeedServer) -> None:
    other = MentionFeed.objects.create(name="Andra", url=f"{server.url}?2", team=cast.vatten)
    server.body = rss([LAMPS])
    fetch(feed.pk)
    again = "http://tidning.example/lampor/?utm_source=rss&id=7#kommentarer"
    server.body = rss([Told("Ny rubrik", WAY, "Ny text", "g2"), Told("Samma sida", again)])

    fetch(feed.pk)
    fetch(other.pk)

    assert [(row.title, row.team) for row in Mention.objects.all()] == [("Storåns lampor & mörker", cast.kontaktcenter)]


def test_items_without_an_address_are_told_apart_by_guid_then_title(feed: MentionFeed, server: FeedServer) -> None:
    server.body = rss([Told("A", guid="1"), Told("A", guid="2"), Told("A", guid="1"), Told("B"), Told("b")])

    fetch(feed.pk)

    assert sorted(Mention.objects.values_list("title", flat=True)) == ["A", "A", "B"]


def test_address_a_browser_may_not_be_led_to_is_no_link(feed: MentionFeed, server: FeedServer) -> None:
    server.body = rss([Told("Fara", "javascript:alert(1)", guid="x")])

    fetch(feed.pk)

    assert [(row.title, row.url) for row in Mention.objects.all()] == [("Fara", "")]


@pytest.mark.parametrize(
    ("kept", "header"), [({"etag": '"a1"'}, "if-none-match"), ({"modified": "Sat, 21 Nov 2026"}, "if-modified-since")]
)
def test_server_is_told_what_we_have(feed: MentionFeed, server: FeedServer, kept: dict[str, str], header: str) -> None:
    server.body, server.etag, server.modified = rss([LAMPS]), kept.get("etag", ""), kept.get("modified", "")
    fetch(feed.pk)

    fetch(feed.pk)

    assert server.asked[0].headers.get(header) is None
    assert server.asked[1].headers[header] == next(iter(kept.values()))
    assert MentionFeed.objects.get().last_error == ""
    assert Mention.objects.count() == 1


def test_due_feeds_get_a_job_each_and_the_others_none(cast: Cast, feed: MentionFeed) -> None:
    later = timezone.now() + timedelta(minutes=5)
    MentionFeed.objects.create(name="Senare", url="https://a.example/", team=cast.vatten, due_at=later)
    MentionFeed.objects.create(name="Avstängd", url="https://b.example/", team=cast.vatten, is_active=False)
    now = timezone.now()

    asked = ask_due(now)

    assert asked == [feed.pk]
    assert list(ProcrastinateJob.objects.filter(task_name=FETCH).values_list("args", flat=True)) == [
        {"feed_id": feed.pk}
    ]
    assert MentionFeed.objects.get(pk=feed.pk).due_at == now + timedelta(minutes=30)
    assert ask_due(now) == []


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(404), "HTTP 404"),
        (Reply(304), "HTTP 304"),
        (Reply(200, b"<html><body>Logga in</body></html>"), "What came is no RSS or Atom"),
        (Reply(200, b""), "What came is no RSS or Atom"),
        (Reply(200, b"<rss>" + b"x" * 2_000_001), "the answer is too large"),
        (Reply(302, b"", {"Location": "file:///etc/passwd"}), "only addresses with https are called"),
    ],
    ids=["404", "304 unasked", "html", "empty", "large", "redirect inside"],
)
def test_fault_is_noted_and_mended(feed: MentionFeed, server: FeedServer, reply: Reply, said: str) -> None:
    server.next_replies = [reply]
    fetch(feed.pk)
    failed = MentionFeed.objects.get()
    server.body = rss([LAMPS])

    fetch(feed.pk)

    mended = MentionFeed.objects.get()
    assert (failed.last_error, failed.failing_since is not None) == (said, True)
    assert (mended.last_error, mended.failing_since) == ("", None)
    assert Mention.objects.count() == 1


def test_inside_address_is_not_called(feed: MentionFeed, server: FeedServer, settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = []

    fetch(feed.pk)

    assert server.asked == []
    assert MentionFeed.objects.get().last_error != ""


def test_server_that_wants_peace_has_it(feed: MentionFeed, server: FeedServer) -> None:
    MentionFeed.objects.update(every=10)
    server.next_replies = [Reply(429, b"", {"Retry-After": "800"})]

    fetch(feed.pk)

    assert MentionFeed.objects.get().due_at > timezone.now() + timedelta(seconds=790)


def test_feed_that_fails_for_hours_is_an_alarm_until_it_works(feed: MentionFeed, server: FeedServer) -> None:
    MentionFeed.objects.update(failing_since=timezone.now() - timedelta(hours=7), last_error="HTTP 500")
    server.next_replies = [Reply(500)]
    fetch(feed.pk)
    standing = Alarm.objects.get()
    assert (standing.cleared_at, standing.values["feed"], standing.values["hours"]) == (None, "Google Alerts", 7)
    server.body = rss([LAMPS])

    fetch(feed.pk)

    assert Alarm.objects.get().cleared_at is not None


def test_entities_reach_neither_files_nor_servers_nor_much_memory(feed: MentionFeed, server: FeedServer) -> None:
    with WebServer(lambda asked: Reply(200, b"secret")) as canary:
        laughs = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">' for n in range(9))
        server.body = (
            f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY w SYSTEM '
            f'"{canary.url}/x"><!ENTITY % p SYSTEM "{canary.url}/p"> %p; <!ENTITY a "aaaaaaaaaa">{laughs}]>'
            '<rss version="2.0"><channel><title>&f;</title><item><title>&f;&w; titel</title><link>https://a.example/'
            "</link><description>&j;</description></item></channel></rss>"
        ).encode()

        fetch(feed.pk)

        assert canary.asked == []
    assert [row for row in Mention.objects.all() if "root:" in row.title or len(row.excerpt) > 2000] == []


@pytest.mark.parametrize(
    "body",
    [
        rss([LAMPS])[:-40],
        b"\x00\x01" + rss([LAMPS]),
        rss([LAMPS]).replace(b"<item>", b"<item><nonsense>"),
        rss([LAMPS]).decode().encode("latin-1", "replace"),
    ],
    ids=["cut off", "binary first", "not closed", "wrong charset"],
)
def test_broken_feed_ends_in_a_row_or_a_fault(feed: MentionFeed, server: FeedServer, body: bytes) -> None:
    server.body = body

    fetch(feed.pk)

    assert Mention.objects.count() + bool(MentionFeed.objects.get().last_error) == 1


def test_addresses_are_compared_without_what_says_nothing() -> None:
    same = [
        "https://www.Tidning.example/a?b=1&a=2",
        "http://tidning.example:80/a/?a=2&b=1&utm_source=x&fbclid=y#del",
        "https://www.google.com/url?url=https://tidning.example/a%3Fa%3D2%26b%3D1",
    ]
    others = ["https://tidning.example/a?a=2", "https://tidning.example/A?a=2&b=1", "https://tidning.example:8443/a"]

    assert {normal(url) for url in same} == {"tidning.example/a?a=2&b=1"}
    assert len({key_of(url) for url in [*same, *others]}) == 4
    assert normal("http://[broken") == "http://[broken"


@pytest.mark.django_db(transaction=True)
def test_two_feeds_at_once_make_one_mention(cast: Cast, server: FeedServer) -> None:
    server.body = rss([Told(f"Nummer {number}", f"https://a.example/{number}") for number in range(20)])
    feeds = [
        MentionFeed.objects.create(name=str(number), url=f"{server.url}?{number}", team=cast.vatten)
        for number in range(4)
    ]

    def fetched(feed: MentionFeed) -> None:
        fetch(feed.pk)
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(fetched, feeds))

    assert Mention.objects.count() == 20
    assert [feed.last_error for feed in MentionFeed.objects.all()] == [""] * 4
