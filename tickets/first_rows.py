"""The first pages of many lists at once: which tickets stand there, in which order, as each viewer may see them.

One question to the database for all of them. It names no more of a ticket than its number and its mark: what a row
says of a ticket is read for those alone whose mark has changed.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from servicedesk.lib.keyset import cursor_after
from servicedesk.people.access import Access
from tickets.conditions import Conditions
from tickets.matching import matching
from tickets.models import Ticket
from tickets.queries import visible
from tickets.queues import NEEDS, ORDERS


@dataclass(frozen=True, slots=True)
class List:
    """One list as one viewer has it. The access is a part of it: nothing is shared beyond equal rights."""

    access: Access
    conditions: Conditions
    order: str  # of ORDERS


@dataclass(frozen=True, slots=True)
class FirstRows:
    rows: tuple[tuple[int, str], ...] = ()  # number and mark, in order
    next_cursor: str = ""  # "" when there is no further page


def mark_of(ticket: Ticket) -> str:
    """Changes whenever a row would say something else of its ticket, but for times and the viewer's own marks."""
    return _mark(ticket.version, ticket.requester.is_protected)


def _mark(version: int, is_protected: bool) -> str:
    return f"{version}p" if is_protected else str(version)


def first_rows(lists: Collection[List], size: int) -> dict[List, FirstRows]:
    """Return the first size rows of each list. One query, however many there are; none without lists."""
    today = timezone.localdate()
    found = dict.fromkeys(lists, FirstRows())
    asked = [(one, statement) for one in found if (statement := _statement(one, size + 1, today)) is not None]
    if not asked:
        return found
    parts = [f"SELECT {place}, {sql}" for place, (_list, (sql, _params)) in enumerate(asked)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [value for _list, (_sql, params) in asked for value in params])
        for place, text in cursor.fetchall():
            found[asked[place][0]] = _read(text, size)
    return found


@lru_cache(maxsize=2048)
def _statement(one: List, count: int, today: date) -> tuple[str, tuple[Any, ...]] | None:
    """SELECT of a JSON text. Kept, for building it costs the ORM more than PostgreSQL needs to answer it."""
    order = ORDERS[one.order]
    names = [name.lstrip("-") for name in order]
    wanted = visible(one.access) & matching(one.conditions, one.access, today) & NEEDS.get(one.order, Q())
    rows = Ticket.objects.filter(wanted).order_by(*order)
    try:
        sql, params = rows.values_list("number", "version", "requester__is_protected", *names)[
            :count
        ].query.sql_with_params()
    except EmptyResultSet:
        return None
    columns = ", ".join(["number", "version", "is_protected", *(f"o{place}" for place in range(len(names)))])
    return f"(SELECT json_agg(json_build_array({columns}))::text FROM ({sql}) AS listed ({columns}))", params  # noqa: S608


@lru_cache(maxsize=1024)
def _read(text: str | None, size: int) -> FirstRows:
    """Many agents' lists are the same text."""
    rows = json.loads(text or "[]")
    last = [_as_kept(value) for value in rows[size - 1][3:]] if len(rows) > size else None
    marks = tuple((number, _mark(version, is_protected)) for number, version, is_protected, *_order in rows[:size])
    return FirstRows(marks, cursor_after(last) if last is not None else "")


def _as_kept(value: str | int) -> str | int:
    """A time as cursors of pages write it; the database leaves zeros out."""
    return datetime.fromisoformat(value).isoformat() if isinstance(value, str) else value
