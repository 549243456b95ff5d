from typing import Any

from django.utils.translation import gettext as _

from servicedesk.people.models import Agent, Integration
from tickets.actions.changing import Change, actor_fields
from tickets.actions.errors import InvalidChange
from tickets.actions.merge import all_changing, told
from tickets.models import EventKind, LinkKind, Ticket, TicketLink


def link(ticket: Ticket, other: Ticket, kind: str, *, by: Agent | Integration) -> TicketLink:
    """Say that ticket is related to, a duplicate of or a part of other; both get an event. Twice is once.

    Raises InvalidChange for an unknown kind, for itself, and for the opposite of a link there is.
    """
    if kind not in LinkKind.values:
        raise InvalidChange(_("There is no such kind of link."))
    if ticket.pk == other.pk:
        raise InvalidChange(_("A ticket cannot be linked to itself."))
    if kind == LinkKind.RELATED and ticket.pk > other.pk:
        ticket, other = other, ticket
    with all_changing([ticket, other], by=by) as changes:
        if TicketLink.objects.filter(ticket=other, other=ticket, kind=kind).exists():
            raise InvalidChange(_("The tickets are linked the other way round. Remove that link first."))
        who = {key: value for key, value in actor_fields(by).items() if key != "contact"}
        made, is_new = TicketLink.objects.get_or_create(ticket=ticket, other=other, kind=kind, defaults=who)
        if is_new:
            _record(changes[ticket.pk], changes[other.pk], EventKind.LINKED, kind)
    return made


def unlink(found: TicketLink, *, by: Agent | Integration) -> None:
    """Remove a link; both tickets get an event. Does nothing to one that is gone already."""
    with all_changing([found.ticket, found.other], by=by) as changes:
        gone, _rows = TicketLink.objects.filter(pk=found.pk).delete()
        if gone:
            _record(changes[found.ticket_id], changes[found.other_id], EventKind.UNLINKED, found.kind)


def _record(one: Change, other: Change, event: str, kind: str) -> None:
    # side: which end of the link this ticket is, for the words of a link that has a direction.
    data: dict[str, Any] = {"link": str(kind)}
    one.record(event, **data, side="ticket", ticket=told(other.ticket))
    other.record(event, **data, side="other", ticket=told(one.ticket))
