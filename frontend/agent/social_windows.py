"""Until when somebody can be answered by a door, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from channels_in.base import HasWindow, ReplyWindow
from channels_in.registry import DOORS, channel
from servicedesk.lib import when
from tickets.models import Ticket

SOON = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Deadline:
    """tone: "" (plenty of time), warning (soon) or danger (over). words: the whole of it; short: for the head."""

    until: datetime
    tone: str
    words: str
    short: str
    after: str  # as ReplyWindow.after

    @property
    def is_over(self) -> bool:
        return self.tone == "danger"


def deadline_of(ticket: Ticket, kind: str, now: datetime | None = None) -> Deadline | None:
    """None where one can answer at any time. What the door says is remembered on the ticket for the page."""
    windows: dict[str, ReplyWindow | None] = ticket.__dict__.setdefault("_windows", {})
    if kind not in windows:
        door = channel(kind) if kind in DOORS else None
        windows[kind] = door.reply_window(ticket) if isinstance(door, HasWindow) else None
    window = windows[kind]
    if window is None:
        return None
    now = now or timezone.now()
    left = window.until - now
    moment = f"{when.day(window.until, now)} {when.clock(window.until)}"
    if left <= timedelta():
        said = _("The time to answer here ended %(moment)s.") % {"moment": moment}
        then = (
            _("Only an approved template can be sent.") if window.after == "template" else _("Reach them another way.")
        )
        return Deadline(window.until, "danger", f"{said} {then}", _("Too late to answer here"), window.after)
    said = _("Answer no later than %(moment)s (%(left)s left).") % {"moment": moment, "left": left_in_words(left)}
    then = (
        _("Then only an approved template can be sent.")
        if window.after == "template"
        else _("Then nothing can be sent here.")
    )
    short = _("%(left)s left to answer") % {"left": left_in_words(left)}
    return Deadline(window.until, "warning" if left < SOON else "", f"{said} {then}", short, window.after)


def left_in_words(left: timedelta) -> str:
    """The greatest unit alone: 6 days, 23 hours, 12 minutes."""
    minutes = max(1, int(left.total_seconds() // 60))
    if minutes >= 48 * 60:
        count = minutes // (24 * 60)
        return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}
    if minutes >= 60:
        count = minutes // 60
        return ngettext("%(count)d hour", "%(count)d hours", count) % {"count": count}
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
