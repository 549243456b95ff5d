"""The countdown of a due time: in rows of a list and in the head of a ticket. js/countdown.js keeps it true."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from frontend.due_words import exact_words, left_words
from frontend.templatetags.ui import icon


@dataclass(frozen=True, slots=True)
class DueMark:
    at: datetime
    words: str
    state: str  # calm, soon or late
    title: str


def due_mark(due_at: datetime, now: datetime) -> DueMark:
    left = left_words(due_at, now)
    return DueMark(due_at, left.words, left.state, _("Due %(due)s") % {"due": exact_words(due_at, now)})


@lru_cache(maxsize=2048)
def due_html(mark: DueMark, language: str | None) -> SafeString:
    """The mark: an icon, words and, on pointing, exactly when. Colour only when it is near or over."""
    shape = "" if mark.state == "calm" else f" sla--{mark.state}"
    return mark_safe(
        f'<time class="sla{shape}" datetime="{mark.at.isoformat(timespec="seconds")}" data-due'
        f' title="{escape(mark.title)}">{icon("warn" if mark.state == "late" else "clock")}'
        f"<span>{escape(mark.words)}</span></time>"
    )


@lru_cache(maxsize=8)
def paused_html(language: str | None) -> SafeString:
    title = escape(_("Paused: waits for the requester"))
    return mark_safe(f'<span class="sla" title="{title}">{icon("pause")}{escape(_("Paused"))}</span>')
