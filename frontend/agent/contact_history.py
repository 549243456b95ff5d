"""Everything a contact has been in touch about, in any channel, that the viewer may see: what is open first."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, Case, QuerySet, Value, When

from servicedesk.lib.keyset import KeysetPage, page_of
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent
from tickets.models import Message, Participant, Ticket
from tickets.queries import tickets_visible_to, visible
from tickets.statuses import UNFINISHED

TRAIL = 6  # on a ticket's side
PAGE = 20  # finished ones on the contact's page
OPEN_MAX = 100
_SHOWN = ("number", "subject", "status", "channel", "preview", "created_at", "updated_at", "team__name")
_IN_THE_TRAIL = ("pk", "number", "subject", "status", "channel", "created_at")
_STANDS_FOR = -9_000_000_000_000_000_001  # no contact has this id
_SOMEBODY = object()
_UNFINISHED = [status.value for status in UNFINISHED]


@dataclass(frozen=True, slots=True)
class Trace:
    """One ticket of the trail beside another ticket."""

    pk: int
    number: int
    subject: str
    status: str
    channel: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class History:
    unfinished: list[Ticket]
    finished: KeysetPage[Ticket]


def touched_by(contact_id: int, viewer: Agent) -> QuerySet[Ticket]:
    """Visible tickets the contact asked for, takes part in or has written on.

    A union of three small sets, not an OR over joins: that would read every ticket there is.
    """
    asked, takes_part, written = _touched(contact_id)
    return tickets_visible_to(viewer).filter(pk__in=asked.union(takes_part, written))


def _touched(contact_id: int) -> tuple[Any, Any, Any]:
    return (
        Ticket.objects.filter(requester=contact_id).order_by().values("pk"),
        Participant.objects.filter(contact=contact_id).order_by().values("ticket_id"),
        Message.objects.filter(contact=contact_id).order_by().values("ticket_id"),
    )


def trail_of(contact_id: int, viewer: Agent) -> tuple[list[Trace], bool]:
    """Return the first few, what is open before what is finished, each by date, and whether there are more."""
    statement, parameters = _trail_query(access_of(viewer))
    if not statement:
        return [], False
    with connection.cursor() as cursor:
        cursor.execute(statement, [contact_id if value is _SOMEBODY else value for value in parameters])
        rows = [Trace(*row) for row in cursor.fetchall()]
    return rows[:TRAIL], len(rows) > TRAIL


@lru_cache(maxsize=512)
def _trail_query(access: Access) -> tuple[str, tuple[Any, ...]]:
    """The statement for what the viewer may see, with _SOMEBODY where the contact's id belongs; "" for nothing at all.

    Made once for each agent and what they may reach: to make it anew took longer than to run it.
    """
    is_open = Case(When(status__in=_UNFINISHED, then=Value(True)), default=Value(False), output_field=BooleanField())
    asked, takes_part, written = _touched(_STANDS_FOR)
    tickets = Ticket.objects.filter(visible(access), pk__in=asked.union(takes_part, written))
    rows = tickets.order_by(is_open.desc(), "-updated_at", "-id").values_list(*_IN_THE_TRAIL)[: TRAIL + 1]
    try:
        statement, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return "", ()
    return statement, tuple(_SOMEBODY if value == _STANDS_FOR else value for value in parameters)


def history_of(contact_id: int, viewer: Agent, cursor: str = "") -> History:
    """Return what is open (on the first page) and one page of what is finished. Raises CursorError."""
    tickets = touched_by(contact_id, viewer).select_related("team").only(*_SHOWN)
    unfinished = tickets.filter(status__in=_UNFINISHED).order_by("-updated_at", "-id")
    finished = page_of(tickets.exclude(status__in=_UNFINISHED), ("-updated_at", "-id"), cursor, PAGE)
    return History([] if cursor else list(unfinished[:OPEN_MAX]), finished)
