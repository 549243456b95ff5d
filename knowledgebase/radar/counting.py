"""How often a question was asked: week by week and channel by channel, in Stockholm's weeks, for a page of questions.

A search without a hit is no contact: it ends when there is a page, whatever the page is worth. It is told apart.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Sum
from django.db.models.functions import TruncWeek
from django.utils import timezone

from knowledgebase.models import RadarContact
from knowledgebase.radar.effect import Week

WEEKS = 12  # that the list looks back


def weekly(question_ids: Iterable[int], weeks: int = WEEKS, *, today: date | None = None) -> dict[int, list[Week]]:
    """Return of each question its last `weeks` weeks, the oldest first, this one the last; one query.

    A week without contacts is there, with none. Searches are not counted.
    """
    ids = list(question_ids)
    mondays = _mondays(weeks, today or timezone.localdate())
    found: dict[int, dict[date, Counter[str]]] = {pk: {monday: Counter() for monday in mondays} for pk in ids}
    rows = (
        RadarContact.objects.filter(question__in=ids, at__gte=_midnight(mondays[0]), at__lt=_midnight(_after(mondays)))
        .exclude(source=RadarContact.Source.SEARCH)
        .order_by()
        .annotate(week=TruncWeek("at"))
        .values_list("question", "week", "channel")
        .annotate(Sum("weight"))
    )
    for pk, week, channel, count in rows:
        found[pk][timezone.localdate(week)][channel] += count
    return {pk: [Week(monday, dict(counts)) for monday, counts in found[pk].items()] for pk in ids}


def by_channel(weeks: Iterable[Week]) -> list[tuple[str, int]]:
    """Return (channel, contacts) in all of these weeks, the busiest first."""
    total: Counter[str] = Counter()
    for week in weeks:
        total.update(week.contacts)
    return total.most_common()


def since(weeks: int = WEEKS, today: date | None = None) -> datetime:
    """Return the moment from which the last weeks are counted."""
    return _midnight(_mondays(weeks, today or timezone.localdate())[0])


def _mondays(weeks: int, today: date) -> list[date]:
    monday = today - timedelta(days=today.weekday())
    return [monday - timedelta(weeks=number) for number in reversed(range(weeks))]


def _after(mondays: list[date]) -> date:
    return mondays[-1] + timedelta(weeks=1)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
