"""What is said in a live conversation on tickets there are: many messages in one transaction, with few queries in all.

It comes to the same as tickets.actions.receive and tickets.actions.reply, one message after the other. On tickets where
more than that has to happen (merged, asleep, finished, waiting for something) it goes exactly their way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import connection, transaction
from django.utils import timezone

from servicedesk.lib.queueing import enqueue
from servicedesk.people.models import Agent
from tickets.actions.attach import attach_incoming
from tickets.actions.changing import changing
from tickets.actions.receive import follow_up
from tickets.actions.reply import note_answer
from tickets.actions.talk_batch import Batch, Held, Line, Written, hold
from tickets.actions.talk_clocks import keep_talked
from tickets.actions.tell import TELL
from tickets.incoming import IncomingMessage
from tickets.merged import main_of
from tickets.models import Delivery, Direction, EventKind, Message, Ticket
from tickets.signals import TicketChange, talked, ticket_changed

__all__ = ["Held", "Line", "Talked", "hold", "talk_many"]


@dataclass(frozen=True, slots=True)
class Talked:
    """What became of a line. new is None for one that had been said before."""

    message_id: int
    new: Written | None


def talk_many(lines: Sequence[Line], *, held: Mapping[int, Held] | None = None) -> list[Talked]:
    """Write messages, files and events, and tell after commit, once for each ticket. Returns what became of each.

    A client_key that its ticket knows returns the message there is. held: what hold() gave, for callers who need more
    locked than the tickets. Every ticket must exist; raises nothing of its own.
    """
    if not lines:
        return []
    with transaction.atomic(savepoint=False):
        tickets = held if held is not None else hold(line.ticket_id for line in lines)
        look = _look(lines)
        said, batch, results = look.said, Batch(timezone.now(), look.ids), []
        for line in lines:
            key, new = (line.ticket_id, line.client_key), None
            if key not in said:
                ticket = tickets[line.ticket_id]
                new = batch.say(ticket, line) if ticket.is_plain else _alone(line)
                said[key] = new.message_id
            results.append(Talked(said[key], new))
        keep_talked(batch)
        batch.write()
        for ticket_id, version in batch.news:
            enqueue(TELL, ticket_id=ticket_id, version=version)
        _announce(batch, look.named)
    return results


@dataclass(frozen=True, slots=True)
class _Look:
    said: dict[tuple[int, str], int]  # the message of what has been said before
    ids: list[int]  # of messages to come
    named: dict[int, set[int]]  # the agents named on each ticket


# One statement for three questions: (which, a number, a text, another number).
_LOOK = """
    SELECT 's', m.ticket_id, m.client_key, m.id
      FROM unnest(%(tickets)s::bigint[], %(keys)s::text[]) AS k (ticket_id, client_key)
      JOIN tickets_message m ON m.ticket_id = k.ticket_id AND m.client_key = k.client_key AND m.client_key <> ''
    UNION ALL
    SELECT 'i', 0, '', nextval('tickets_message_id_seq') FROM generate_series(1, %(count)s)
    UNION ALL
    SELECT 'n', ticket_id, '', agent_id FROM tickets_namedagent WHERE ticket_id = ANY(%(tickets)s)
"""


def _look(lines: Sequence[Line]) -> _Look:
    look = _Look({}, [], {})
    tickets, keys = [line.ticket_id for line in lines], [line.client_key for line in lines]
    with connection.cursor() as cursor:
        cursor.execute(_LOOK, {"tickets": tickets, "keys": keys, "count": len(lines)})
        for which, number, text, other in cursor.fetchall():
            if which == "s":
                look.said[number, text] = other
            elif which == "i":
                look.ids.append(other)
            else:
                look.named.setdefault(number, set()).add(other)
    look.ids.sort()
    return look


def _announce(batch: Batch, named: Mapping[int, set[int]]) -> None:
    changes = tuple(
        TicketChange(
            ticket_id=ticket.id,
            number=ticket.number,
            kinds=tuple(batch.kinds[ticket.id]),
            team_ids=frozenset({ticket.team_id}),
            is_confidential=ticket.is_confidential,
            was_confidential=ticket.is_confidential,
            named_agent_ids=frozenset(named.get(ticket.id, set()).union(filter(None, [ticket.assignee_id]))),
            message_id=batch.last[ticket.id],
            is_live=True,
        )
        for ticket in batch.tickets.values()
    )
    if changes:
        transaction.on_commit(partial(_tell, changes, dict(batch.answers)))


def _tell(changes: Sequence[TicketChange], answers: Mapping[int, int]) -> None:
    for change in changes:
        ticket_changed.send_robust(sender=Ticket, change=change)
    if answers:
        talked.send_robust(sender=Message, answers=answers)


def _alone(line: Line) -> Written:
    """What is said on a ticket that must do more than hear it."""
    ticket = Ticket.objects.select_related("requester").get(pk=line.ticket_id)
    message = _answer(ticket, line) if line.is_ours else _hear(ticket, line)
    return Written(message.pk, message.body, message.created_at)


def _hear(ticket: Ticket, line: Line) -> Message:
    incoming = IncomingMessage(
        channel=line.channel,
        subject="",
        text=line.body,
        received_at=timezone.now(),
        language=line.language,
        files=line.files,
        client_key=line.client_key,
    )
    return follow_up(ticket, incoming, ticket.requester).message


def _answer(ticket: Ticket, line: Line) -> Message:
    """As tickets.actions.reply, but that it has arrived already. The work is on the ticket it was merged into."""
    by = Agent.objects.get(pk=line.agent_id) if line.agent_id is not None else None
    with changing(main_of(ticket), by=by) as change:
        message = Message.objects.create(
            ticket=ticket,
            direction=Direction.OUT,
            channel=line.channel,
            agent=by,
            body=line.body,
            is_automatic=line.is_automatic,
            delivery=Delivery.SENT,
            delivered_at=change.now,
            recipients=[dict(line.to)] if line.to else [],
            client_key=line.client_key,
            queued_at=change.now,
            created_at=change.now,
        )
        attach_incoming(message, line.files)
        change.message = message
        if line.is_automatic:
            change.record(EventKind.REPLIED, message=message)
        else:
            note_answer(change, message, None)
    return message
