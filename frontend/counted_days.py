"""How time was counted, day by day: when it ran, for how long, and why it did not on other days. Pure.

For people who want to check a due time: the settings' "count it", and a ticket's "how it was counted".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _

from servicedesk.lib.swedish_days import closed_days, half_days, half_name_of, name_of
from servicedesk.lib.working_time import OpeningHours, WorkingTime

MOST_DAYS = 400  # walked through at most
EDGE = 14  # days shown at the beginning and at the end of a long time


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day, or several in a row that are alike. spans: local moments. why: why less is counted, "" when all is.

    folded: this many days between are left out, and nothing else is said.
    """

    first: date
    last: date
    spans: tuple[tuple[datetime, datetime], ...] = ()
    counted: timedelta = timedelta()
    why: str = ""
    folded: int = 0


def counted_days(
    time: WorkingTime, start: datetime, end: datetime, labels: Mapping[date, str] | None = None
) -> list[CountedDay]:
    """Return the days from start to end as time counts them. labels: what own days of the calendar are called."""
    days = list(_joined(_days(time, start, end, labels or {})))
    if len(days) <= 2 * EDGE + 1:
        return days
    between = days[EDGE:-EDGE]
    counted = sum((one.counted for one in between), timedelta())
    fold = CountedDay(between[0].first, between[-1].last, counted=counted, folded=len(between))
    return [*days[:EDGE], fold, *days[-EDGE:]]


def why_not_all(hours: OpeningHours, day: date, labels: Mapping[date, str]) -> str:
    """Why the day is closed or short: the name of what is kept then; "" on a day like any other of the week."""
    if day in hours.closed_from:
        return labels.get(day) or (_("Day of our own") if hours.closed_from[day] < 1440 else "")
    if hours.keeps_holidays and day in closed_days(day.year):
        return name_of(day)
    if hours.half_days_close is not None and day in half_days(day.year) and hours.weekly[day.weekday()]:
        return half_name_of(day)
    return "" if hours.weekly[day.weekday()] else _("closed on this day of the week")


def open_spans(hours: OpeningHours, day: date) -> list[tuple[datetime, datetime]]:
    """When it is open that day, as moments of its time zone."""
    return [(_at(hours, day, start), _at(hours, day, stop)) for start, stop in hours.on(day)]


def _days(time: WorkingTime, start: datetime, end: datetime, labels: Mapping[date, str]) -> Iterator[CountedDay]:
    hours = time.hours
    day, last = start.astimezone(hours.zone).date(), _last_day(hours, start, end)
    for _number in range(MOST_DAYS):
        if day > last:
            return
        spans = _clipped(open_spans(hours, day), start, end)
        counted = sum((stop.astimezone(UTC) - begin.astimezone(UTC) for begin, stop in spans), timedelta())
        yield CountedDay(day, day, tuple(spans), counted, why_not_all(hours, day, labels))
        day += timedelta(days=1)


def _last_day(hours: OpeningHours, start: datetime, end: datetime) -> date:
    """Midnight belongs to the day that ends there."""
    return max((end - timedelta(microseconds=1)).astimezone(hours.zone).date(), start.astimezone(hours.zone).date())


def _clipped(
    spans: Sequence[tuple[datetime, datetime]], start: datetime, end: datetime
) -> list[tuple[datetime, datetime]]:
    clipped = []
    for begin, stop in spans:
        zone = begin.tzinfo
        first, last = max(begin, start), min(stop, end)
        if first < last:
            clipped.append((first.astimezone(zone), last.astimezone(zone)))
    return clipped


def _joined(days: Iterator[CountedDay]) -> Iterator[CountedDay]:
    """Days in a row on which nothing is counted, for the same reason, are one."""
    before: CountedDay | None = None
    for one in days:
        if before and not before.spans and not one.spans and before.why == one.why:
            before = CountedDay(before.first, one.last, why=one.why)
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def _at(hours: OpeningHours, day: date, minute: int) -> datetime:
    days, rest = divmod(minute, 1440)
    there = datetime(day.year, day.month, day.day, tzinfo=hours.zone) + timedelta(days=days, minutes=rest)
    return there.astimezone(UTC).astimezone(hours.zone)
