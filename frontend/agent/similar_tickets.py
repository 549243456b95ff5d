"""Solved tickets about the same thing, with what was answered then as text that can be inserted.

The subject's words are looked for among tickets the viewer may see that were answered and are finished; nothing that is
confidential or about somebody with protected identity is ever suggested.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from frontend.agent.suggestion import Suggestion
from servicedesk.lib.identity_numbers import find
from servicedesk.lib.markdown import to_text
from servicedesk.lib.text import one_line
from servicedesk.lib.when import short
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.models import Delivery, Direction, MessageKind, Ticket
from tickets.queries import visible
from tickets.statuses import FINISHED

NEWEST = 150  # matches that are ranked: with more than that the newest
FOUND_MAX = 3
SHORTEST = 40  # characters: "Passar bra!" helps nobody
SHORT_ANSWER = 200
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?<!\w)(\+46|0)[\d -]{6,}\d")
_GREETING = re.compile(r"\A\s*(hej|hejsan|hallå|god dag|goddag|hello|hi|dear|bästa)\b[^\n]{0,60}\n+", re.IGNORECASE)

# The words stand in the statement itself: the planner then knows how common they are (tickets.search).
_SIMILAR = """
    WITH matched AS (
        SELECT t.id, t.search, t.subject, t.category_id FROM tickets_ticket t
         WHERE t.search @@ %s::tsquery AND t.status = ANY(%s) AND t.first_answered_at IS NOT NULL
           AND NOT t.is_confidential AND t.id <> %s AND t.id IN ({seen})
         ORDER BY t.updated_at DESC, t.id DESC LIMIT {newest}),
    ranked AS (
        SELECT m.id, similarity(m.subject, %s) + 2 * ts_rank(m.search, %s::tsquery)
                 + CASE WHEN m.category_id = %s THEN 0.3 ELSE 0 END AS score
          FROM matched m)
    SELECT t.number, t.subject, t.solved_at, t.updated_at, c.name, a.body
      FROM ranked r JOIN tickets_ticket t ON t.id = r.id
      JOIN people_contact c ON c.id = t.requester_id AND NOT c.is_protected
     CROSS JOIN LATERAL (
        SELECT m.body FROM tickets_message m
         WHERE m.ticket_id = t.id AND m.kind = %s AND m.direction = %s AND m.agent_id IS NOT NULL
           AND m.delivery = %s AND NOT m.is_automatic AND length(m.body) >= %s
         ORDER BY length(m.body) DESC LIMIT 1) AS a
     WHERE r.score >= 0.45 ORDER BY r.score DESC, t.updated_at DESC LIMIT %s"""


def suggestions(ticket: Ticket, viewer: Agent) -> Sequence[Suggestion]:
    """Return at most FOUND_MAX, the likest first."""
    words = _words_of(ticket.subject)
    if not words:
        return []
    try:
        seen_sql, seen = (
            Ticket.objects.filter(visible(access_of(viewer))).order_by().values("pk").query.sql_with_params()
        )
    except EmptyResultSet:  # somebody who sees no team at all
        return []
    matched: list[Any] = [words, [status.value for status in FINISHED], ticket.pk, *seen]
    ranked: list[Any] = [ticket.subject, words, ticket.category_id]
    answer: list[Any] = [MessageKind.MESSAGE.value, Direction.OUT.value, Delivery.SENT.value, SHORTEST]
    with connection.cursor() as cursor:
        statement = _SIMILAR.format(seen=seen_sql, newest=NEWEST)
        cursor.execute(statement, [*matched, *ranked, *answer, FOUND_MAX])
        now = timezone.now()
        return [_suggestion(row, now) for row in cursor.fetchall()]


def _words_of(subject: str) -> str:
    """The subject's lexemes as a tsquery in which any of them counts: 'sop':* | 'tunn' ..."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT string_agg(quote_literal(lexeme), ' | ')
                 FROM unnest(to_tsvector('pg_catalog.swedish', %s)) WHERE length(lexeme) > 2""",
            [subject],
        )
        return str(cursor.fetchone()[0] or "")


def _suggestion(row: Sequence[Any], now: datetime) -> Suggestion:
    number, subject, solved_at, updated_at, name, body = row
    text = without_greeting(body)
    day = short(solved_at or updated_at, now)
    return Suggestion(
        title=subject,
        short_answer=one_line(to_text(text), SHORT_ANSWER),
        url=reverse("ticket", args=[number]),
        insert_text=text,
        source=_("Answered %(day)s, #%(number)s") % {"day": day, "number": number},
        has_personal_data=holds_personal_data(text, name),
    )


def without_greeting(text: str) -> str:
    """What was answered, without the line that greets somebody else by name.

    >>> without_greeting("Hej Ann!\\n\\nVi kommer på onsdag.")
    'Vi kommer på onsdag.'
    """
    return _GREETING.sub("", text, count=1).strip() or text.strip()


def holds_personal_data(text: str, name: str) -> bool:
    """Whether an answer to somebody may hold what is theirs: a part of their name, an address, an identity number."""
    words = [word for word in re.findall(r"\w+", name.casefold()) if len(word) > 2]
    return (
        bool(_ADDRESS.search(text))
        or bool(find(text))
        or any(re.search(rf"\b{re.escape(word)}s?\b", text.casefold()) for word in words)
    )
