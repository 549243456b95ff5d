"""What a ticket's head says of its clocks: what is due first, or that it is paused, kept or broken. Asks nothing.

The clocks come with the ticket itself (frontend.agent.request.find_ticket), as a few facts each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frontend.agent.clock_mark import due_html, due_mark
from frontend.due_words import short_moment_words
from frontend.promise_sentence import METRICS
from frontend.templatetags.ui import icon
from tickets.models import Clock, Ticket

NEWEST = 8  # clocks that come with a ticket: those that run, and how the last ones ended
_NAMES = ("metric", "due_at", "paused_at", "stopped_at", "breached_at", "breach_reason")
_Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ClockHead:
    """mark: the countdown, or what stands for it. words: what is due and when. is_unexplained: a reason is missing."""

    mark: SafeString
    words: str
    is_unexplained: bool


def clock_facts() -> ArraySubquery:
    """An annotation for tickets: the facts of their newest clocks."""
    rows = Clock.objects.filter(ticket=OuterRef("pk")).order_by("-id")
    return ArraySubquery(rows.values(facts=JSONObject(**{name: name for name in _NAMES}))[:NEWEST])


def clock_head(ticket: Ticket, now: datetime) -> ClockHead | None:
    """None for a ticket that was promised nothing."""
    clocks: list[_Facts] = getattr(ticket, "clock_facts", None) or []
    if not clocks:
        return None
    mark, words = _said(clocks, now)
    return ClockHead(mark, words, is_unexplained=any(_is_unexplained(clock, now) for clock in clocks))


def _said(clocks: Sequence[_Facts], now: datetime) -> tuple[SafeString, str]:
    running = [clock for clock in clocks if not clock["stopped_at"] and clock["due_at"]]
    if running:
        return _running(min(running, key=_due), now)
    if any(clock["paused_at"] and not clock["stopped_at"] for clock in clocks):
        return _mark("pause", _("Paused")), _("waits for the requester")
    return _ended(clocks[0])


def _running(clock: _Facts, now: datetime) -> tuple[SafeString, str]:
    due = _due(clock)
    words = _("%(promise)s by %(due)s") % {"promise": METRICS[clock["metric"]], "due": short_moment_words(due, now)}
    return due_html(due_mark(due, now), get_language()), words


def _ended(clock: _Facts) -> tuple[SafeString, str]:
    name = str(METRICS[clock["metric"]])
    if clock["breached_at"]:
        return _mark("warn", _("Too late")), name
    return _mark("check", _("In time"), "done"), name


def _mark(icon_name: str, words: str, state: str = "") -> SafeString:
    return format_html('<span class="sla{}">{}{}</span>', f" sla--{state}" if state else "", icon(icon_name), words)


def _is_unexplained(clock: _Facts, now: datetime) -> bool:
    """Broken, also within the minute before the job has written it, and nobody has said why."""
    is_late = clock["breached_at"] or (clock["due_at"] and not clock["stopped_at"] and _due(clock) <= now)
    return bool(is_late) and not clock["breach_reason"]


def _due(clock: _Facts) -> datetime:
    moment = parse_datetime(clock["due_at"])
    if moment is None:
        raise ValueError(clock["due_at"])
    return moment
