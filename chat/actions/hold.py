"""A visitor whose page cannot say that it is there: each time it is fetched, their place is held for a while."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

HELD = timedelta(minutes=10)  # from one look at the page to the next
GONE_AFTER = timedelta(minutes=2)  # unseen for so long a visitor who waits counts as gone (chat.routing_rounds)

# Whoever is held by another transaction right now is seen the next time, as in chat.actions.seen.
_HOLD = """UPDATE chat_chatsession SET visitor_seen_at = %(until)s WHERE id IN (
    SELECT id FROM chat_chatsession WHERE id = %(id)s AND state IN ('waiting', 'active')
    AND visitor_seen_at < %(until)s FOR UPDATE SKIP LOCKED)"""


def hold_place(session_id: int, length: timedelta = HELD) -> datetime:
    """Count the visitor as here until length from now has passed; return until when, to be told to them."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, {"until": now + length - GONE_AFTER, "id": session_id})
    return now + length
