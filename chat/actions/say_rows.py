"""The statements of chat.actions.say, by hand: a hundred messages a second go through one process."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from chat.entries import Naming, Place
from tickets.models.sender_profile import NamedAs


@dataclass(slots=True)
class Chat:
    """A chat that is locked, as far as speaking in it needs to know it."""

    id: int
    ticket_id: int
    state: str
    language: str
    last_seq: int
    last_public_seq: int
    visitor_seen_at: datetime
    ended_at: datetime | None
    naming: Naming

    def next_place(self, at: datetime) -> Place:
        """Count on."""
        place = Place(self.last_seq + 1, self.last_public_seq, at)
        self.last_seq = self.last_public_seq = place.seq
        return place


# One statement for two questions: (which, id, ticket, name).
_BEFORE = """
    SELECT 's', id, ticket_id, '' FROM chat_chatsession WHERE id = ANY(%s)
    UNION ALL SELECT 'a', id, 0, name FROM people_agent WHERE id = ANY(%s)
"""
_CHATS = """
    SELECT s.id, s.ticket_id, s.state, s.language, s.last_seq, s.last_public_seq, s.visitor_seen_at, s.ended_at,
           s.visitor_name, p.named_as, t.name
      FROM chat_chatsession s
      JOIN tickets_inbox i ON i.id = s.inbox_id
      JOIN people_team t ON t.id = i.team_id
      LEFT JOIN tickets_senderprofile p ON p.inbox_id = i.id
     WHERE s.id = ANY(%s) ORDER BY s.id FOR UPDATE OF s
"""
_ENTER = """
    WITH entered AS (
        INSERT INTO chat_chatentry (session_id, seq, public_before, message_id, at, kind, is_internal, data)
        SELECT session_id, seq, public_before, message_id, at, 'message', false, '{}'
          FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::bigint[], %s::timestamptz[])
            AS v (session_id, seq, public_before, message_id, at)
    )
    UPDATE chat_chatsession AS s SET last_seq = v.seq, last_public_seq = v.seq, silent_ends_at = NULL
      FROM unnest(%s::bigint[], %s::int[]) AS v (id, seq) WHERE s.id = v.id
"""


def look_before(session_ids: Iterable[int], agent_ids: Iterable[int]) -> tuple[list[int], dict[int, str]]:
    """Return the tickets of the chats, which are to be locked first, and the names of the agents by id."""
    tickets: list[int] = []
    names: dict[int, str] = {}
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE, [sorted(set(session_ids)), sorted(set(agent_ids))])
        for which, number, ticket_id, name in cursor.fetchall():
            if which == "s":
                tickets.append(ticket_id)
            else:
                names[number] = name
    return tickets, names


def hold_chats(session_ids: Iterable[int]) -> dict[int, Chat]:
    """Lock chats whose tickets are held, in the order of their ids; return them as they are now."""
    with connection.cursor() as cursor:
        cursor.execute(_CHATS, [sorted(set(session_ids))])
        return {row[0]: _chat(*row) for row in cursor.fetchall()}


def _chat(pk: int, *row: Any) -> Chat:
    *columns, visitor_name, named_as, team_name = row
    naming = Naming(pk, visitor_name, named_as or NamedAs.FULL.value, team_name)
    return Chat(*[pk, *columns, naming])


def write_entries(rows: Sequence[tuple[Chat, Place, int]]) -> None:
    """Write (chat, place, message) of each new entry, and how far the chats have come; nothing ends by silence now."""
    if not rows:
        return
    chats = {chat.id: chat for chat, _place, _message in rows}.values()
    entries = [(chat.id, place.seq, place.public_before, message, place.at) for chat, place, message in rows]
    with connection.cursor() as cursor:
        columns = [list(column) for column in zip(*entries, strict=True)]
        cursor.execute(_ENTER, [*columns, [chat.id for chat in chats], [chat.last_seq for chat in chats]])
