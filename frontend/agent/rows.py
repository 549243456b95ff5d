"""The rows of the queue, written in Python: 25 of them a page, on the page that is asked for most.

A template for each row costs four times as much. Whatever comes from outside goes through escape() here, in one place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from html import escape

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frontend import lookups
from frontend.agent.clock_mark import DueMark, due_html, due_mark, paused_html
from frontend.agent.people import name_of
from frontend.due_words import SOON
from frontend.templatetags.ui import avatar, channel_icon, icon, status_badge
from servicedesk.lib.when import short_of
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
    language, start, query = get_language(), _ticket_base(), escape(look.query)
    today = timezone.localtime(look.now).date()
    return mark_safe(
        "".join(_row(_facts(ticket, look, today), look.columns, (start, query), language) for ticket in tickets)
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """Everything a row shows of its ticket, and nothing else: rows that say the same are written once for everybody."""

    number: int
    mark: str
    shown_number: str
    subject: str
    who: str
    preview: str
    time: datetime
    today: date
    is_current: bool
    is_unread: bool
    has_draft: bool
    channel: str
    status: str
    waited: int | None  # minutes
    is_paused: bool
    due: DueMark | None  # instead of waited: what is promised says more
    priority: int
    is_confidential: bool
    team: str
    category: str
    tags: tuple[str, ...]
    assignee: str | None
    is_mine: bool


def _facts(ticket: Ticket, look: Look, today: date) -> _Facts:
    columns = look.columns
    return _Facts(
        number=ticket.number,
        mark=f"{ticket.version}p" if ticket.requester.is_protected else str(ticket.version),
        shown_number=ticket.shown_number,
        subject=ticket.subject,
        who=name_of(ticket.requester, NOBODY),
        preview=ticket.preview,
        time=getattr(ticket, _TIMES.get(look.sort, "updated_at")) or ticket.updated_at,
        today=today,
        is_current=str(ticket.number) == look.current,
        is_unread=ticket.pk in look.marks.unread,
        has_draft=ticket.pk in look.marks.drafts,
        channel=ticket.channel,
        status=ticket.status,
        waited=_waited_minutes(ticket, look.now) if "waiting" in columns and ticket.due_at is None else None,
        is_paused="waiting" in columns and ticket.due_at is None and ticket.pk in look.marks.paused,
        due=due_mark(ticket.due_at, look.now) if "waiting" in columns and ticket.due_at is not None else None,
        priority=ticket.priority,
        is_confidential=ticket.is_confidential,
        team=_team(ticket.team_id) if "team" in columns else "",
        category=_category(ticket.category_id) if "category" in columns else "",
        tags=tuple(ticket.tags[: _room_for_tags(ticket, look.now)]),
        assignee=ticket.assignee.name if ticket.assignee else None,
        is_mine=ticket.assignee_id == look.viewer_id,
    )


def _room_for_tags(ticket: Ticket, now: datetime) -> int:
    """What calls for attention stands in their place: a priority, a due time that is near or over."""
    is_near = ticket.due_at is not None and ticket.due_at - now <= SOON
    return 0 if is_near else TAGS_SHOWN - (ticket.priority > Priority.NORMAL)


@lru_cache(maxsize=4096)
def _row(row: _Facts, columns: frozenset[str], address: tuple[str, str], language: str | None) -> str:
    start, query = address
    classes = "ticket-row"
    if row.is_unread:
        classes += " ticket-row--unread"
    if row.is_current:
        classes += " ticket-row--selected"
    channel = channel_icon(row.channel) if "channel" in columns else ""
    snippet = f'<span class="ticket-row__snippet" dir="auto">{escape(row.preview)}</span>'
    return (
        f'<li class="{classes}" id="row-{row.number}" data-mark="{row.mark}"{_CURRENT if row.is_current else ""}>'
        f'<span class="ticket-row__channel">{channel}</span>{_pick(row.number, row.shown_number)}'
        f'<span class="ticket-row__who" dir="auto">{escape(row.who)}</span>'
        f'<time class="ticket-row__time" datetime="{row.time.isoformat(timespec="seconds")}">'
        f"{escape(short_of(row.time, row.today))}</time>"
        f'<a class="ticket-row__subject" href="{start}{row.number}/?{query}" data-row="{row.number}" dir="auto">'
        f"{_unread(language) if row.is_unread else ''}{escape(row.subject)}</a>"
        f"{snippet if 'snippet' in columns else ''}"
        f'<span class="ticket-row__meta">{_meta(row, columns, language)}</span></li>'
    )


_CURRENT = ' aria-current="true"'


def _meta(row: _Facts, columns: frozenset[str], language: str | None) -> str:
    parts = [
        _draft(language) if row.has_draft else "",
        status_badge(row.status) if "status" in columns else "",
        "" if row.waited is None else _waited(row.waited, language),
        "" if row.due is None else due_html(row.due, language),
        paused_html(language) if row.is_paused else "",
        _priority(row.priority, language),
        _confidential(language) if row.is_confidential else "",
        f'<span class="muted">#{row.shown_number}</span>' if "number" in columns else "",
        f'<span class="muted truncate">{escape(row.team)}</span>' if "team" in columns else "",
        f'<span class="muted truncate">{escape(row.category)}</span>' if "category" in columns else "",
        "".join(_tag(tag) for tag in row.tags) if "tags" in columns else "",
        _assignee(row) if "assignee" in columns else "",
    ]
    return "".join(parts)


def _ticket_base() -> str:
    """The address all tickets begin with."""
    return reverse("ticket", args=[0]).removesuffix("0/")


def _pick(number: int, shown: str) -> str:
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


def _waited_minutes(ticket: Ticket, now: datetime) -> int | None:
    """How long the requester has waited: to the minute in the first hour, then to the hour."""
    if ticket.waiting_since is None:
        return None
    minutes = max(int((now - ticket.waiting_since).total_seconds() // 60), 0)
    return minutes if minutes < 60 else minutes - minutes % 60


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


def _assignee(row: _Facts) -> str:
    if row.assignee is None:
        return _said("", "none", _("Unassigned"))
    if row.is_mine:
        return _said(row.assignee, "me", _("Assigned to you"))
    return _said(row.assignee, "agent", _("Assigned to %(name)s") % {"name": row.assignee})


@lru_cache(maxsize=512)
def _said(name: str, kind: str, words: str) -> str:
    return f'{avatar(name, kind, "sm")}<span class="sr-only">{escape(words)}</span>'
