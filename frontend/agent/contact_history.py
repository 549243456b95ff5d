"""Everything a contact has been in touch about, in any channel, that the viewer may see: what is open first."""

from dataclasses import dataclass

from django.db.models import BooleanField, Case, QuerySet, Value, When

from servicedesk.lib.keyset import KeysetPage, page_of
from servicedesk.people.models import Agent
from tickets.models import Message, Participant, Ticket
from tickets.queries import tickets_visible_to
from tickets.statuses import UNFINISHED

TRAIL = 6  # on a ticket's side
PAGE = 20  # finished ones on the contact's page
OPEN_MAX = 100
_SHOWN = ("number", "subject", "status", "channel", "preview", "created_at", "updated_at", "team__name")
_IN_THE_TRAIL = ("number", "subject", "status", "channel", "created_at")
_UNFINISHED = [status.value for status in UNFINISHED]


@dataclass(frozen=True, slots=True)
class History:
    unfinished: list[Ticket]
    finished: KeysetPage[Ticket]


def touched_by(contact_id: int, viewer: Agent) -> QuerySet[Ticket]:
    """Visible tickets the contact asked for, takes part in or has written on.

    A union of three small sets, not an OR over joins: that would read every ticket there is.
    """
    asked = Ticket.objects.filter(requester=contact_id).order_by().values("pk")
    takes_part = Participant.objects.filter(contact=contact_id).order_by().values("ticket_id")
    written = Message.objects.filter(contact=contact_id).order_by().values("ticket_id")
    return tickets_visible_to(viewer).filter(pk__in=asked.union(takes_part, written))


def trail_of(contact_id: int, viewer: Agent) -> tuple[list[Ticket], bool]:
    """Return the first few, what is open before what is finished, each by date, and whether there are more."""
    is_open = Case(When(status__in=_UNFINISHED, then=Value(True)), default=Value(False), output_field=BooleanField())
    tickets = touched_by(contact_id, viewer).only(*_IN_THE_TRAIL)
    rows = list(tickets.order_by(is_open.desc(), "-updated_at", "-id")[: TRAIL + 1])
    return rows[:TRAIL], len(rows) > TRAIL


def history_of(contact_id: int, viewer: Agent, cursor: str = "") -> History:
    """Return what is open (on the first page) and one page of what is finished. Raises CursorError."""
    tickets = touched_by(contact_id, viewer).select_related("team").only(*_SHOWN)
    unfinished = tickets.filter(status__in=_UNFINISHED).order_by("-updated_at", "-id")
    finished = page_of(tickets.exclude(status__in=_UNFINISHED), ("-updated_at", "-id"), cursor, PAGE)
    return History([] if cursor else list(unfinished[:OPEN_MAX]), finished)
