"""The first pages of many lists at once: which tickets stand there, in which order, as each viewer may see them.

One question to the database for all of them. It names no more of a ticket than its number, its version and where it
stands; what a row says of it is read for those alone that have changed.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from servicedesk.lib.keyset import cursor_after
from servicedesk.people.access import Access
from tickets.conditions import Conditions
from tickets.matching import matching
from tickets.models import Ticket
from tickets.queries import visible
from tickets.queues import NEEDS, ORDERS

Place = tuple[datetime | int, ...]  # the values of the order's fields


@dataclass(frozen=True, slots=True)
class List:
    """One list as one viewer has it. The access is a part of it: nothing is shared beyond equal rights."""

    access: Access
    conditions: Conditions
    order: str  # of ORDERS


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    version: int
    place: Place


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The first size rows. has_more: further pages follow."""

    rows: tuple[Row, ...]
    has_more: bool
    falls: bool  # the largest place comes first
    size: int

    @property
    def next_cursor(self) -> str:
        return cursor_after(self.rows[-1].place) if self.has_more and self.rows else ""

    def after(self, changed: Mapping[int, Row | None]) -> "FirstRows | None":
        """The rows after tickets have changed: where each stands now, None for one that is not in the list.

        None when the database must be asked which ticket comes up from the next page. That there is a next page is said
        too long when its last ticket has left it.
        """
        rows = [row for row in self.rows if row.number not in changed]
        last = self.rows[-1].place if self.has_more and self.rows else None
        rows += [row for row in changed.values() if row and (last is None or not self._is_beyond(row.place, last))]
        if self.has_more and len(rows) < self.size:
            return None
        rows.sort(key=lambda row: row.place, reverse=self.falls)
        return FirstRows(tuple(rows[: self.size]), self.has_more or len(rows) > self.size, self.falls, self.size)

    def _is_beyond(self, place: Place, last: Place) -> bool:
        return place < last if self.falls else place > last


def first_rows(lists: Collection[List], size: int) -> dict[List, FirstRows]:
    """Return the first size rows of each list. One query, however many there are; none without lists."""
    today = timezone.localdate()
    texts = _ask([(one, _first(one, size + 1, today)) for one in dict.fromkeys(lists)])
    return {one: _first_rows(text, one.order.startswith("-"), size) for one, text in texts.items()}


def places_in(lists: Collection[List], numbers: Collection[int]) -> dict[List, dict[int, Row]]:
    """Return which of these tickets stand in each list, and where. One query; none without lists.

    Every list is asked of the few tickets alone: a table of that name stands before the one of all tickets, so that
    the conditions are the very same as everywhere, and the planner has next to nothing to weigh for each list.
    """
    today = timezone.localdate()
    texts = _ask([(one, _all(one, today)) for one in dict.fromkeys(lists)], _FEW, [list(numbers)])
    return {one: {row.number: row for row in _rows(text)} for one, text in texts.items()}


_FEW = "WITH tickets_ticket AS MATERIALIZED (SELECT * FROM tickets_ticket WHERE number = ANY(%s))"
_Statement = tuple[str, tuple[Any, ...]] | None


def _ask(asked: list[tuple[List, _Statement]], first: str = "", values: Collection[Any] = ()) -> dict[List, str]:
    """The statements' answers, all in one; "[]" for a list that can hold nothing."""
    found = {one: "[]" for one, _statement in asked}
    real = [(one, statement) for one, statement in asked if statement is not None]
    if not real:
        return found
    parts = [f"SELECT {place}, {sql}" for place, (_list, (sql, _params)) in enumerate(real)]
    with connection.cursor() as cursor:
        params = [*values, *(value for _list, (_sql, params) in real for value in params)]
        cursor.execute(f"{first} {' UNION ALL '.join(parts)}", params)
        for place, text in cursor.fetchall():
            found[real[place][0]] = text or "[]"
    return found


@lru_cache(maxsize=2048)
def _first(one: List, count: int, today: date) -> _Statement:
    return _as_json(_wanted(one, today).order_by(*ORDERS[one.order])[:count], one)


@lru_cache(maxsize=2048)
def _all(one: List, today: date) -> _Statement:
    return _as_json(_wanted(one, today).order_by(), one)


def _wanted(one: List, today: date) -> QuerySet[Ticket]:
    found = visible(one.access) & matching(one.conditions, one.access, today) & NEEDS.get(one.order, Q())
    return Ticket.objects.filter(found)


def _as_json(rows: QuerySet[Ticket], one: List) -> _Statement:
    """SELECT of a JSON text. Kept, for building it costs the ORM more than PostgreSQL needs to answer it."""
    names = ["number", "version", *(name.lstrip("-") for name in ORDERS[one.order])]
    try:
        sql, params = rows.values_list(*names).query.sql_with_params()
    except EmptyResultSet:
        return None
    columns = ", ".join(f"c{place}" for place in range(len(names)))
    return f"(SELECT json_agg(json_build_array({columns}))::text FROM ({sql}) AS listed ({columns}))", params  # noqa: S608


@lru_cache(maxsize=1024)
def _first_rows(text: str, falls: bool, size: int) -> FirstRows:
    """Many agents' lists are the same text."""
    rows = _rows(text)
    return FirstRows(rows[:size], len(rows) > size, falls, size)


def _rows(text: str) -> tuple[Row, ...]:
    return tuple(Row(number, version, tuple(map(_value, place))) for number, version, *place in json.loads(text))


def _value(plain: str | int) -> datetime | int:
    return datetime.fromisoformat(plain) if isinstance(plain, str) else plain
