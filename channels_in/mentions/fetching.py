"""Fetching feeds, each at its own pace, and keeping what is new once. A minute's job asks for one for each due feed."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from channels_in.alarms import alarm_administrators, clear_alarm
from channels_in.locks import only_one
from channels_in.mentions.links import host_of, key_of
from channels_in.mentions.reading import CannotReadFeed, Feed, Item, read_feed
from channels_in.models import Mention, MentionFeed
from channels_in.vendor_answers import resting_time
from servicedesk.lib import outward
from servicedesk.lib.queueing import enqueue
from servicedesk.lib.text import one_line

log = logging.getLogger(__name__)
FETCH = "channels_in.fetch_mention_feed"
LIMITS = outward.Limits(size=2_000_000, redirects=outward.MOST_REDIRECTS)
FAILS_FOR = timedelta(hours=6)  # without a success, before administrators are told
OLDEST = timedelta(days=90)  # what a feed tells of that is older was said long before anybody listened
_ACCEPTED = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
FAILS = gettext_noop("Mentions from %(feed)s are not fetched")
FAILS_BODY = gettext_noop(
    "The feed %(feed)s could not be fetched for %(hours)s hours: %(said)s. Test it under Settings, Mentions, or stop "
    "fetching it."
)


class FeedFault(Exception):
    """The feed could not be fetched or read. str() is for people. rest: how long its server wants peace."""

    def __init__(self, text: str, *, rest: timedelta | None = None) -> None:
        super().__init__(text)
        self.rest = rest


def ask_due(now: datetime) -> list[int]:
    """Ask for a job for each feed whose time has come; return their ids."""
    with transaction.atomic():
        rows = MentionFeed.objects.select_for_update(skip_locked=True).filter(is_active=True, due_at__lte=now)
        due = list(rows.order_by("pk"))
        for feed in due:
            feed.due_at = now + timedelta(minutes=feed.every)
            enqueue(FETCH, feed_id=feed.pk)
        MentionFeed.objects.bulk_update(due, ["due_at"])
    return [feed.pk for feed in due]


def fetch(feed_id: int) -> int:
    """Fetch one feed and keep what is new. Returns how much that is. A fault is noted on the feed."""
    with only_one("mention_feed", feed_id) as is_ours:
        feed = MentionFeed.objects.filter(pk=feed_id, is_active=True).first() if is_ours else None
        if feed is None:
            return 0
        try:
            answer = ask(feed.url, etag=feed.etag, modified=feed.modified)
            found = _read(answer) if answer.status != 304 else None
        except FeedFault as error:
            _note_fault(feed, error)
            return 0
        return _keep(feed, answer, found)


def ask(url: str, *, etag: str = "", modified: str = "") -> outward.Answer:
    """Ask for the feed, or for nothing if it is as before. Raises FeedFault for every answer but 200 and 304."""
    headers = {"accept": _ACCEPTED} | ({"if-none-match": etag} if etag else {})
    headers |= {"if-modified-since": modified} if modified else {}
    try:
        answer = outward.request("GET", url, headers=headers, limits=LIMITS)
    except outward.OutwardError as error:
        raise FeedFault(str(error)) from error
    if answer.status in (429, 503):
        raise FeedFault(f"HTTP {answer.status}", rest=resting_time(answer))
    if answer.status != 200 and (answer.status != 304 or not (etag or modified)):
        raise FeedFault(f"HTTP {answer.status}")
    return answer


def look(url: str) -> Feed:
    """What the feed holds now; nothing is kept. Raises FeedFault."""
    return _read(ask(url))


def _read(answer: outward.Answer) -> Feed:
    try:
        return read_feed(answer.body, answer.headers.get("content-type", ""))
    except CannotReadFeed as error:
        raise FeedFault(str(error)) from error


def _keep(feed: MentionFeed, answer: outward.Answer, found: Feed | None) -> int:
    """Write what is new together with how the server called what it gave: a kill between them loses nothing."""
    now = timezone.now()
    with transaction.atomic():
        new = _new(_mentions(feed, found.items, now)) if found else []
        Mention.objects.bulk_create(new, ignore_conflicts=True)
        changes = {"last_success_at": now, "last_error": "", "failing_since": None}
        if found:
            headers = answer.headers
            changes |= {"etag": headers.get("etag", "")[:500], "modified": headers.get("last-modified", "")[:100]}
        MentionFeed.objects.filter(pk=feed.pk).update(**changes)
        clear_alarm(_alarm(feed))
    return len(new)


def _new(mentions: Sequence[Mention]) -> list[Mention]:
    """Each once, and none that is known; what another feed writes in the same moment is left to it."""
    once = {row.key: row for row in reversed(mentions)}
    known = set(Mention.objects.filter(key__in=once).values_list("key", flat=True))
    return [row for key, row in once.items() if key not in known]


def _mentions(feed: MentionFeed, items: Sequence[Item], now: datetime) -> list[Mention]:
    return [
        Mention(
            feed=feed,
            team_id=feed.team_id,
            key=key_of(item.url, item.guid, item.title),
            url=item.url,
            title=item.title,
            excerpt=item.excerpt,
            source=item.source or host_of(item.url),
            published_at=item.published_at if item.published_at and item.published_at <= now else None,
            seen_at=now,
        )
        for item in items
        if item.published_at is None or item.published_at > now - OLDEST
    ]


def _note_fault(feed: MentionFeed, error: FeedFault) -> None:
    now = timezone.now()
    since = feed.failing_since or now
    later = now + max(error.rest or timedelta(0), timedelta(minutes=feed.every))
    said = one_line(str(error), 300)
    MentionFeed.objects.filter(pk=feed.pk).update(last_error=said, failing_since=since, due_at=later)
    log.warning("mention feed %s: %s", feed.pk, said)
    if now - since >= FAILS_FOR:
        hours = int((now - since).total_seconds() // 3600)
        alarm_administrators(_alarm(feed), FAILS, FAILS_BODY, feed=feed.name, hours=hours, said=said[:150])


def _alarm(feed: MentionFeed) -> str:
    return f"mention_feed:{feed.pk}"
