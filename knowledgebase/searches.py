"""Searches that found nothing: what people look for and nobody has answered, or answers in other words."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Sum
from django.utils import timezone

from knowledgebase.models import SearchesOfDay, SettledSearch

SEARCHED_DAYS = 30
SEARCHES_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Search:
    """A search of the last SEARCHED_DAYS days that found nothing, and that nobody has dealt with since."""

    words: str
    language: str
    count: int


def searches_without_hits(most: int = SEARCHES_SHOWN) -> list[Search]:
    """The most frequent first."""
    since = timezone.localdate() - timedelta(days=SEARCHED_DAYS)
    settled = SettledSearch.objects.filter(
        language=OuterRef("language"), words=OuterRef("words"), settled_at__date__gte=OuterRef("day")
    )
    rows = SearchesOfDay.objects.filter(day__gt=since, without_hits__gt=0).exclude(Exists(settled)).order_by()
    grouped = rows.values_list("words", "language").annotate(count=Sum("without_hits")).order_by("-count", "words")
    return [Search(words, language, count) for words, language, count in grouped[:most]]
