"""The municipality's days and hours in pure functions. Everything here is local time in Europe/Stockholm."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
OPENS = time(8, 0)
CLOSES = time(16, 30)
CLOSES_FRIDAY = time(15, 0)
VISITS_FROM = time(10, 0)
# The red days with a fixed date; the movable ones do not matter to a demonstration.
RED_DAYS = frozenset({(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)})

_WEEKDAYS = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "sv": [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


def is_working_day(day: date) -> bool:
    """Monday to Friday, and not a red day."""
    return day.weekday() < 5 and (day.month, day.day) not in RED_DAYS


def working_day_after(day: date, days: int = 1) -> date:
    """The first working day at least ``days`` days after ``day``."""
    found = day + timedelta(days=days)
    while not is_working_day(found):
        found += timedelta(days=1)
    return found


def working_day_before(day: date) -> date:
    """The last working day before ``day``."""
    found = day - timedelta(days=1)
    while not is_working_day(found):
        found -= timedelta(days=1)
    return found


def closing(day: date) -> time:
    """When the contact centre closes on a working day."""
    return CLOSES_FRIDAY if day.weekday() == 4 else CLOSES


def is_open(moment: datetime) -> bool:
    """Whether the contact centre is open at a local moment."""
    return is_working_day(moment.date()) and OPENS <= moment.time() < closing(moment.date())


def into_office_hours(moment: datetime, late: int) -> datetime:
    """``moment`` when open, otherwise ``late`` minutes after the next opening."""
    if is_open(moment):
        return moment
    before_opening = is_working_day(moment.date()) and moment.time() < OPENS
    day = moment.date() if before_opening else working_day_after(moment.date())
    return datetime.combine(day, OPENS, moment.tzinfo) + timedelta(minutes=late)


def into_waking_hours(moment: datetime, late: int) -> datetime:
    """``moment`` between 6.30 and 23, otherwise ``late`` minutes after the next half past six."""
    if time(6, 30) <= moment.time() < time(23, 0):
        return moment
    day = moment.date() if moment.time() < time(6, 30) else moment.date() + timedelta(days=1)
    return datetime.combine(day, time(6, 30), moment.tzinfo) + timedelta(minutes=late)


def spoken_day(day: date, language: str = "sv") -> str:
    """ "onsdag 25 november"; English where the language is not Swedish."""
    names = language if language in _WEEKDAYS else "en"
    return f"{_WEEKDAYS[names][day.weekday()]} {day.day} {_MONTHS[names][day.month - 1]}"


def spoken_last(day: date) -> str:
    """ "i fredags", for a day in the week gone by."""
    return f"i {_WEEKDAYS['sv'][day.weekday()]}s"


def month_name(day: date) -> str:
    """ "november", in Swedish."""
    return _MONTHS["sv"][day.month - 1]
