"""What is said in a live conversation on tickets there are: many messages in one transaction, with few queries in all.

It comes to the same as tickets.actions.receive and tickets.actions.reply, one message after the other. On tickets where
more than that has to happen (merged, asleep, finished, waiting for something) it goes exactly their way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from servicedesk.people.models import Agent
from tickets.actions.attach import attach_incoming
from tickets.actions.changing import changing
from tickets.actions.receive import follow_up
from tickets.actions.reply import note_answer
from tickets.actions.talk_batch import READ, Batch, Line, is_plain, message_of
from tickets.incoming import IncomingMessage
from tickets.merged import main_of
from tickets.models import EventKind, Message, Ticket

__all__ = ["Line", "Talked", "hold", "talk_many"]


@dataclass(frozen=True, slots=True)
class Talked:
    message: Message
    is_new: bool


def hold(ticket_ids: Iterable[int]) -> dict[int, Ticket]:
    """Lock tickets inside the caller's transaction, in the order of their ids; return them as they are now."""
    rows = Ticket.objects.select_for_update().filter(pk__in=set(ticket_ids)).order_by("pk").only(*READ)
    return {ticket.pk: ticket for ticket in rows}


def talk_many(lines: Sequence[Line], *, held: Mapping[int, Ticket] | None = None) -> list[Talked]:
    """Write messages, files and events, and tell after commit, once for each ticket. Returns what became of each.

    A client_key that its ticket knows returns the message there is. held: what hold() gave, for callers who need more
    locked than the tickets. Every ticket must exist; raises nothing of its own.
    """
    with transaction.atomic():
        tickets = held if held is not None else hold({line.ticket_id for line in lines})
        said = _known(lines)
        batch, talked = Batch(timezone.now()), []
        for line in lines:
            key = line.ticket_id, line.client_key
            is_new = key not in said
            if is_new:
                ticket = tickets[line.ticket_id]
                said[key] = batch.say(ticket, line) if is_plain(ticket) else _alone(ticket, line)
            talked.append(Talked(said[key], is_new))
        batch.write()
    return talked


def _known(lines: Sequence[Line]) -> dict[tuple[int, str], Message]:
    """Those of the lines that have been said before."""
    keys = [(line.ticket_id, line.client_key) for line in lines]
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT m.id FROM unnest(%s::bigint[], %s::text[]) AS k (ticket_id, client_key)
               JOIN tickets_message m ON m.ticket_id = k.ticket_id AND m.client_key = k.client_key
                AND m.client_key <> ''""",
            [[ticket for ticket, _key in keys], [key for _ticket, key in keys]],
        )
        ids = [row[0] for row in cursor.fetchall()]
    rows = Message.objects.filter(pk__in=ids).defer("search", "body_html") if ids else ()
    return {(row.ticket_id, row.client_key): row for row in rows}


def _alone(ticket: Ticket, line: Line) -> Message:
    """What is said on a ticket that must do more than hear it."""
    return _answer(ticket, line) if line.is_ours else _hear(ticket, line)


def _hear(ticket: Ticket, line: Line) -> Message:
    now = timezone.now()
    incoming = IncomingMessage(
        channel=line.channel,
        subject="",
        text=line.body,
        received_at=now,
        language=line.language,
        files=line.files,
        client_key=line.client_key,
    )
    return follow_up(ticket, incoming, ticket.requester).message


def _answer(ticket: Ticket, line: Line) -> Message:
    """As tickets.actions.reply, but that it has arrived already. The work is on the ticket it was merged into."""
    by = Agent.objects.get(pk=line.agent_id) if line.agent_id is not None else None
    with changing(main_of(ticket), by=by) as change:
        message = message_of(ticket, line, change.now)
        message.save(force_insert=True)
        attach_incoming(message, line.files)
        change.message = message
        if line.is_automatic:
            change.record(EventKind.REPLIED, message=message)
        else:
            note_answer(change, message, None)
    return message
