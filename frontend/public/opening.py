"""When a way to reach us is open, in words. Pure: now is an argument, times are Stockholm's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from knowledgebase.models import ContactWay
from servicedesk.lib.swedish_days import closed_days

Hours = list[tuple[time, time]]
LOOK_AHEAD = 14  # days


@dataclass(frozen=True, slots=True)
class Opening:
    is_open: bool
    words: str  # "" when there is nothing to tell


def opening(way: ContactWay, now: datetime) -> Opening:
    """Say whether it is open: until when, or when it opens."""
    if way.is_always_open:
        return Opening(True, _("Round the clock"))
    if not way.hours:
        return Opening(False, "")
    here = timezone.localtime(now)
    for begin, end in hours_on(way, here.date()):
        if begin <= here.time() < end:
            return Opening(True, _("Open until %(time)s") % {"time": clock(end)})
        if here.time() < begin:
            return Opening(False, _("Opens today at %(time)s") % {"time": clock(begin)})
    for days in range(1, LOOK_AHEAD + 1):
        day = here.date() + timedelta(days=days)
        if hours := hours_on(way, day):
            return Opening(False, _opens(day, days, hours[0][0]))
    return Opening(False, _("Closed"))


def _opens(day: date, days: int, begin: time) -> str:
    if days == 1:
        return _("Opens tomorrow at %(time)s") % {"time": clock(begin)}
    if days < 7:
        return _("Opens on %(day)s at %(time)s") % {"day": weekday(day.weekday()), "time": clock(begin)}
    return _("Opens on %(day)s at %(time)s") % {"day": f"{day.day}/{day.month}", "time": clock(begin)}


def hours_on(way: ContactWay, day: date) -> Hours:
    """Of that day: none on a public holiday, or when the way says that it is closed."""
    is_closed = day in way.closed_on or day in closed_days(day.year)
    return [] if is_closed else hours_of(way, day.weekday())


def hours_of(way: ContactWay, weekday_number: int) -> Hours:
    """The hours of an ordinary week's day, in order."""
    rows = [row for row in way.hours if row["day"] == weekday_number]
    return sorted((time.fromisoformat(row["from"]), time.fromisoformat(row["to"])) for row in rows)


def clock(moment: time) -> str:
    """8 or 16:30 in Swedish, 8:00 in English."""
    if moment.minute == 0 and get_language() == "sv":
        return str(moment.hour)
    return f"{moment.hour}:{moment.minute:02}"


def weekday(number: int) -> str:
    name = str(WEEKDAYS[number])
    return name.lower() if get_language() == "sv" else name


@dataclass(frozen=True, slots=True)
class Week:
    """All hours as a table: one column a way, rows of days that are alike together."""

    ways: list[ContactWay]
    rows: list[tuple[str, list[str]]]


def week(ways: Sequence[ContactWay]) -> Week:
    """The ordinary week of those that have hours."""
    shown = [way for way in ways if way.hours]
    days = [(number, [_hours_words(hours_of(way, number)) for way in shown]) for number in range(7)]
    rows = []
    for words, alike in groupby(days, key=lambda row: row[1]):
        numbers = [number for number, _words in alike]
        rows.append((_days_words(numbers), words))
    return Week(shown, rows if shown else [])


def _days_words(numbers: Sequence[int]) -> str:
    first, last = weekday(numbers[0]), weekday(numbers[-1])
    words = first if len(numbers) == 1 else f"{first}–{last}"
    return words[0].upper() + words[1:]


def _hours_words(hours: Hours) -> str:
    return ", ".join(f"{clock(begin)}–{clock(end)}" for begin, end in hours) or _("Closed")
