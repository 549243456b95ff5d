"""How far each side has got what was said, and has seen it."""

from typing import Literal

from django.db import connection

from chat.telling import tell_marks

Side = Literal["visitor", "agent"]

_MARK = {
    side: f"""UPDATE chat_chatsession
        SET {side}_received = GREATEST({side}_received, LEAST(GREATEST(%(received)s, %(read)s), last_seq)),
            {side}_read = GREATEST({side}_read, LEAST(%(read)s, last_seq))
        WHERE id = %(session)s
          AND ({side}_received < LEAST(GREATEST(%(received)s, %(read)s), last_seq)
               OR {side}_read < LEAST(%(read)s, last_seq))
        RETURNING {side}_received, {side}_read"""  # noqa: S608 -- side is one of these two
    for side in ("visitor", "agent")
}


def mark(session_id: int, *, side: Side, received: int | None = None, read: int | None = None) -> bool:
    """Note up to which seq a side has got everything, and has seen it. Returns whether that was news.

    Never goes back and never past what has been said. What was read was received.
    """
    values = {"session": session_id, "received": _seq(received), "read": _seq(read)}
    with connection.cursor() as cursor:
        cursor.execute(_MARK[side], values)
        found = cursor.fetchone()
    if found is None:
        return False
    tell_marks(session_id, side, *found)
    return True


def _seq(value: int | None) -> int:
    return min(max(value or 0, 0), 2**31 - 1)
