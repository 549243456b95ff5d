"""Several words that stand on one ticket but not in one message: one in the subject, one in an answer, one a name.

The rarest word leads: the newest tickets that have it are found by index, and only they are asked for the others.
"""

import json
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q

from servicedesk.people.access import Access
from tickets.models import MessageKind, Ticket

LOOKED_AT = 500  # messages, subjects and names with the rarest word, the newest first
MOST = 100  # tickets

_WORDS = "to_tsquery('pg_catalog.swedish', %s)"


def spread_ids(access: Access, words: tuple[str, ...], among: Q) -> tuple[list[int], bool]:
    """Ids of the newest tickets among those that have every word somewhere, and whether there may be more."""
    try:
        seen_sql, seen = Ticket.objects.filter(among).order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return [], False
    often = _frequencies(words)
    meant = [word for word in words if often[word]]
    if len(meant) < 2:
        return [], False
    rarest = min(meant, key=lambda word: often[word])
    notes = "" if access.may_see_notes else f"AND m.kind = '{MessageKind.MESSAGE.value}'"
    open_only = "" if access.may_see_protected else "AND NOT c.is_protected"
    values: list[Any] = [rarest, *seen, rarest, *seen, _like(rarest), *seen]
    others = []
    for word in meant:
        if word == rarest:
            continue
        others.append(
            f"""(t.search @@ {_WORDS}
                 OR EXISTS (SELECT 1 FROM tickets_message m
                             WHERE m.ticket_id = t.id AND m.search @@ {_WORDS} {notes})
                 OR EXISTS (SELECT 1 FROM people_contact c
                             WHERE c.id = t.requester_id AND c.name ILIKE %s {open_only}))"""  # noqa: S608
        )
        values += [word, word, _like(word)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH led AS (
                (SELECT m.ticket_id AS id FROM tickets_message m
                  WHERE m.search @@ {_WORDS} {notes} AND m.ticket_id IN ({seen_sql})
                  ORDER BY m.created_at DESC, m.id DESC LIMIT {LOOKED_AT})
                UNION ALL
                (SELECT t.id FROM tickets_ticket t WHERE t.search @@ {_WORDS} AND t.id IN ({seen_sql})
                  ORDER BY t.updated_at DESC, t.id DESC LIMIT {LOOKED_AT})
                UNION ALL
                (SELECT t.id FROM tickets_ticket t JOIN people_contact c ON c.id = t.requester_id
                  WHERE c.name ILIKE %s {open_only} AND t.id IN ({seen_sql}) LIMIT {LOOKED_AT}))
            SELECT t.id, (SELECT count(*) FROM led) FROM tickets_ticket t
             WHERE t.id IN (SELECT id FROM led) AND {" AND ".join(others)}
             ORDER BY t.updated_at DESC, t.id DESC LIMIT {MOST}""",  # noqa: S608 -- the ORM's own SQL and constants
            values,
        )
        rows = cursor.fetchall()
    return [pk for pk, _led in rows], bool(rows) and (len(rows) == MOST or rows[0][1] >= LOOKED_AT)


# What is known of a word: 0 when a full-text search leaves it out (och, att), else how many messages the planner
# expects it in, and one more. Kept: where it grows old the wrong word leads, and the answer is the same.
_known: dict[str, float] = {}
_KNOWN_MAX = 20_000


def _frequencies(words: tuple[str, ...]) -> dict[str, float]:
    if len(_known) > _KNOWN_MAX:
        _known.clear()
    if unknown := [word for word in words if word not in _known]:
        _known.update(dict.fromkeys(unknown, 0.0))
        if meant := _with_meaning(unknown):
            _known.update(zip(meant, _expected(meant), strict=True))
    return {word: _known[word] for word in words}


def _with_meaning(words: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT word FROM unnest(%s::text[]) AS asked (word)
                 WHERE numnode({_WORDS.replace("%s", "word")}) > 0""",  # noqa: S608 -- constants
            [words],
        )
        return [word for (word,) in cursor.fetchall()]


def _expected(words: list[str]) -> list[float]:
    """In how many messages the planner expects each word, and one more; nothing is read."""
    one = f"(SELECT 1 FROM tickets_message m WHERE m.search @@ {_WORDS})"  # noqa: S608 -- a constant
    # One part more, so that there is always an Append to look into.
    parts = " UNION ALL ".join([*[one] * len(words), "(SELECT 1)"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {parts}", words)
        (answer,) = cursor.fetchone() or ("[]",)
    plan = (json.loads(answer) if isinstance(answer, str) else answer)[0]["Plan"]
    guesses = [float(part["Plan Rows"]) + 1 for part in plan.get("Plans", [])][: len(words)]
    return guesses if len(guesses) == len(words) else [1.0] * len(words)


def _like(word: str) -> str:
    """A tsquery of one word as a pattern of a name; of an exact phrase its words in order."""
    text = " ".join(part.strip("'") for part in word.removesuffix(":*").split(" <-> "))
    return "%" + text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
