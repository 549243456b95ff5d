"""Times as people ask for them: a day, before or after a day, between two, or an age such as 7d.

2026-01-15   that day            >2026-01-15  after it        >=2026-01-15  from it
<2026-01-15  before it           <=2026-01-15 until it        2026-01-01..2026-01-31
7d, <7d      in the last 7 days  >7d          longer ago      units: h hours, d days, w weeks
today, yesterday
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

_AGE = re.compile(r"(?P<sign>[<>]?)(?P<count>\d{1,4})(?P<unit>[hdw])\Z")
_DAY = re.compile(r"(?P<sign>[<>]=?)?(?P<day>\d{4}-\d{2}-\d{2})\Z")
_RANGE = re.compile(r"(?P<first>\d{4}-\d{2}-\d{2})\.\.(?P<last>\d{4}-\d{2}-\d{2})\Z")
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
NAMED = ("today", "yesterday")
_FIRST, _LAST = date(1900, 1, 1), date(2200, 1, 1)


class PeriodError(ValueError):
    """Not a time in any of these forms."""


@dataclass(frozen=True, slots=True)
class Period:
    """From since until before. An age is counted from the moment of asking: at least, or at most, so long ago."""

    since: datetime | None = None
    before: datetime | None = None
    younger_than: timedelta | None = None
    older_than: timedelta | None = None


def normal_period(text: str) -> str:
    """The same period as it is kept. Raises PeriodError.

    >>> normal_period(" 7D ")
    '<7d'
    """
    text = text.strip().lower()
    if age := _AGE.match(text):
        return f"{age['sign'] or '<'}{int(age['count'])}{age['unit']}"
    if text not in NAMED:
        period_of(text, date(2000, 1, 1))
    return text


def period_of(text: str, today: date) -> Period:
    """Read a period; days begin at midnight of the current time zone. Raises PeriodError."""
    if age := _AGE.match(text):
        length = int(age["count"]) * _UNITS[age["unit"]]
        return Period(older_than=length) if age["sign"] == ">" else Period(younger_than=length)
    if text in NAMED:
        day = today if text == "today" else today - timedelta(days=1)
        return Period(_midnight(day), _midnight(day + timedelta(days=1)))
    if both := _RANGE.match(text):
        first, last = _day(both["first"]), _day(both["last"])
        if last < first:
            raise PeriodError
        return Period(_midnight(first), _midnight(last + timedelta(days=1)))
    if one := _DAY.match(text):
        return _beside(_day(one["day"]), one["sign"] or "")
    raise PeriodError


def _beside(day: date, sign: str) -> Period:
    here, after = _midnight(day), _midnight(day + timedelta(days=1))
    return {
        "": Period(here, after),
        ">": Period(since=after),
        ">=": Period(since=here),
        "<": Period(before=here),
        "<=": Period(before=after),
    }[sign]


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise PeriodError from error
    if not _FIRST <= day <= _LAST:
        raise PeriodError
    return day


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
