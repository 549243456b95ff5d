"""Words of the chat console: how long somebody has waited, what a language and a standing are called."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from chat.models import Availability, Standing
from frontend.agent.languages import LANGUAGES

SOON = timedelta(minutes=1)  # somebody has waited long enough to be seen
LATE = timedelta(minutes=3)
STANDING_DOTS = {Standing.AVAILABLE: "", Standing.BUSY: "away", Standing.AWAY: "off"}
# A page that shows the chats says every ten seconds that it is there; after a minute its agent is not.
GONE_AFTER = timedelta(seconds=60)


def waited(since: datetime, now: datetime) -> str:
    """Return 24 s, 3 min 40 s, 12 min, 2 h 5 min."""
    seconds = max(0, int((now - since).total_seconds()))
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return _("%(seconds)d s") % {"seconds": rest}
    if minutes < 10:
        return _("%(minutes)d min %(seconds)d s") % {"minutes": minutes, "seconds": rest}
    return _hours(minutes)


def minutes(since: datetime, now: datetime) -> str:
    """Return now, 6 min, 2 h 5 min."""
    passed = int((now - since).total_seconds()) // 60
    return _hours(passed) if passed > 0 else _("now")


def _hours(minutes: int) -> str:
    hours, left = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)d min") % {"minutes": minutes}
    return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": left}


def urgency(since: datetime, now: datetime) -> str:
    """Return ok, soon or late: how the waiting time is marked."""
    length = now - since
    return "late" if length >= LATE else "soon" if length >= SOON else "ok"


def language_word(code: str) -> str:
    """arabiska, for "writes in Arabic"; the code itself for what we have no word for."""
    return str(dict(LANGUAGES).get(code, code)).lower() if code else ""


def standing_word(row: Availability, now: datetime) -> str:
    """What colleagues are told of somebody: their own note, else the word."""
    if is_gone(row, now):
        return _("not here")
    return row.note or str(Standing(row.standing).label)


def standing_dot(row: Availability, now: datetime) -> str:
    """The shape beside the name: "" here, away for busy, off."""
    return "off" if is_gone(row, now) else STANDING_DOTS[Standing(row.standing)]


def is_gone(row: Availability, now: datetime) -> bool:
    return row.standing != Standing.AWAY and (row.seen_at is None or now - row.seen_at > GONE_AFTER)
