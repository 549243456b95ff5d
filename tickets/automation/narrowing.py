"""Conditions as SQL, as far as they can be: what is left is asked of each ticket (tickets.rules)."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from tickets.automation.triggers import is_dear
from tickets.models import Category, Ticket
from tickets.rules import NOBODY, YES, Part


def narrowed(rows: QuerySet[Ticket], parts: Sequence[Part]) -> QuerySet[Ticket]:
    """Keep the tickets that can meet the conditions: all that do, and some that fail in what SQL was not asked."""
    for part in parts:
        if is_dear(part) or part["ask"] not in _QUERIES:
            continue
        query = _QUERIES[part["ask"]](part["not" if "not" in part else "is"])
        # By id: a plain NOT would lose the rows where a column is null.
        rows = rows.exclude(pk__in=Ticket.objects.filter(query).values("pk")) if "not" in part else rows.filter(query)
    return rows


def _or_nobody(column: str) -> Callable[[Sequence[Any]], Q]:
    def query(values: Sequence[Any]) -> Q:
        found = Q(**{f"{column}__in": [value for value in values if value != NOBODY]})
        return found | Q(**{f"{column}__isnull": True}) if NOBODY in values else found

    return query


def _category(values: Sequence[Any]) -> Q:
    ids = [value for value in values if value != NOBODY]
    below = Q(pk__in=ids) | Q(parent__in=ids) | Q(parent__parent__in=ids)
    return _or_nobody("category")([*Category.objects.filter(below).values_list("pk", flat=True), *values])


def _one_of(column: str) -> Callable[[Sequence[Any]], Q]:
    return lambda values: Q(**{f"{column}__in": values})


_QUERIES: dict[str, Callable[[Sequence[Any]], Q]] = {
    **{name: _one_of(name) for name in ("channel", "inbox", "case_kind", "priority", "team", "status", "language")},
    "requester_kind": _one_of("requester__kind"),
    "department": _one_of("team__department"),
    "assignee": _or_nobody("assignee"),
    "category": _category,
    "tag": lambda values: Q(tags__overlap=list(values)),
    "confidential": lambda values: Q(is_confidential__in=[value == YES for value in values]),
}
