"""The rows of the queue, written in Python: 25 of them a page, on the page that is asked for most.

A template for each row costs four times as much. Whatever comes from outside goes through escape() here, in one place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frontend import lookups
from frontend.agent.people import name_of
from frontend.templatetags.ui import avatar, channel_icon, icon, status_badge
from servicedesk.lib.when import short
from servicedesk.people.access import NOBODY
from tickets.models import Priority, Ticket
from tickets.row_marks import RowMarks

TAGS_SHOWN = 2
# Which time a row shows, by the list's order.
_TIMES = {"-created": "created_at", "created": "created_at", "-solved": "solved_at"}


@dataclass(frozen=True, slots=True)
class Look:
    """What all rows of a list have in common."""

    query: str  # of the list's address
    current: str  # number of the ticket that is shown
    viewer_id: int
    columns: frozenset[str]
    marks: RowMarks
    sort: str
    now: datetime


def rows_html(tickets: Iterable[Ticket], look: Look) -> SafeString:
    """Return the <li> of each ticket. A protected identity is shown to nobody: nobody should read it in passing."""
    base, query = _ticket_base(), escape(look.query)
    return mark_safe("".join(_row(ticket, base, query, look) for ticket in tickets))


def _row(ticket: Ticket, base: str, query: str, look: Look) -> str:
    number = str(ticket.number)
    is_current = number == look.current
    is_unread = ticket.pk in look.marks.unread
    classes = "ticket-row"
    if is_unread:
        classes += " ticket-row--unread"
    if is_current:
        classes += " ticket-row--selected"
    time = getattr(ticket, _TIMES.get(look.sort, "updated_at")) or ticket.updated_at
    channel = channel_icon(ticket.channel) if "channel" in look.columns else ""
    snippet = f'<span class="ticket-row__snippet" dir="auto">{escape(ticket.preview)}</span>'
    return (
        f'<li class="{classes}" id="row-{number}"{_CURRENT if is_current else ""}>'
        f'<span class="ticket-row__channel">{channel}</span>{_pick(number, ticket.shown_number, get_language())}'
        f'<span class="ticket-row__who" dir="auto">{escape(name_of(ticket.requester, NOBODY))}</span>'
        f'<time class="ticket-row__time" datetime="{time.isoformat(timespec="seconds")}">'
        f"{escape(short(time, look.now))}</time>"
        f'<a class="ticket-row__subject" href="{base}{number}/?{query}" data-row="{number}" dir="auto">'
        f"{_unread(get_language()) if is_unread else ''}{escape(ticket.subject)}</a>"
        f"{snippet if 'snippet' in look.columns else ''}"
        f'<span class="ticket-row__meta">{_meta(ticket, look)}</span></li>'
    )


_CURRENT = ' aria-current="true"'


def _meta(ticket: Ticket, look: Look) -> str:
    columns, language = look.columns, get_language()
    parts = [
        _draft(language) if ticket.pk in look.marks.drafts else "",
        status_badge(ticket.status) if "status" in columns else "",
        _waiting(ticket, look.now) if "waiting" in columns and ticket.waiting_since else "",
        _priority(ticket.priority, language),
        _confidential(language) if ticket.is_confidential else "",
        f'<span class="muted">#{ticket.shown_number}</span>' if "number" in columns else "",
        f'<span class="muted truncate">{escape(_team(ticket.team_id))}</span>' if "team" in columns else "",
        f'<span class="muted truncate">{escape(_category(ticket.category_id))}</span>' if "category" in columns else "",
        "".join(_tag(tag) for tag in ticket.tags[:TAGS_SHOWN]) if "tags" in columns else "",
        _assignee(ticket, look.viewer_id) if "assignee" in columns else "",
    ]
    return "".join(parts)


def _ticket_base() -> str:
    """The address all tickets begin with."""
    return reverse("ticket", args=[0]).removesuffix("0/")


@lru_cache(maxsize=2048)
def _pick(number: str, shown: str, language: str | None) -> str:
    """The box that selects the row. What is done with the selected ones is the list's matter (data-pick)."""
    label = escape(_("Select ticket %(number)s") % {"number": shown})
    return (
        f'<label class="ticket-row__pick"><input type="checkbox" name="ticket" value="{number}" data-pick'
        f' form="picked" autocomplete="off" aria-label="{label}"></label>'
    )


@lru_cache(maxsize=8)
def _unread(language: str | None) -> str:
    return f'<span class="sr-only">{escape(_("Unread:"))} </span>'


@lru_cache(maxsize=8)
def _draft(language: str | None) -> str:
    return f'<span class="badge badge--info">{escape(_("Draft"))}</span>'


def _waiting(ticket: Ticket, now: datetime) -> str:
    assert ticket.waiting_since is not None  # noqa: S101 -- tells the type checker
    minutes = max(int((now - ticket.waiting_since).total_seconds() // 60), 0)
    return _waited(minutes if minutes < 60 else minutes - minutes % 60, get_language())


@lru_cache(maxsize=1024)
def _waited(minutes: int, language: str | None) -> str:
    """How long the requester has waited: minutes for an hour, hours for two days, then days."""
    if minutes < 60:
        words = _("%(count)d min") % {"count": minutes}
    elif minutes < 48 * 60:
        words = _("%(count)d h") % {"count": minutes // 60}
    else:
        words = _("%(count)d days") % {"count": minutes // (24 * 60)}
    title = escape(_("The requester has waited %(time)s for an answer") % {"time": words})
    return (
        f'<span class="sla" title="{title}">{icon("clock")}<span aria-hidden="true">{escape(words)}</span>'
        f'<span class="sr-only">{title}</span></span>'
    )


def _team(team_id: int) -> str:
    return next((team.name for team in lookups.teams() if team.pk == team_id), "")


def _category(category_id: int | None) -> str:
    return next((category.shown_name for category in lookups.categories() if category.pk == category_id), "")


def _tag(tag: str) -> str:
    return f'<span class="tag">{escape(tag)}</span>'


@lru_cache(maxsize=32)
def _priority(priority: int, language: str | None) -> str:
    if priority <= Priority.NORMAL:
        return ""
    kind = "danger" if priority > Priority.HIGH else "warning"
    return f'<span class="badge badge--{kind}">{escape(str(Priority(priority).label))}</span>'


@lru_cache(maxsize=8)
def _confidential(language: str | None) -> str:
    return f'<span class="badge">{icon("lock")}{escape(_("Confidential"))}</span>'


def _assignee(ticket: Ticket, viewer_id: int) -> str:
    if ticket.assignee is None:
        return _said("", "none", _("Unassigned"))
    if ticket.assignee_id == viewer_id:
        return _said(ticket.assignee.name, "me", _("Assigned to you"))
    return _said(ticket.assignee.name, "agent", _("Assigned to %(name)s") % {"name": ticket.assignee.name})


@lru_cache(maxsize=512)
def _said(name: str, kind: str, words: str) -> str:
    return f'{avatar(name, kind, "sm")}<span class="sr-only">{escape(words)}</span>'
