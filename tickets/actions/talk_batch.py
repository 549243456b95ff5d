"""The plain case of tickets.actions.talk: lines on open tickets, in a handful of statements for any number of them.

Written in SQL by hand: a hundred lines a second go through one process, and building the same statements with the ORM
each time costs more than PostgreSQL needs to carry them out. What a line does to its ticket is in Batch.say.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from servicedesk.lib.text import clean, one_line
from tickets.actions.attach import attachment_of
from tickets.actions.changing import labelled
from tickets.incoming import IncomingFile
from tickets.models import Attachment, Delivery, Direction, EventKind, Message
from tickets.models.message import BODY_MAX
from tickets.models.ticket import PREVIEW_MAX
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


@dataclass(slots=True)
class Held:
    """What a line needs of its ticket, which is locked. The first nine are written back."""

    id: int
    version: int
    updated_at: datetime
    preview: str
    waiting_since: datetime | None
    heard_version: int
    first_answered_at: datetime | None
    status: str
    due_at: datetime | None
    number: int
    team_id: int
    assignee_id: int | None
    requester_id: int
    is_confidential: bool
    merged_into_id: int | None
    snoozed_until: datetime | None

    @property
    def is_plain(self) -> bool:
        """Whether a line on it changes nothing but who waits for whom."""
        return self.merged_into_id is None and self.snoozed_until is None and self.status in (Status.NEW, Status.OPEN)


@dataclass(frozen=True, slots=True)
class Written:
    message_id: int
    body: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """The first thing the requester says after an answer, or our answer to it: who has the ball has changed."""

    written: Written
    is_ours: bool


_HOLD = f"SELECT {', '.join(Held.__slots__)} FROM tickets_ticket WHERE id = ANY(%s) ORDER BY id FOR UPDATE"  # noqa: S608


def hold(ticket_ids: Iterable[int]) -> dict[int, Held]:
    """Lock tickets inside the caller's transaction, in the order of their ids; return them as they are now."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [sorted(set(ticket_ids))])
        return {row[0]: Held(*row) for row in cursor.fetchall()}


@dataclass
class Batch:
    """Lines on tickets that are held. ids: of the messages to come. Nothing is written before write()."""

    now: datetime
    ids: list[int]
    tickets: dict[int, Held] = field(default_factory=dict)
    kinds: dict[int, dict[str, None]] = field(default_factory=dict)  # of the events, by ticket
    last: dict[int, int] = field(default_factory=dict)  # the newest message, by ticket
    news: list[tuple[int, int]] = field(default_factory=list)  # (ticket, version) of what the assignee is told
    answers: dict[int, int] = field(default_factory=dict)  # messages by agents, and their tickets
    turns: dict[int, list[Turn]] = field(default_factory=dict)  # by ticket
    messages: list[tuple[Any, ...]] = field(default_factory=list)
    events: list[tuple[Any, ...]] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)

    def say(self, ticket: Held, line: Line) -> Written:
        """Add one line; the messages' ids count up in the order of the lines."""
        # Two lines of one ticket never have the same time: lists of messages are ordered by it.
        at = max(self.now, ticket.updated_at + _TICK)
        written = Written(self.ids.pop(0), line.body, at)
        contact = None if line.is_ours else ticket.requester_id
        self.messages.append(_message_row(written, line, contact))
        self.files += [attachment_of(Message(pk=written.message_id), file) for file in line.files]
        ticket.version += 1
        ticket.updated_at = at
        self.tickets[ticket.id], self.last[ticket.id] = ticket, written.message_id
        if line.is_ours:
            self._answered(ticket, written, line)
        else:
            self._heard(ticket, written, line)
        return written

    def _heard(self, ticket: Held, written: Written, line: Line) -> None:
        ticket.preview = one_line(written.body, PREVIEW_MAX)
        if ticket.waiting_since is None:
            self.turns.setdefault(ticket.id, []).append(Turn(written, is_ours=False))
        ticket.waiting_since = ticket.waiting_since or written.at
        ticket.heard_version = ticket.version
        self._record(ticket, EventKind.RECEIVED, written, contact_id=ticket.requester_id, channel=line.channel)
        if line.tells:
            self.news.append((ticket.id, ticket.version))

    def _answered(self, ticket: Held, written: Written, line: Line) -> None:
        self._record(ticket, EventKind.REPLIED, written, agent_id=line.agent_id)
        if line.is_automatic:
            return  # nobody has answered yet
        self.answers[written.message_id] = ticket.id
        ticket.preview = one_line(written.body, PREVIEW_MAX)
        if ticket.waiting_since is not None or ticket.first_answered_at is None:
            self.turns.setdefault(ticket.id, []).append(Turn(written, is_ours=True))
        ticket.waiting_since = None
        ticket.first_answered_at = ticket.first_answered_at or written.at
        if ticket.status == Status.NEW:
            ticket.status = Status.OPEN.value
            moved: dict[str, Any] = {"from": labelled(Status.NEW.value), "to": labelled(ticket.status)}
            self._record(ticket, EventKind.STATUS_CHANGED, written, agent_id=line.agent_id, is_about=False, **moved)

    def note(self, ticket_id: int, kind: EventKind, written: Written, **data: Any) -> None:
        """Record what follows from what was said, and have it told. Nobody has done it."""
        ticket = self.tickets[ticket_id]
        self._record(ticket, kind, written, is_about=False, **data)
        self.news.append((ticket.id, ticket.version))

    def _record(
        self,
        ticket: Held,
        kind: EventKind,
        written: Written,
        *,
        agent_id: int | None = None,
        contact_id: int | None = None,
        is_about: bool = True,
        **data: Any,
    ) -> None:
        message = written.message_id if is_about else None
        row = (ticket.id, written.at, kind.value, agent_id, contact_id, message, ticket.version, json.dumps(data))
        self.events.append(row)
        self.kinds.setdefault(ticket.id, {})[kind.value] = None

    def write(self) -> None:
        """Write everything with one statement, and the files, if there are any, with a second."""
        if not self.messages:
            return
        tickets = [tuple(getattr(ticket, name) for name, _type in _TICKET) for ticket in self.tickets.values()]
        with connection.cursor() as cursor:
            cursor.execute(_WRITE, [*_columns(self.messages), *_columns(self.events), *_columns(tickets)])
        if self.files:
            Attachment.objects.bulk_create(self.files)


def _message_row(written: Written, line: Line, contact_id: int | None) -> tuple[Any, ...]:
    """As _MESSAGE. What we say live has arrived when it is written."""
    direction, delivery, delivered_at = Direction.IN.value, "", None
    if line.is_ours:
        direction, delivery, delivered_at = Direction.OUT.value, Delivery.SENT.value, written.at
    recipients = json.dumps([dict(line.to)] if line.to else [])
    start = (written.message_id, line.ticket_id, direction, line.channel, line.agent_id, contact_id, written.body)
    rest = (line.language[:5], line.is_automatic, delivery, delivered_at, recipients, line.client_key, written.at)
    return start + rest


Columns = Sequence[tuple[str, str]]
_MESSAGE: Columns = (
    *(("id", "bigint"), ("ticket_id", "bigint"), ("direction", "text"), ("channel", "text"), ("agent_id", "bigint")),
    *(("contact_id", "bigint"), ("body", "text"), ("language", "text"), ("is_automatic", "boolean")),
    *(("delivery", "text"), ("delivered_at", "timestamptz"), ("recipients", "jsonb"), ("client_key", "text")),
    ("created_at", "timestamptz"),
)
_EVENT: Columns = (
    *(("ticket_id", "bigint"), ("at", "timestamptz"), ("kind", "text"), ("agent_id", "bigint")),
    *(("contact_id", "bigint"), ("message_id", "bigint"), ("version", "int"), ("data", "jsonb")),
)
_TICKET: Columns = (
    *(("id", "bigint"), ("version", "int"), ("updated_at", "timestamptz"), ("preview", "text")),
    *(("waiting_since", "timestamptz"), ("heard_version", "int"), ("first_answered_at", "timestamptz")),
    *(("status", "text"), ("due_at", "timestamptz")),
)


def _names(columns: Columns) -> str:
    return ", ".join(name for name, _type in columns)


def _unnested(columns: Columns) -> str:
    return f"unnest({', '.join(f'%s::{kind}[]' for _name, kind in columns)}) AS v ({_names(columns)})"


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


# Columns the ORM gives a value and the database has no default for; queued_at of what is never queued is when it came.
_WRITE = f"""
    WITH said AS (
        INSERT INTO tickets_message ({_names(_MESSAGE)}, queued_at, kind, body_html, delivery_detail, message_id,
                                     in_reply_to, mail_info)
        SELECT {_names(_MESSAGE)}, created_at, 'message', '', '', '', '', '{{}}' FROM {_unnested(_MESSAGE)} ORDER BY id
    ), happened AS (
        INSERT INTO tickets_event ({_names(_EVENT)}) SELECT {_names(_EVENT)} FROM {_unnested(_EVENT)}
    )
    UPDATE tickets_ticket AS t SET {", ".join(f"{name} = v.{name}" for name, _type in _TICKET[1:])}
      FROM {_unnested(_TICKET)} WHERE t.id = v.id
"""  # noqa: S608 -- our own column names
