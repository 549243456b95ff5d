"""An agent has looked at a ticket. No event: it changes nothing about the ticket."""

from django.db import connection
from django.utils import timezone

from servicedesk.people.models import Agent
from tickets.actions.tell import mark_told
from tickets.models import Ticket

_SEE = """
    INSERT INTO tickets_ticketread (ticket_id, agent_id, seen_version, read_at) VALUES (%s, %s, %s, %s)
        ON CONFLICT (agent_id, ticket_id) DO UPDATE
       SET seen_version = greatest(tickets_ticketread.seen_version, excluded.seen_version), read_at = excluded.read_at
"""


def mark_read(ticket: Ticket, *, by: Agent, seen_version: int) -> None:
    """Remember that the agent saw the ticket as it was in seen_version; never less than they had seen before.

    What they were told about the ticket is read with it.
    """
    seen = min(max(seen_version, 0), ticket.version)
    with connection.cursor() as cursor:
        cursor.execute(_SEE, [ticket.pk, by.pk, seen, timezone.now()])
    mark_told(by, ticket_id=ticket.pk)
