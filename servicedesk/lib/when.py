"""Points in time as short words: the clock for today, the day for this week, else the date.

Pure: now is an argument.
"""

from datetime import date, datetime, timedelta

from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def short(moment: datetime, now: datetime) -> str:
    """Return 08:55, yesterday, Friday, 14 Oct or 14 Oct 2024."""
    return short_of(moment, timezone.localtime(now).date())


def short_of(moment: datetime, today: date) -> str:
    """The same, where the day is known already."""
    here = timezone.localtime(moment)
    days = (today - here.date()).days
    if days == 0:
        return formats.date_format(here, "H:i")
    if days == 1:
        return _("yesterday")
    if 0 < days < 7:
        return _as_written(formats.date_format(here, "D"))
    return _as_written(formats.date_format(here, "j M" if here.year == today.year else "j M Y"))


def day(moment: datetime, now: datetime) -> str:
    """Return the day as a heading of a timeline: today, Tuesday 24 November."""
    here, today = timezone.localtime(moment), timezone.localtime(now).date()
    days = (today - here.date()).days
    shown = _as_written(formats.date_format(here, "l j F" if here.year == today.year else "j F Y"))
    if days == 0:
        return _("today, %(day)s") % {"day": shown}
    if days == 1:
        return _("yesterday, %(day)s") % {"day": shown}
    return shown


def in_full(moment: datetime) -> str:
    """Return Tuesday 7 April at 15:00, as a promise says it. Within the minute: never later than it is.

    Midnight is the end of the day before: Monday 2 November at 24:00.
    """
    here = timezone.localtime(moment)
    is_midnight = (here.hour, here.minute) == (0, 0)
    day = formats.date_format(here - timedelta(days=1) if is_midnight else here, "l j F")
    return _("%(day)s at %(time)s") % {"day": _as_written(day), "time": _spoken(24 if is_midnight else here.hour, here)}


def _spoken(hour: int, here: datetime) -> str:
    """In Swedish 15 and 15.30, elsewhere 15:00 and 15:30."""
    if not (get_language() or "").startswith("sv"):
        return f"{hour:02}:{here.minute:02}"
    return f"{hour}.{here.minute:02}" if here.minute else str(hour)


def clock(moment: datetime) -> str:
    return formats.date_format(timezone.localtime(moment), "H:i")


def _as_written(date: str) -> str:
    """Days and months have a capital in English and none in Swedish."""
    return date.lower() if (get_language() or "").startswith("sv") else date
