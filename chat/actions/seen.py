"""Who is still here: one statement for everybody a process has heard of since the last time."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import connection
from django.utils import timezone

VISITORS_EVERY = timedelta(seconds=10)  # visitor_seen_at is true to within half a minute
AGENTS_EVERY = timedelta(seconds=4)

# Whoever is held by another transaction right now is seen the next time: nobody waits here, and nothing can lock up.
_VISITORS = """UPDATE chat_chatsession SET visitor_seen_at = %(now)s WHERE id IN (
    SELECT id FROM chat_chatsession WHERE id = ANY(%(ids)s) AND visitor_seen_at < %(before)s
    ORDER BY id FOR UPDATE SKIP LOCKED)"""
_AGENTS = """UPDATE chat_availability SET seen_at = %(now)s WHERE id IN (
    SELECT id FROM chat_availability WHERE agent_id = ANY(%(ids)s) AND (seen_at IS NULL OR seen_at < %(before)s)
    ORDER BY id FOR UPDATE SKIP LOCKED)"""


def see_visitors(session_ids: Iterable[int]) -> int:
    """Note that the pages of these chats' visitors are open. Returns of how many that was noted."""
    return _see(_VISITORS, session_ids, VISITORS_EVERY)


def see_agents(agent_ids: Iterable[int]) -> int:
    """Note that these agents have a page open that shows chats. Who has no Availability is not noted."""
    return _see(_AGENTS, agent_ids, AGENTS_EVERY)


def _see(statement: str, ids: Iterable[int], every: timedelta) -> int:
    wanted, now = sorted(set(ids)), timezone.now()
    if not wanted:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(statement, {"ids": wanted, "now": now, "before": now - every})
        return int(cursor.rowcount)
