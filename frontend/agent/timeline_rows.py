"""The rows of a ticket's timeline, read as they are shown: two statements, no models built of them.

A ticket's page is opened a hundred times a day by everybody, and building a hundred model instances was a third of its
time. Who may see what is the rule of tickets.queries.messages_visible_to (a test compares the two).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from tickets.models import ChannelKind, Delivery, Direction, EventKind, MessageKind

EVENTS_MAX = 500
# These events are said by the message they made.
SAID_BY_MESSAGE = frozenset(
    {
        EventKind.REPLIED,
        EventKind.NOTED,
        EventKind.RECEIVED,
        EventKind.ACKNOWLEDGED,
        EventKind.SIDE_STARTED,
        EventKind.SIDE_RECEIVED,
    }
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody outside, as much as a name needs (frontend.agent.people.name_of)."""

    name: str
    is_protected: bool

    def __str__(self) -> str:
        return self.name or _("Unknown sender")


@dataclass(slots=True)
class Said:
    """A message or a note."""

    pk: int
    kind: str
    direction: str
    channel: str
    agent_id: int | None
    body: str
    language: str
    is_automatic: bool
    delivery: str
    delivery_detail: str
    delivered_at: datetime | None
    send_at: datetime | None
    is_scheduled: bool
    held_at: datetime | None
    side_id: int | None
    side_subject: str
    recipients: list[dict[str, str]]
    mail_info: dict[str, str]
    created_at: datetime
    agent: str | None
    contact: Person | None
    integration: str | None
    has_html: bool
    has_original: bool
    files: list[dict[str, Any]]  # id, name, size in bytes, type
    absent: list[dict[str, Any]]  # files that are still fetched, or could not be: id, state, name, reason
    ticket_id: int  # the ticket it was said on: the one asked for, or one merged into it

    @property
    def is_note(self) -> bool:
        return self.kind == MessageKind.NOTE

    @property
    def is_out(self) -> bool:
        return self.direction == Direction.OUT

    @property
    def is_call(self) -> bool:
        """Something that was said or handed over rather than sent: noted by whoever was there."""
        return self.channel in (ChannelKind.PHONE, ChannelKind.VISIT, ChannelKind.LETTER) and not self.is_note


@dataclass(slots=True)
class Happened:
    """An event, with whoever did it."""

    pk: int
    at: datetime
    kind: str
    agent_id: int | None
    data: dict[str, Any]
    agent: str | None
    contact: Person | None
    integration: str | None


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of the line: from a message on, the limit before one, or (neither) the newest limit."""

    limit: int
    since: int | None = None
    before: int | None = None


_SAID = """
    SELECT m.id, m.kind, m.direction, m.channel, m.agent_id, m.body, m.language, m.is_automatic, m.delivery,
           m.delivery_detail, m.delivered_at, m.send_at, m.is_scheduled, m.held_at, m.side_id, coalesce(s.subject, ''),
           m.recipients, m.mail_info, m.created_at, a.name, c.id, c.name, c.is_protected, i.name,
           m.channel = 'email' AND m.body_html <> '',
           m.channel = 'email' AND EXISTS (
               SELECT FROM channels_in_rawinbound r JOIN tickets_inbox b ON b.id = r.inbox_id
                WHERE r.message_id = m.id AND b.kind = 'email'),
           (SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.content_type)
                            ORDER BY f.created_at, f.id)
              FROM tickets_attachment f WHERE f.message_id = m.id),
           (SELECT json_agg(json_build_object('id', o.id, 'state', o.state, 'name', o.reference ->> 'name',
                                              'reason', o.reason) ORDER BY o.id)
              FROM channels_in_remotefile o WHERE o.message_id = m.id AND o.state <> 'fetched'),
           (SELECT t.read_at FROM tickets_ticketread t WHERE t.ticket_id = %s AND t.agent_id = %s),
           m.ticket_id
      FROM tickets_message m
      LEFT JOIN people_agent a ON a.id = m.agent_id
      LEFT JOIN people_contact c ON c.id = m.contact_id
      LEFT JOIN people_integration i ON i.id = m.integration_id
      LEFT JOIN tickets_sideconversation s ON s.id = m.side_id
     WHERE m.ticket_id {whose} AND m.delivery <> %s AND m.kind = ANY(%s) {window}
     ORDER BY m.created_at {way}, m.id {way} LIMIT %s"""
_AT_MESSAGE = """(m.created_at, m.id) {sign}
    (SELECT o.created_at, o.id FROM tickets_message o WHERE o.id = %s AND o.ticket_id {whose})"""
_IS_OLDER = """
    SELECT EXISTS (SELECT FROM tickets_message m
     WHERE m.ticket_id {whose} AND m.delivery <> %s AND m.kind = ANY(%s) AND {window})"""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Messages in the order they were said, whether there are older ones, and when the viewer last looked."""

    said: list[Said]
    has_older: bool
    read_at: datetime | None


def said_on(
    ticket_id: int, window: Window, *, viewer_id: int, with_notes: bool, merged: Sequence[int] = ()
) -> Conversation:
    """merged: ids of further tickets whose messages stand among this one's."""
    # One ticket is asked for as one: so its index gives the order too.
    whose, tickets = ("= ANY(%s)", [ticket_id, *merged]) if merged else ("= %s", ticket_id)
    kinds = list(MessageKind.values) if with_notes else [MessageKind.MESSAGE.value]
    parameters: list[Any] = [ticket_id, viewer_id, tickets, Delivery.UNDONE.value, kinds]
    where = ""
    if (mark := window.since or window.before) is not None:
        where = "AND " + _AT_MESSAGE.format(sign=">=" if window.since else "<", whose=whose)
        parameters += [mark, tickets]
    way = "ASC" if window.since else "DESC"
    with connection.cursor() as cursor:
        cursor.execute(_SAID.format(window=where, way=way, whose=whose), [*parameters, window.limit + 1])
        rows = cursor.fetchall()
        has_older = _is_older(cursor, tickets, whose, kinds, window.since) if window.since else len(rows) > window.limit
    said = [_said(row) for row in rows[: window.limit]]
    return Conversation(said if window.since else said[::-1], has_older, rows[0][-2] if rows else None)


def _is_older(cursor: Any, tickets: Any, whose: str, kinds: list[str], mark: int) -> bool:
    cursor.execute(
        _IS_OLDER.format(window=_AT_MESSAGE.format(sign="<", whose=whose), whose=whose),
        [tickets, Delivery.UNDONE.value, kinds, mark, tickets],
    )
    return bool(cursor.fetchone()[0])


def _said(row: Sequence[Any]) -> Said:
    recipients, mail_info, created_at, agent, contact_id, name, is_protected, integration, *rest = row[16:]
    contact = None if contact_id is None else Person(name, is_protected)
    has_html, has_original, files, absent, _read_at, ticket_id = rest
    beside = (_json(files) or [], _json(absent) or [])
    more = (_json(recipients) or [], _json(mail_info) or {}, created_at, agent, contact, integration)
    return Said(*row[:16], *more, bool(has_html), bool(has_original), *beside, ticket_id)  # type: ignore[call-arg]


def _json(value: Any) -> Any:
    """jsonb comes as text on Django's connections, json as what it says."""
    return json.loads(value) if isinstance(value, str) else value


_HAPPENED = """
    SELECT e.id, e.at, e.kind, e.agent_id, e.data, a.name, c.id, c.name, c.is_protected, i.name
      FROM tickets_event e
      LEFT JOIN people_agent a ON a.id = e.agent_id
      LEFT JOIN people_contact c ON c.id = e.contact_id
      LEFT JOIN people_integration i ON i.id = e.integration_id
     WHERE e.ticket_id = %s AND e.kind <> ALL(%s) AND e.at >= %s AND e.at < %s
     ORDER BY e.at DESC, e.id DESC LIMIT %s"""


def happened_on(ticket_id: int, since: datetime | None, before: datetime | None) -> list[Happened]:
    """Return the events between two moments in their order, at most EVENTS_MAX, the newest when there are more."""
    said_elsewhere = [kind.value for kind in SAID_BY_MESSAGE]
    parameters: list[Any] = [ticket_id, said_elsewhere, since or "-infinity", before or "infinity", EVENTS_MAX]
    with connection.cursor() as cursor:
        cursor.execute(_HAPPENED, parameters)
        return [
            Happened(
                pk=row[0],
                at=row[1],
                kind=row[2],
                agent_id=row[3],
                data=_json(row[4]) or {},
                agent=row[5],
                contact=Person(row[7], row[8]) if row[6] is not None else None,
                integration=row[9],
            )
            for row in reversed(cursor.fetchall())
        ]
