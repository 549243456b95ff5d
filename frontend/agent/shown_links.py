"""A ticket's links as its page shows them."""

from dataclasses import dataclass

from django.db.models import Q

from servicedesk.people.models import Agent
from tickets.models import LinkKind, Ticket, TicketLink
from tickets.models.link import FROM_OTHER_SIDE
from tickets.queries import tickets_visible_to


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link as one ticket shows it. ticket is None when the agent may not see the other one: then nothing is told."""

    pk: int
    words: str
    ticket: Ticket | None


def links_of(ticket: Ticket, viewer: Agent) -> list[ShownLink]:
    """The ticket's links from its own side; two queries, none when it is known to have none."""
    if not getattr(ticket, "has_links", True):
        return []
    rows = list(TicketLink.objects.filter(Q(ticket=ticket) | Q(other=ticket)))
    others = {row.other_id if row.ticket_id == ticket.pk else row.ticket_id for row in rows}
    seen = tickets_visible_to(viewer).only("number", "subject", "status").in_bulk(list(others)) if rows else {}
    return [
        ShownLink(
            row.pk,
            str(LinkKind(row.kind).label if row.ticket_id == ticket.pk else FROM_OTHER_SIDE[LinkKind(row.kind)]),
            seen.get(row.other_id if row.ticket_id == ticket.pk else row.ticket_id),
        )
        for row in rows
    ]
