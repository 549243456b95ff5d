"""How often a question was asked: a chart of weeks by channel, and the same as a table."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from frontend.editor.radar_charts import COLOURS, Chart, week_columns, week_number
from knowledgebase.models import Question
from knowledgebase.radar.counting import WEEKS, by_channel, weekly

PERIODS = (WEEKS, 26, 52)  # weeks one can look back


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table."""

    monday: date
    number: int
    counts: list[int]  # by channel
    total: int


@dataclass(frozen=True, slots=True)
class Weeks:
    period: int
    periods: tuple[int, ...]
    total: int
    channels: list[tuple[str, int, int]]  # kind, contacts, colour; the busiest first
    chart: Chart
    lines: list[Line]  # the newest first


def weeks_of(question: Question, period: int) -> Weeks:
    """One query. period: one of PERIODS; this week, which is not over, is the last."""
    weeks = weekly([question.pk], period)[question.pk]
    counted = by_channel(weeks)
    kinds = [kind for kind, _count in counted]
    published = timezone.localdate(question.answered_at) if question.answered_at else None
    lines = [
        Line(
            monday=week.monday,
            number=week_number(week.monday),
            counts=[week.contacts.get(kind, 0) for kind in kinds],
            total=sum(week.contacts.values()),
        )
        for week in reversed(weeks)
    ]
    return Weeks(
        period=period,
        periods=PERIODS,
        total=sum(count for _kind, count in counted),
        channels=[(kind, count, min(place, COLOURS)) for place, (kind, count) in enumerate(counted, 1)],
        chart=week_columns([(week.monday, week.contacts) for week in weeks], kinds, published_on=published),
        lines=lines,
    )
