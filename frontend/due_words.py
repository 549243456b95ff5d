"""When something is due, in words. Pure: now is an argument; days are those people here live."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import formats, timezone
from django.utils.translation import get_language, ngettext, npgettext, pgettext
from django.utils.translation import gettext as _

SOON = timedelta(hours=2)  # a due time as near as this is shown in colour
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Left:
    """How far a due time is. state: "calm", "soon" or "late". The same rules are in js/countdown.js."""

    words: str
    state: str


def moment_words(moment: datetime, now: datetime, zone: ZoneInfo | None = None) -> str:
    """Say the day and the time: "i dag klockan 15", "i morgon klockan 9.30", "tisdag 7 april klockan 15".

    Midnight is said as the end of the day before it: "måndag 2 november klockan 24".
    """
    shown, time = _day_and_time(timezone.localtime(moment, zone))
    today = timezone.localtime(now, zone).date()
    days = (shown - today).days
    if days in (0, 1):
        return (_("today at %(time)s") if days == 0 else _("tomorrow at %(time)s")) % {"time": time}
    return _on(shown, time, today)


def exact_words(moment: datetime, now: datetime) -> str:
    """The same without i dag and i morgon: what stays right when the day ends."""
    return _on(*_day_and_time(timezone.localtime(moment)), timezone.localtime(now).date())


def short_moment_words(moment: datetime, now: datetime) -> str:
    """The same where there is little room: "i dag kl. 15", "fre 6 nov kl. 24"."""
    day, time = _day_and_time(timezone.localtime(moment))
    today = timezone.localtime(now).date()
    near = {0: _("today"), 1: _("tomorrow")}.get((day - today).days)
    shown = near or _lower(formats.date_format(day, "D j M" if day.year == today.year else "j M Y"))
    return pgettext("short", "%(day)s at %(time)s") % {"day": shown, "time": time}


def left_words(due_at: datetime, now: datetime) -> Left:
    """Say how long is left, or how late it is: minutes, hours within a day, then days of the calendar."""
    late = now >= due_at
    length = now - due_at if late else due_at - now
    minutes = int(length.total_seconds() // 60)
    if minutes < 60:
        shown = _("%(count)d min") % {"count": max(minutes, 1)}
    elif minutes < 24 * 60:
        shown = _("%(count)d h") % {"count": minutes // 60}
    else:
        days = abs((timezone.localtime(due_at - _TICK).date() - timezone.localtime(now).date()).days)
        shown = npgettext("short", "%(count)d day", "%(count)d days", days) % {"count": days}
    if late:
        return Left(_("%(time)s late") % {"time": shown}, "late")
    return Left(_("%(time)s left") % {"time": shown}, "soon" if length <= SOON else "calm")


def length_words(minutes: int) -> str:
    """Say a length: "24 timmar", "1 timme 30 minuter", "5 dygn"."""
    if minutes % 1440 == 0 and minutes > 1440:
        return ngettext("%(count)d day and night", "%(count)d days and nights", minutes // 1440) % {
            "count": minutes // 1440
        }
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours})
    if rest or not hours:
        parts.append(ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest})
    return " ".join(parts)


def timedelta_words(length: timedelta) -> str:
    """The same of a length of time, to the minute."""
    return length_words(int(length.total_seconds() // 60))


def _day_and_time(here: datetime) -> tuple[date, str]:
    if (here.hour, here.minute) == (0, 0):
        return here.date() - timedelta(days=1), _clock(24, 0)
    return here.date(), _clock(here.hour, here.minute)


def _on(day: date, time: str, today: date) -> str:
    shown = formats.date_format(day, "l j F" if day.year == today.year else "l j F Y")
    return _("%(day)s at %(time)s") % {"day": _lower(shown), "time": time}


def _lower(day: str) -> str:
    """Days and months have a capital in English and none in Swedish."""
    return day.lower() if _is_swedish() else day


def _clock(hour: int, minute: int) -> str:
    """15 or 15.30 in Swedish, 15:00 or midnight in English."""
    if _is_swedish():
        return f"{hour}.{minute:02}" if minute else str(hour)
    return _("midnight") if hour == 24 else f"{hour}:{minute:02}"


def _is_swedish() -> bool:
    return (get_language() or "").startswith("sv")
