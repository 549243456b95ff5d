"""What an agent should notice on the rows of a list: what they have not read, and what they have begun to write."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from servicedesk.people.models import Agent
from tickets.models import Ticket
from tickets.statuses import Status

_MARKS = """
    SELECT asked.agent_id, asked.ticket_id, r.seen_version,
           EXISTS (SELECT 1 FROM tickets_draft d
                    WHERE d.ticket_id = asked.ticket_id AND d.agent_id = asked.agent_id AND d.body <> ''),
           asked.is_pending AND EXISTS (SELECT 1 FROM tickets_clock c
                    WHERE c.ticket_id = asked.ticket_id AND c.stopped_at IS NULL AND c.paused_at IS NOT NULL)
      FROM unnest(%s::bigint[], %s::bigint[], %s::boolean[]) AS asked (agent_id, ticket_id, is_pending)
      LEFT JOIN tickets_ticketread r ON r.agent_id = asked.agent_id AND r.ticket_id = asked.ticket_id
"""


@dataclass(frozen=True, slots=True)
class RowMarks:
    unread: frozenset[int]  # ids of tickets
    drafts: frozenset[int]
    paused: frozenset[int] = frozenset()  # a promise waits for the requester


NONE = RowMarks(frozenset(), frozenset())


def marks_of(tickets: Iterable[Ticket], agent: Agent) -> RowMarks:
    """One query for all the rows.

    Unread is what the requester has said and nobody has answered, since the agent last looked: on tickets that are
    the agent's own or nobody's. What a colleague works on is the colleague's to read.
    """
    return marks_of_each({agent.pk: list(tickets)})[agent.pk]


def marks_of_each(tickets: Mapping[int, Collection[Ticket]]) -> dict[int, RowMarks]:
    """The same for many agents at once, by agent id: one query, each agent's own marks on the tickets given."""
    pairs = [(agent_id, ticket) for agent_id, rows in tickets.items() for ticket in rows]
    if not pairs:
        return dict.fromkeys(tickets, NONE)
    with connection.cursor() as cursor:
        cursor.execute(
            _MARKS,
            [
                [agent_id for agent_id, _ticket in pairs],
                [ticket.pk for _agent, ticket in pairs],
                [ticket.status == Status.PENDING for _agent, ticket in pairs],
            ],
        )
        found = {(agent, pk): (seen or 0, *more) for agent, pk, seen, *more in cursor.fetchall()}
    return {
        agent_id: RowMarks(
            frozenset(row.pk for row in rows if _is_unread(row, agent_id, found[agent_id, row.pk][0])),
            frozenset(row.pk for row in rows if found[agent_id, row.pk][1]),
            frozenset(row.pk for row in rows if found[agent_id, row.pk][2]),
        )
        for agent_id, rows in tickets.items()
    }


def _is_unread(ticket: Ticket, agent_id: int, seen_version: int) -> bool:
    is_theirs = ticket.waiting_since is not None and ticket.assignee_id in (None, agent_id)
    return is_theirs and seen_version < ticket.heard_version
