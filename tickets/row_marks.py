"""What an agent should notice on the rows of a list: what they have not read, and what they have begun to write."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from servicedesk.people.models import Agent
from tickets.models import Ticket

_MARKS = """
    SELECT t.id, r.seen_version,
           EXISTS (SELECT 1 FROM tickets_draft d WHERE d.ticket_id = t.id AND d.agent_id = %s AND d.body <> '')
      FROM unnest(%s::bigint[]) AS t (id)
      LEFT JOIN tickets_ticketread r ON r.agent_id = %s AND r.ticket_id = t.id
"""


@dataclass(frozen=True, slots=True)
class RowMarks:
    unread: frozenset[int]  # ids of tickets
    drafts: frozenset[int]


def marks_of(tickets: Iterable[Ticket], agent: Agent) -> RowMarks:
    """One query for all the rows.

    Unread is what the requester has said and nobody has answered, since the agent last looked: on tickets that are
    the agent's own or nobody's. What a colleague works on is the colleague's to read.
    """
    rows = list(tickets)
    if not rows:
        return RowMarks(frozenset(), frozenset())
    with connection.cursor() as cursor:
        cursor.execute(_MARKS, [agent.pk, [ticket.pk for ticket in rows], agent.pk])
        found = {pk: (seen, has_draft) for pk, seen, has_draft in cursor.fetchall()}
    unread = (
        ticket.pk
        for ticket in rows
        if ticket.waiting_since is not None
        and ticket.assignee_id in (None, agent.pk)
        and (found[ticket.pk][0] or 0) < ticket.heard_version
    )
    return RowMarks(frozenset(unread), frozenset(pk for pk, (_seen, has_draft) in found.items() if has_draft))
