"""When the demo's articles were written, published and looked at: the same for the same article, counted from today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from servicedesk.demo.content import article_shapes as shapes
from servicedesk.demo.content.calendar import STOCKHOLM, into_office_hours

_REVIEWED_EVERY = 180  # days
WRITTEN_BEFORE = timedelta(hours=20)  # a changed text, before it is published
# First published so many days ago: new enough to see what they changed. All others have been there for long.
_NEW = {"parkeringstillstand-rorelsehindrad": 46, "passerkort-till-atervinningscentralen": 83}
_HALF_DONE = {"draft": (3, 12), "in_review": (4, 9)}  # days since they were begun


@dataclass(frozen=True, slots=True)
class Times:
    created: datetime
    published: datetime | None  # first
    changed: datetime | None  # published again with another text
    reviewed: datetime | None  # the facts were looked at again without a change
    review_on: date | None
    unpublished: datetime | None = None

    @property
    def saved(self) -> datetime | None:
        """When the text of the last change was written."""
        return self.changed - WRITTEN_BEFORE if self.changed else None

    @property
    def last_published(self) -> datetime | None:
        return self.changed or self.published


def times_of(article: shapes.Article, changes: Mapping[str, shapes.EarlierText], now: datetime) -> Times:
    """Return the moments of an article as they stand at now."""
    chance = Random(article.slug)  # noqa: S311 -- the same each time is what it is for

    def ago(days: float) -> datetime:
        local = (now - timedelta(days=days)).astimezone(STOCKHOLM).replace(hour=chance.randint(8, 14))
        office = into_office_hours(local.replace(minute=chance.randint(0, 59), microsecond=0), chance.randint(5, 90))
        return min(office.astimezone(now.tzinfo), now - timedelta(minutes=30))

    if article.state in _HALF_DONE:
        return Times(ago(chance.uniform(*_HALF_DONE[article.state])), None, None, None, None)
    begun = _NEW.get(article.slug, 0) or chance.randint(200, 380)
    created = ago(begun)
    published = max(ago(begun - chance.randint(2, 9)), created + timedelta(hours=26))
    changed = ago(changes[article.slug].days_ago) if article.slug in changes else None
    today = now.astimezone(STOCKHOLM).date()
    if article.state == "unpublished":
        gone = ago(chance.randint(20, 60))
        return Times(created, published, changed, None, today + timedelta(days=60), gone)
    if article.state == "review_due":
        late = -article.review_in_days
        return Times(created, published, None, None, today - timedelta(days=late))
    looked = min(chance.randint(10, 150), begun - 10)
    reviewed = ago(looked) if changed is None else None
    left = _REVIEWED_EVERY - (looked if changed is None else changes[article.slug].days_ago)
    return Times(created, published, changed, reviewed, today + timedelta(days=max(left, 3)))
