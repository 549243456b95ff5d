"""The tickets an agent has had open lately, newest first; kept on the server, so that they follow the agent."""

from servicedesk.people.models import Agent
from tickets.models import Ticket, TicketRead
from tickets.queries import tickets_visible_to

MOST = 20
_LOOKED_AT = 60  # some of them may be out of sight by now


def recent_tickets(agent: Agent, most: int = MOST) -> list[Ticket]:
    """Two queries; only tickets the agent may still see."""
    ids = list(
        TicketRead.objects.filter(agent=agent)
        .order_by("-read_at", "-id")
        .values_list("ticket_id", flat=True)[:_LOOKED_AT]
    )
    found = tickets_visible_to(agent).select_related("requester").in_bulk(ids) if ids else {}
    return [found[pk] for pk in ids if pk in found][:most]
