"""Finding what a request is about, through the integration that asks. What it may not see is a 404."""

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from servicedesk.people.models import AuditEntry, Contact, Integration
from tickets.models import Attachment, Clock, Message, Ticket
from tickets.queries import contacts_visible_to, messages_visible_to, tickets_visible_to

SHOWN = ("category", "team", "assignee", "requester", "inbox")
# Their promises, of any number of tickets with one query more.
RUNNING = Prefetch("clocks", queryset=Clock.objects.filter(stopped_at=None).order_by("id"), to_attr="running_clocks")


def shown_tickets(by: Integration) -> QuerySet[Ticket]:
    """Visible tickets with all that their representation holds."""
    return tickets_visible_to(by).select_related(*SHOWN).prefetch_related(RUNNING)


def ticket_or_404(number: int, *, by: Integration) -> Ticket:
    """Raises Http404. Looking at a confidential ticket is noted."""
    ticket = tickets_visible_to(by).select_related(*SHOWN).filter(number=number).first()
    if ticket is None:
        raise Http404
    if ticket.is_confidential:
        note_reading("ticket.read_confidential", ticket, by)
    return ticket


def lock_ticket(ticket: Ticket, *, by: Integration) -> Ticket:
    """The ticket as it is now, held until the transaction ends. Raises Http404 when it is out of sight."""
    locked = shown_tickets(by).select_for_update(of=("self",)).filter(pk=ticket.pk).first()
    if locked is None:
        raise Http404
    return locked


def note_reading(verb: str, ticket: Ticket, by: Integration) -> None:
    AuditEntry.objects.create(verb=verb, integration=by, object_kind="ticket", object_id=ticket.pk)


def messages_of(ticket: Ticket, kind: str, *, by: Integration) -> QuerySet[Message]:
    """Messages or notes of a ticket, with authors and files."""
    files = Prefetch("attachments", queryset=Attachment.objects.order_by("created_at", "id"))
    visible = messages_visible_to(by, ticket).filter(kind=kind)
    return visible.select_related("agent", "contact", "integration").prefetch_related(files)


def contact_or_404(pk: int, *, by: Integration) -> Contact:
    """Raises Http404."""
    contact = contacts_visible_to(by).prefetch_related("addresses").filter(pk=pk).first()
    if contact is None:
        raise Http404
    return contact
