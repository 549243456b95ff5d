"""Opening hours in words: "Open until 16:30", "Closed, opens on Wednesday at 8". Pure: now is an argument."""

from datetime import datetime

from django.utils import formats, timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chat.hours import Staffed


def words(staffed: Staffed, now: datetime) -> str:
    """Say it in a line, for the head of the window and the page."""
    if staffed.is_open:
        return _until(staffed.closes_at, now)
    if staffed.opens_at is None:
        return _("Closed")
    return _("Closed, opens %(when)s") % {"when": opening_words(staffed.opens_at, now)}


def opening_words(moment: datetime, now: datetime) -> str:
    """Say when: "today at 13", "tomorrow at 8", "on Wednesday at 8", "on 7 January at 8"."""
    here = timezone.localtime(moment)
    days = (here.date() - timezone.localtime(now).date()).days
    at = {"time": clock(here)}
    if days == 0:
        return _("today at %(time)s") % at
    if days == 1:
        return _("tomorrow at %(time)s") % at
    if days < 7:
        return _("on %(day)s at %(time)s") % {"day": _as_written(str(WEEKDAYS[here.weekday()])), **at}
    return _("on %(day)s at %(time)s") % {"day": _as_written(formats.date_format(here, "j F")), **at}


def clock(moment: datetime) -> str:
    """8 or 16:30 in Swedish, 8:00 in English."""
    here = timezone.localtime(moment)
    if here.minute == 0 and (get_language() or "").startswith("sv"):
        return str(here.hour)
    return f"{here.hour}:{here.minute:02}"


def _until(closes_at: datetime | None, now: datetime) -> str:
    if closes_at is None:
        return _("Open round the clock")
    here, days = timezone.localtime(closes_at), 0
    days = (here.date() - timezone.localtime(now).date()).days
    if days == 1 and here.hour == here.minute == 0:
        return _("Open until midnight")
    if days > 0:
        return _("Open now")
    return _("Open until %(time)s") % {"time": clock(here)}


def _as_written(name: str) -> str:
    """Days and months have a capital in English and none in Swedish."""
    return name.lower() if (get_language() or "").startswith("sv") else name
