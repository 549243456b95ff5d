"""Pages by keyset: the next page begins after the last row seen, so page 10,000 costs what page 1 costs."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from servicedesk.lib.text import clean

CURSOR_MAX = 500  # characters
Row = TypeVar("Row", bound=models.Model)


class CursorError(ValueError):
    """The cursor was not made by us."""


@dataclass(frozen=True)
class KeysetPage(Generic[Row]):
    rows: list[Row]
    next_cursor: str  # "" on the last page
    previous_cursor: str  # "" on the first page


def _encode(direction: str, values: Sequence[Any]) -> str:
    plain = [value.isoformat() if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps([direction, *plain]).encode()).decode().rstrip("=")


def _decode(cursor: str, fields: Sequence["models.Field[Any, Any]"]) -> tuple[str, list[Any]]:
    if len(cursor) > CURSOR_MAX:
        raise CursorError
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        direction, *values = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
        if direction not in ("after", "before") or len(values) != len(fields):
            raise CursorError
        return direction, [_value(field, value) for field, value in zip(fields, values, strict=True)]
    except (ValueError, TypeError, OverflowError, RecursionError, ValidationError) as error:
        raise CursorError from error


def _value(field: "models.Field[Any, Any]", plain: Any) -> Any:
    """The value as the field keeps it. Raises CursorError for what a row of ours cannot hold."""
    if isinstance(plain, str):
        if clean(plain) != plain:
            raise CursorError
        if isinstance(field, models.DateTimeField):
            moment = datetime.fromisoformat(plain)
            if moment.tzinfo is None:
                raise CursorError
            return moment
        return field.to_python(plain)
    if isinstance(plain, int) and isinstance(field, models.IntegerField):
        return plain
    if isinstance(plain, float) and isinstance(field, models.FloatField) and isfinite(plain):
        return plain
    raise CursorError


def page_of(queryset: models.QuerySet[Row], order: Sequence[str], cursor: str = "", size: int = 25) -> KeysetPage[Row]:
    """Return one page of at most size rows ordered by order (fields of the model, "-" for falling, the last unique).

    All fields must fall or all must rise: the comparison is one row value, which an index on them answers.
    Raises CursorError for a cursor that is not ours.
    """
    falling = order[0].startswith("-")
    names = [name.lstrip("-") for name in order]
    if any(name.startswith("-") != falling for name in order):
        raise AssertionError("the fields of a keyset all fall or all rise")
    fields = [queryset.model._meta.get_field(name) for name in names]
    direction, values = _decode(cursor, fields) if cursor else ("after", [])  # type: ignore[arg-type]
    backwards = direction == "before"
    descending = falling != backwards
    if values:
        queryset = queryset.filter(_beyond(names, values, descending))
    rows = list(queryset.order_by(*[("-" if descending else "") + name for name in names])[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    if backwards:
        rows.reverse()
    has_next = bool(rows) and (backwards or more)
    has_previous = bool(rows) and ((backwards and more) or (not backwards and bool(cursor)))
    return KeysetPage(
        rows=rows,
        next_cursor=_mark(rows[-1], "after", names) if has_next else "",
        previous_cursor=_mark(rows[0], "before", names) if has_previous else "",
    )


def first_page(rows: Sequence[Row], order: Sequence[str], size: int = 25) -> KeysetPage[Row]:
    """The first page of what was read already: the first size + 1 rows, in the order that page_of would ask for."""
    names = [name.lstrip("-") for name in order]
    next_cursor = _mark(rows[size - 1], "after", names) if len(rows) > size else ""
    return KeysetPage(rows=list(rows[:size]), next_cursor=next_cursor, previous_cursor="")


def cursor_after(values: Sequence[Any]) -> str:
    """The cursor of the page after the row with these values of the order's fields."""
    return _encode("after", values)


def _mark(row: models.Model, way: str, names: Sequence[str]) -> str:
    return _encode(way, [getattr(row, name) for name in names])


def _beyond(names: Sequence[str], values: Sequence[Any], descending: bool) -> models.Q:
    """(a, b) < (x, y) as the pair a <= x AND (a < x OR (a = x AND b < y)): the first half lets an index range start."""
    word = "lt" if descending else "gt"
    strict = models.Q()
    equal: dict[str, Any] = {}
    for name, value in zip(names, values, strict=True):
        strict |= models.Q(**equal, **{f"{name}__{word}": value})
        equal[name] = value
    return models.Q(**{f"{names[0]}__{word}e": values[0]}) & strict
