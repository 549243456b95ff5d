"""What is read and looked for most. Which ones is remembered for a minute; whether they may be shown is not."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, QuerySet, Sum
from django.utils import timezone

from frontend import lookups
from frontend.public.languages import address
from knowledgebase.models import SearchesOfDay, Translation, ViewsOfDay
from knowledgebase.queries import public_translations

DAYS, SECONDS = 30, 60.0
QUESTIONS, SEARCHES = 6, 4
# What is shown as a search of many has been asked for often, on several days, and what was found was opened.
OFTEN, ON_DAYS = 10, 3


@dataclass(frozen=True, slots=True)
class QuestionLink:
    question: str
    url: str


def popular_questions(language: str, now: datetime, *, most: int = QUESTIONS) -> list[QuestionLink]:
    """The most read, filled up with the newest."""
    keys = lookups.kept(f"popular questions {language}", SECONDS, lambda: _most_read(language, most * 2))
    public = public_translations(now).filter(language=language)
    found = {row[0]: row for row in _rows(public.filter(pk__in=keys))}
    chosen = [found[key] for key in keys if key in found][:most]
    if len(chosen) < most:
        newest = public.exclude(pk__in=found).order_by("-published_at", "-id")[: most - len(chosen)]
        chosen += _rows(newest)
    return _links(chosen, language)


def popular_searches(language: str) -> list[str]:
    return lookups.kept(f"popular searches {language}", SECONDS, lambda: _most_searched(language))


def most_read_first(translations: QuerySet[Translation], language: str, most: int) -> list[QuestionLink]:
    """The most read of these, all of one language: for the list beside an article."""
    ranked = translations.filter(views__day__gte=_since()).annotate(read=Sum("views__count")).order_by("-read", "id")
    rows = _rows(ranked[:most])
    if len(rows) < most:
        rest = translations.exclude(pk__in=[row[0] for row in rows]).order_by("-published_at", "id")
        rows += _rows(rest[: most - len(rows)])
    return _links(rows, language)


def _since() -> date:
    return timezone.localdate() - timedelta(days=DAYS)


def _most_read(language: str, most: int) -> list[int]:
    views = ViewsOfDay.objects.filter(
        day__gte=_since(), translation__language=language, translation__live__isnull=False
    )
    ranked = views.order_by().values("translation").annotate(read=Sum("count")).order_by("-read", "translation")
    return [row["translation"] for row in ranked[:most]]


def _most_searched(language: str) -> list[str]:
    rows = SearchesOfDay.objects.filter(day__gte=_since(), language=language, hits__gt=0).order_by().values("words")
    often = rows.annotate(asked=Sum("searches"), days=Count("day"), opened=Sum("clicks"))
    often = often.filter(asked__gte=OFTEN, days__gte=ON_DAYS, opened__gt=0).order_by("-asked", "words")
    return [row["words"] for row in often[:SEARCHES]]


def _links(rows: list[tuple[int, str, str]], language: str) -> list[QuestionLink]:
    return [QuestionLink(question, address("article", language, slug)) for _key, question, slug in rows]


def _rows(translations: QuerySet[Translation]) -> list[tuple[int, str, str]]:
    return list(translations.values_list("pk", "live__question", "slug"))
