"""Time that is counted only while somebody is there: opening hours of the week, holidays, half days, days of one's own.

Hours are of the wall clock in their time zone, lengths are real time: the night the clocks change is an hour longer or
shorter. Pure. A WorkingTime keeps the open stretches it has worked out, so that asking costs a microsecond or two.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from servicedesk.lib.swedish_days import FIRST_YEAR, LAST_YEAR, closed_days, half_days

Span = tuple[int, int]  # from, to: minutes after midnight, 0 to 1440
WHOLE_DAY: tuple[Span, ...] = ((0, 1440),)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class NeverOpen(ValueError):
    """The hours never come to it: nothing is open, or not before LAST_YEAR."""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """weekly: the spans of Monday to Sunday, in order and apart from each other.

    half_days_close: minute from which half days are closed, None where they are ordinary days.
    closed_from: days of one's own, each with the minute from which it is closed (0: all day). They win over holidays:
    1440 opens a holiday.
    """

    weekly: tuple[tuple[Span, ...], ...]
    keeps_holidays: bool = True
    half_days_close: int | None = None
    closed_from: Mapping[date, int] = field(default_factory=dict)
    zone: ZoneInfo = STOCKHOLM

    def __post_init__(self) -> None:
        if len(self.weekly) != 7:
            raise ValueError("a week has seven days")
        for spans in self.weekly:
            edges = [edge for span in spans for edge in span]
            if edges != sorted(set(edges)) or any(not 0 <= edge <= 1440 for edge in edges):
                raise ValueError(f"{spans}: spans must be in order, apart, and within a day")

    def on(self, day: date) -> list[Span]:
        """Return when it is open that day."""
        end = self._closes(day)
        return [(start, min(stop, end)) for start, stop in self.weekly[day.weekday()] if start < end]

    def _closes(self, day: date) -> int:
        if day in self.closed_from:
            return self.closed_from[day]
        if self.keeps_holidays and day in closed_days(day.year):
            return 0
        if self.half_days_close is not None and day in half_days(day.year):
            return self.half_days_close
        return 1440


def weekdays(start: int, stop: int) -> tuple[tuple[Span, ...], ...]:
    """The same hours Monday to Friday, in minutes; closed at weekends.

    >>> weekdays(8 * 60, 17 * 60)[4:]
    (((480, 1020),), (), ())
    """
    return (((start, stop),),) * 5 + ((), ())


# "24 hours that run only on working days round the clock" is a length counted in these.
WORKING_DAYS = OpeningHours(weekdays(0, 1440))


class WorkingTime:
    """What can be asked of opening hours. Moments are aware; answers are in UTC."""

    def __init__(self, hours: OpeningHours) -> None:
        self.hours = hours
        self._years: range = range(0)
        # Open stretches in microseconds since 1970, and how much was open before and up to the end of each.
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = []
        self._upto: list[int] = []

    def is_open(self, moment: datetime) -> bool:
        at = _ticks(moment)
        place = self._place(moment, at)
        return place is not None and self._starts[place] <= at

    def next_opening(self, moment: datetime) -> datetime:
        """Return moment when it is open then, else when it opens next. Raises NeverOpen."""
        at = _ticks(moment)
        place = self._next(moment, at)
        return moment if self._starts[place] <= at else _moment(self._starts[place])

    def closing(self, moment: datetime) -> datetime:
        """Return the end of the stretch that is open at moment, or that opens next. Raises NeverOpen."""
        place = self._next(moment, _ticks(moment))
        return _moment(self._ends[place])

    def add(self, moment: datetime, length: timedelta) -> datetime:
        """Return when length of open time has passed since moment. Raises NeverOpen, ValueError for a negative one."""
        need = length // _MICROSECOND
        if need < 0:
            raise ValueError("time is counted forwards")
        if need == 0:
            return moment
        at = _ticks(moment)
        place = self._next(moment, at)
        target = self._before[place] + max(at - self._starts[place], 0) + need
        while self._upto[-1] < target:
            self._extend()
        found = bisect_left(self._upto, target)
        return _moment(self._starts[found] + target - self._before[found])

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Return how much of the time from start to end is open; nothing when end comes first."""
        if end <= start:
            return timedelta()
        self._cover(start)
        while self._years.stop <= end.year + 1 and self._years.stop <= LAST_YEAR:
            self._extend()
        return (self._passed(_ticks(end)) - self._passed(_ticks(start))) * _MICROSECOND

    def _passed(self, at: int) -> int:
        """How much was open before at, since the first year."""
        place = bisect_right(self._ends, at)
        if place == len(self._ends):
            return self._upto[-1] if self._upto else 0
        return self._before[place] + max(at - self._starts[place], 0)

    def _next(self, moment: datetime, at: int) -> int:
        place = self._place(moment, at)
        while place is None:
            self._extend()
            place = self._place(moment, at)
        return place

    def _place(self, moment: datetime, at: int) -> int | None:
        """The first stretch that ends after at."""
        self._cover(moment)
        place = bisect_right(self._ends, at)
        return place if place < len(self._ends) else None

    def _cover(self, moment: datetime) -> None:
        if moment.year - 1 not in self._years or moment.year + 1 not in self._years:
            first = min(moment.year - 1, self._years.start) if self._years else moment.year - 1
            last = max(moment.year + 1, self._years.stop - 1) if self._years else moment.year + 1
            self._build(range(max(first, FIRST_YEAR), min(last, LAST_YEAR) + 1))
            if moment.year not in self._years:
                raise NeverOpen(f"{moment.year} is not between {FIRST_YEAR} and {LAST_YEAR}")

    def _extend(self) -> None:
        if self._years.stop > LAST_YEAR:
            raise NeverOpen("nothing is open any more")
        # Twice as far each time: what is open one hour a month gets there too.
        self._build(range(self._years.start, min(self._years.stop + len(self._years), LAST_YEAR + 1)))

    def _build(self, years: range) -> None:
        self._years = years
        stretches = [stretch for year in years for stretch in self._of(year)]
        self._starts, self._ends = [start for start, _end in stretches], [end for _start, end in stretches]
        self._before, self._upto, total = [], [], 0
        for start, end in stretches:
            self._before.append(total)
            total += end - start
            self._upto.append(total)

    def _of(self, year: int) -> Iterator[tuple[int, int]]:
        day = date(year, 1, 1)
        while day.year == year:
            for start, stop in self.hours.on(day):
                begins, ends = self._at(day, start), self._at(day, stop)
                if begins < ends:
                    yield begins, ends
            day += timedelta(days=1)

    def _at(self, day: date, minute: int) -> int:
        """A wall-clock minute that the change to summer time leaves out is the same moment as the hour after it."""
        days, rest = divmod(minute, 1440)
        there = datetime(day.year, day.month, day.day, tzinfo=self.hours.zone) + timedelta(days=days, minutes=rest)
        return _ticks(there.astimezone(UTC))


def _ticks(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _moment(ticks: int) -> datetime:
    return _EPOCH + ticks * _MICROSECOND
