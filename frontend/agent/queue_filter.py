"""What the queue's address asks for: a queue by its name, or conditions of one's own. Read, checked, and written back.

?ko=mina                          the queue as it is
?ko=mina&channel=phone            conditions instead of the queue's own; the queue is where one came from
?team=3&status=open&status=new    conditions without a queue
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend import lookups
from tickets.conditions import NAMES, Conditions, read_conditions
from tickets.models import Queue
from tickets.models.queue import COLUMNS_AT_FIRST
from tickets.queues import FIRST_ORDER, GIVEN, HOME, ORDERS, find_queue, given

SORT_LABELS = {
    "-updated": gettext_lazy("Latest change first"),
    "updated": gettext_lazy("Oldest change first"),
    "-created": gettext_lazy("Newest first"),
    "created": gettext_lazy("Oldest first"),
    "waiting": gettext_lazy("Longest waiting first"),
    "due": gettext_lazy("Least time left first"),
    "-priority": gettext_lazy("Most urgent first"),
    "-solved": gettext_lazy("Latest solved first"),
}
# Addresses of version 0.1.
_WHOSE: dict[str, dict[str, list[str]]] = {
    "mine": {"assignee": ["me"]},
    "unassigned": {"assignee": ["none"]},
    "teams": {"team": ["mine"]},
    "all": {},
}
_SLUG_MAX = 80
_BY_CONDITIONS = {(queue.conditions, queue.order): queue.slug for queue in GIVEN}


@dataclass(frozen=True)
class Asked:
    """What the address asks for. queue is where it began, None when it was found by conditions alone."""

    conditions: Conditions
    sort: str
    queue: Queue | None = None

    @cached_property
    def is_changed(self) -> bool:
        """Whether the agent asks for something else than the queue they began with."""
        if self.queue is None:
            return bool(self.conditions) or self.sort != FIRST_ORDER
        own = read_conditions(self.queue.conditions, strict=False)
        return (self.conditions, self.sort) != (own, self.queue.order)

    @cached_property
    def query(self) -> str:
        """The same as a query string."""
        pairs = [("ko", self.queue.slug)] if self.queue else []
        if self.queue and not self.is_changed:
            return urlencode(pairs)
        # Without a condition an empty one, so that the queue's own do not come back.
        pairs += self.conditions.pairs() or [("status", "")]
        if self.sort != FIRST_ORDER or self.queue:
            pairs.append(("sort", self.sort))
        return urlencode(pairs)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The query string as pairs, for forms that add to it."""
        return parse_qsl(self.query, keep_blank_values=True)

    @property
    def slug(self) -> str:
        return self.queue.slug if self.queue else ""

    @property
    def columns(self) -> frozenset[str]:
        """What a row shows."""
        return frozenset((self.queue.columns if self.queue else None) or COLUMNS_AT_FIRST)

    @property
    def title(self) -> str:
        if self.queue is not None:
            return self.queue.name
        team = self.only_team
        return team if team else _("Filtered tickets")

    @property
    def only_team(self) -> str:
        """The team's name when that is all that is asked for."""
        if self.conditions != Conditions(team=self.conditions.team) or len(self.conditions.team) != 1:
            return ""
        return next((row.name for row in lookups.teams() if str(row.pk) == self.conditions.team[0]), "")

    @property
    def sort_label(self) -> str:
        return str(SORT_LABELS[self.sort])

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """Every order: its words, the address that asks for it, whether it is this one."""
        return [
            (str(label), Asked(self.conditions, sort, self.queue).query, sort == self.sort)
            for sort, label in SORT_LABELS.items()
        ]

    def asking(self, conditions: Conditions) -> "Asked":
        """The same with other conditions."""
        return Asked(conditions, self.sort, self.queue)

    def without_changes(self) -> "Asked":
        """The queue as it is, or no condition at all."""
        return asked({"ko": self.slug} if self.queue else {"status": ""})


def asked(query: Mapping[str, Any]) -> Asked:
    """Read a query string. What it does not know is dropped rather than an error: an old address still leads somewhere.

    By hand and not by a form: this is on every page of the workspace. One query, for a saved queue only.
    """
    values = _values(query)
    queue = find_queue(values["ko"][0][:_SLUG_MAX]) if values.get("ko") else None
    wanted = {name: [one for one in values[name] if one] for name in NAMES if name in values}
    sort = values.get("sort", [""])[0]
    if "whose" in values:
        wanted = {**_WHOSE.get(values["whose"][0], {}), **wanted}
    elif not wanted and queue is None and not sort:
        queue = given(HOME.slug)
    if not wanted and "whose" not in values and queue is not None:
        return Asked(read_conditions(queue.conditions, strict=False), sort if sort in ORDERS else queue.order, queue)
    found = Asked(read_conditions(wanted, strict=False), sort if sort in ORDERS else FIRST_ORDER, queue)
    if queue is None and (slug := _BY_CONDITIONS.get((found.conditions, found.sort))):
        return Asked(found.conditions, found.sort, given(slug))
    return found


def _values(query: Mapping[str, Any]) -> dict[str, list[str]]:
    if isinstance(query, QueryDict):
        return {name: [str(one) for one in values] for name, values in query.lists()}
    return {name: [value] if isinstance(value, str) else list(value) for name, value in query.items()}
