"""The plain case of tickets.actions.talk: messages on open tickets, written with a handful of statements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from servicedesk.lib.text import clean, one_line
from tickets.actions.attach import attachment_of
from tickets.actions.changing import labelled
from tickets.actions.tell import ask_to_tell
from tickets.incoming import IncomingFile
from tickets.models import (
    Attachment,
    Delivery,
    Direction,
    Event,
    EventKind,
    Message,
    NamedAgent,
    Ticket,
)
from tickets.models.message import BODY_MAX
from tickets.models.ticket import PREVIEW_MAX
from tickets.signals import TicketChange, ticket_changed
from tickets.statuses import Status

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said. agent_id None: the requester says it, or with is_automatic a program of ours."""

    ticket_id: int
    text: str
    client_key: str
    channel: str
    agent_id: int | None = None
    files: tuple[IncomingFile, ...] = ()
    is_automatic: bool = False
    language: str = ""
    to: Mapping[str, str] = field(default_factory=dict)  # of what we say: its recipient, as in Message.recipients
    tells: bool = True  # of what the requester says: whether the assignee is told of it; not when they read along

    @property
    def is_ours(self) -> bool:
        return self.agent_id is not None or self.is_automatic

    @property
    def body(self) -> str:
        return clean(self.text).strip()[:BODY_MAX]


def is_plain(ticket: Ticket) -> bool:
    """Whether a line on it changes nothing but who waits for whom."""
    return ticket.merged_into_id is None and ticket.snoozed_until is None and ticket.status in (Status.NEW, Status.OPEN)


@dataclass
class Batch:
    """Lines on tickets that are locked. Nothing is written before write()."""

    now: datetime
    messages: list[Message] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    tickets: dict[int, Ticket] = field(default_factory=dict)
    news: list[Event] = field(default_factory=list)

    def say(self, ticket: Ticket, line: Line) -> Message:
        """Add one line; returns its message, not yet written."""
        # Two lines of one ticket never have the same time: lists of messages are ordered by it.
        at = max(self.now, ticket.updated_at + _TICK)
        message = message_of(ticket, line, at)
        self.messages.append(message)
        self.files += [attachment_of(message, file) for file in line.files]
        self.tickets[ticket.pk] = ticket
        ticket.version += 1
        ticket.updated_at = at
        if line.is_ours:
            self._answered(ticket, message, line)
        else:
            self._heard(ticket, message, line)
        return message

    def _heard(self, ticket: Ticket, message: Message, line: Line) -> None:
        ticket.preview = one_line(message.body, PREVIEW_MAX)
        ticket.waiting_since = ticket.waiting_since or message.created_at
        ticket.heard_version = ticket.version
        event = self._record(ticket, message, EventKind.RECEIVED, channel=line.channel)
        if line.tells:
            self.news.append(event)

    def _answered(self, ticket: Ticket, message: Message, line: Line) -> None:
        self._record(ticket, message, EventKind.REPLIED)
        if line.is_automatic:
            return  # nobody has answered yet
        ticket.preview = one_line(message.body, PREVIEW_MAX)
        ticket.waiting_since = None
        ticket.first_answered_at = ticket.first_answered_at or message.created_at
        if ticket.status == Status.NEW:
            moved = {"from": labelled(Status.NEW.value), "to": labelled(Status.OPEN.value)}
            ticket.status = Status.OPEN.value
            self._record(ticket, message, EventKind.STATUS_CHANGED, is_of_message=False, **moved)

    def _record(self, ticket: Ticket, message: Message, kind: str, *, is_of_message: bool = True, **data: Any) -> Event:
        event = Event(
            ticket_id=ticket.pk,
            at=message.created_at,
            kind=kind,
            agent_id=message.agent_id,
            contact_id=message.contact_id,
            message=message if is_of_message else None,
            version=ticket.version,
            data=data,
        )
        self.events.append(event)
        return event

    def write(self) -> None:
        """Write everything, and send ticket_changed once for each ticket after commit."""
        if not self.messages:
            return
        Message.objects.bulk_create(self.messages)
        if self.files:
            Attachment.objects.bulk_create(self.files)
        for event in self.events:
            if event.message is not None:
                event.message_id = event.message.pk
        Event.objects.bulk_create(self.events)
        _update(self.tickets.values())
        if self.news:
            ask_to_tell_each(self.news)
        self._announce()

    def _announce(self) -> None:
        named: dict[int, set[int]] = {pk: set() for pk in self.tickets}
        rows = NamedAgent.objects.filter(ticket__in=list(self.tickets)).values_list("ticket_id", "agent_id")
        for ticket_id, agent_id in rows:
            named[ticket_id].add(agent_id)
        for ticket in self.tickets.values():
            mine = [event for event in self.events if event.ticket_id == ticket.pk]
            change = TicketChange(
                ticket_id=ticket.pk,
                number=ticket.number,
                kinds=tuple(dict.fromkeys(str(event.kind) for event in mine)),
                team_ids=frozenset({ticket.team_id}),
                is_confidential=ticket.is_confidential,
                was_confidential=ticket.is_confidential,
                named_agent_ids=frozenset(named[ticket.pk].union(filter(None, [ticket.assignee_id]))),
                message_id=mine[-1].message_id or mine[0].message_id,
            )
            transaction.on_commit(lambda change=change: ticket_changed.send_robust(sender=Ticket, change=change))


def ask_to_tell_each(events: Iterable[Event]) -> None:
    for event in events:
        ask_to_tell([event])


def message_of(ticket: Ticket, line: Line, at: datetime) -> Message:
    """Return the message of a line, not yet written. What we say live has arrived when it is written."""
    said: dict[str, Any] = {"direction": Direction.IN, "contact_id": ticket.requester_id}
    if line.is_ours:
        said = {"direction": Direction.OUT, "agent_id": line.agent_id, "is_automatic": line.is_automatic}
        said |= {"delivery": Delivery.SENT, "delivered_at": at, "recipients": [dict(line.to)] if line.to else []}
    return Message(
        ticket_id=ticket.pk,
        channel=line.channel,
        body=line.body,
        language=line.language[:5],
        client_key=line.client_key,
        queued_at=at,
        created_at=at,
        **said,
    )


_COLUMNS: Sequence[tuple[str, str]] = (
    ("id", "bigint"),
    ("version", "int"),
    ("updated_at", "timestamptz"),
    ("preview", "text"),
    ("waiting_since", "timestamptz"),
    ("heard_version", "int"),
    ("first_answered_at", "timestamptz"),
    ("status", "text"),
)
READ = (*(name for name, _type in _COLUMNS), "number", "team_id", "assignee_id", "requester_id")
READ = (*READ, "is_confidential", "merged_into_id", "snoozed_until")
_UPDATE = f"""UPDATE tickets_ticket AS t SET {", ".join(f"{name} = v.{name}" for name, _type in _COLUMNS[1:])}
    FROM unnest({", ".join(f"%s::{kind}[]" for _name, kind in _COLUMNS)})
      AS v ({", ".join(name for name, _type in _COLUMNS)})
    WHERE t.id = v.id"""  # noqa: S608 -- our own column names


def _update(tickets: Iterable[Ticket]) -> None:
    rows = list(tickets)
    with connection.cursor() as cursor:
        cursor.execute(_UPDATE, [[getattr(row, name) for row in rows] for name, _type in _COLUMNS])
