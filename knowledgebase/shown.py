"""The text of an article as a reader sees it, made from the columns readers may see: internal notes are never read.

Whatever leaves the house (page, feed, API, chat, suggestion) takes its words from a Shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from knowledgebase.models import Translation

COLUMNS = (
    "id",
    "article_id",
    "language",
    "slug",
    "live_id",
    "live__question",
    "live__short_answer",
    "live__steps",
    "live__details",
    "live__links",
    "published_at",
    "reviewed_at",
    "article__category_id",
    "article__department__name",
    "article__changed_at",
)
_LINKS = COLUMNS.index("live__links")


@dataclass(frozen=True, slots=True)
class Link:
    kind: str  # LinkKind
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    translation_id: int
    article_id: int
    language: str
    slug: str
    revision_id: int
    question: str
    short_answer: str  # plain text
    steps: str  # Markdown
    details: str  # Markdown
    links: tuple[Link, ...]
    published_at: datetime | None
    reviewed_at: datetime | None
    category_id: int
    department: str
    changed_at: datetime


def shown(translations: QuerySet[Translation]) -> list[Shown]:
    """Return what readers see of these, in their order; one query. The caller has found them as the reader may."""
    return [_shown(row) for row in translations.filter(live__isnull=False).values_list(*COLUMNS)]


def _shown(row: Sequence[Any]) -> Shown:
    values = list(row)
    values[_LINKS] = tuple(Link(one["kind"], one["label"], one["url"]) for one in values[_LINKS])
    return Shown(*values)
