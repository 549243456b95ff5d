"""The rows of the queue, written in Python: 25 of them a page, on the page that is asked for most.

A template for each row costs four times as much. Whatever comes from outside goes through escape() here, in one place.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frontend.templatetags.ui import avatar, channel_icon, icon, status_badge
from tickets.models import Priority, Ticket
from tickets.statuses import Status

TAGS_SHOWN = 2


def rows_html(rows: Iterable[tuple[Ticket, str, str]], *, query: str, current: str, viewer_id: int) -> SafeString:
    """Return the <li> of each (ticket, time in words, name of the requester as far as the viewer may know it)."""
    base, query = _ticket_base(), escape(query)
    return mark_safe("".join(_row(ticket, time, who, base, query, current, viewer_id) for ticket, time, who in rows))


def _row(ticket: Ticket, time: str, who: str, base: str, query: str, current: str, viewer_id: int) -> str:
    number = str(ticket.number)
    is_current = number == current
    classes = "ticket-row"
    if ticket.status == Status.NEW:
        classes += " ticket-row--unread"
    if is_current:
        classes += " ticket-row--selected"
    return (
        f'<li class="{classes}" id="row-{number}"{_CURRENT if is_current else ""}>'
        f'<span class="ticket-row__channel">{channel_icon(ticket.channel)}</span>'
        f'<span class="ticket-row__who" dir="auto">{escape(who)}</span>'
        f'<time class="ticket-row__time" datetime="{ticket.updated_at.isoformat(timespec="seconds")}">'
        f"{escape(time)}</time>"
        f'<a class="ticket-row__subject" href="{base}{number}/?{query}" data-row="{number}" dir="auto">'
        f"{escape(ticket.subject)}</a>"
        f'<span class="ticket-row__snippet" dir="auto">{escape(ticket.preview)}</span>'
        f'<span class="ticket-row__meta">{status_badge(ticket.status)}{_priority(ticket.priority, get_language())}'
        f"{_confidential(get_language()) if ticket.is_confidential else ''}"
        f"{''.join(_tag(tag) for tag in ticket.tags[:TAGS_SHOWN])}{_assignee(ticket, viewer_id)}</span></li>"
    )


_CURRENT = ' aria-current="true"'


def _ticket_base() -> str:
    """The address all tickets begin with."""
    return reverse("ticket", args=[0]).removesuffix("0/")


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
