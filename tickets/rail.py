"""An agent's queues with their counts, in one question to the database.

Which queues there are and how many tickets they hold is asked together: the counts are asked for the queues the agent
had the last time. When the answer says that the queues are others now, the counts are asked again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.utils import timezone

from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent
from tickets.conditions import FILE, Conditions, read_conditions
from tickets.matching import matching
from tickets.models import Queue, Ticket
from tickets.notifications import COUNT_MAX as UNREAD_MAX
from tickets.notifications import unread
from tickets.queries import visible
from tickets.queues import FIRST_ORDER, GIVEN, GivenQueue
from tickets.statuses import UNFINISHED

COUNT_MAX = 999  # what is more is 1,000
MOST_COUNTED = 40  # queues
_UNPLACED = 10_000


@dataclass(frozen=True, slots=True)
class RailQueue:
    """A queue as an agent has it. count is at most COUNT_MAX + 1; None where counting would cost too much."""

    slug: str
    name: str
    conditions: Conditions
    sharing: str
    order: str = FIRST_ORDER
    is_pinned: bool = True
    count: int | None = None
    given: GivenQueue | None = None

    @property
    def is_counted(self) -> bool:
        return self.given.is_counted if self.given else is_cheap(self.conditions)


@dataclass(frozen=True, slots=True)
class Rail:
    queues: tuple[RailQueue, ...]  # as the agent has ordered them, those not pinned too
    by_team: Mapping[int, int] = field(default_factory=dict)  # unfinished tickets the agent may see
    mine: int = 0
    unread: int = 0  # notifications


@dataclass(frozen=True, slots=True)
class _Said:
    """The definitions as the database gave them, as JSON texts."""

    queues: str = "[]"
    places: str = "[]"


_known: dict[int, _Said] = {}


def rail_of(agent: Agent) -> Rail:
    """One query; two when the agent's queues have changed since the last time this process was asked."""
    access = access_of(agent)
    said = _known.get(agent.pk, _Said())
    queues = _read(said)
    now_said, numbers = _ask(access, queues)
    if now_said != said:
        _known[agent.pk] = now_said
        queues = _read(now_said)
        _said, numbers = _ask(access, queues)
    counted = tuple(replace(queue, count=numbers.get(("queue", queue.slug))) for queue in queues)
    by_team = {int(key): number for (kind, key), number in numbers.items() if kind == "team"}
    return Rail(counted, by_team, numbers.get(("queue", GIVEN[0].slug), 0), numbers.get(("told", ""), 0))


def is_cheap(wanted: Conditions) -> bool:
    """Whether counting walks no further than the unfinished tickets and looks at no message."""
    return (
        {*wanted.status} <= {status.value for status in UNFINISHED}
        and not (wanted.text or wanted.sender)
        and FILE not in wanted.has
    )


_QUEUES = """
    SELECT 'queues', '', 0, coalesce(json_agg(json_build_array(slug, name, sharing, "order", conditions)
                                     ORDER BY name, id)::text, '[]')
      FROM tickets_queue WHERE sharing = 'all' OR owner_id = %s OR team_id = ANY(%s)
    UNION ALL
    SELECT 'places', '', 0, coalesce(json_agg(json_build_array(slug, position, is_pinned)
                                     ORDER BY slug)::text, '[]')
      FROM tickets_queueplace WHERE agent_id = %s"""


def _ask(access: Access, queues: list[RailQueue]) -> tuple[_Said, dict[tuple[str, str], int]]:
    """The definitions there are, and the numbers: {("queue", slug) or ("team", id): tickets}."""
    parts: list[str] = [_QUEUES]
    values: list[Any] = [access.agent_id, sorted(access.member_teams), access.agent_id]
    team_sql, team_values = _teams_sql(access)
    parts.append(f"SELECT 'team', key::text, number, '' FROM ({team_sql}) AS teams (key, number)")  # noqa: S608
    values += team_values
    # Mine is counted also when it is not in the rail: it stands in the main menu.
    counted = [queue for queue in queues if queue.is_counted and (queue.is_pinned or queue.given is GIVEN[0])]
    for queue in counted[:MOST_COUNTED]:
        sql, params = _count_sql(access, queue.conditions, timezone.localdate())
        parts.append(f"SELECT 'queue', %s, ({sql}), ''")
        values += [queue.slug, *params]
    told_sql, told_values = _told_sql(access)
    parts.append(f"SELECT 'told', '', ({told_sql}), ''")
    values += told_values
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        rows: list[tuple[str, str, int, str]] = cursor.fetchall()
    texts = {kind: text for kind, _key, _number, text in rows if text}
    return _Said(**texts), {(kind, key): number for kind, key, number, text in rows if not text}


@lru_cache(maxsize=2048)
def _count_sql(access: Access, wanted: Conditions, today: Any) -> tuple[str, tuple[Any, ...]]:
    """SELECT of one number, at most COUNT_MAX + 1. Kept, for the ORM takes a millisecond to build it."""
    found = Ticket.objects.filter(visible(access) & matching(wanted, access, today)).order_by().values("pk")
    try:
        sql, params = found[: COUNT_MAX + 1].query.sql_with_params()
    except EmptyResultSet:
        return "SELECT 0", ()
    return f"SELECT count(*) FROM ({sql}) AS found", params  # noqa: S608 -- the ORM's own SQL


@lru_cache(maxsize=1024)
def _told_sql(access: Access) -> tuple[str, tuple[Any, ...]]:
    """SELECT of how many notifications are unread."""
    try:
        sql, params = unread(access).values("pk")[: UNREAD_MAX + 1].query.sql_with_params()
    except EmptyResultSet:  # an integration, which is told nothing
        return "SELECT 0", ()
    return f"SELECT count(*) FROM ({sql}) AS told", params  # noqa: S608


@lru_cache(maxsize=1024)
def _teams_sql(access: Access) -> tuple[str, tuple[Any, ...]]:
    """SELECT of team id and number of unfinished tickets."""
    found = Ticket.objects.filter(visible(access) & matching(Conditions(), access, timezone.localdate()))
    try:
        sql, params = found.order_by().values_list("team_id").query.sql_with_params()
    except EmptyResultSet:  # somebody who sees no team at all
        return "SELECT 0, 0 WHERE false", ()
    return f"SELECT team_id, count(*) FROM ({sql}) AS seen (team_id) GROUP BY team_id", params  # noqa: S608


def _read(said: _Said) -> list[RailQueue]:
    """Every queue the agent has, in their order: by the place they gave it, else those given first, then by name."""
    places = {slug: (position, is_pinned) for slug, position, is_pinned in json.loads(said.places)}
    queues = [
        RailQueue(one.slug, str(one.name), one.conditions, Queue.Sharing.ALL, one.order, given=one) for one in GIVEN
    ]
    queues += _saved(said.queues)
    placed = [replace(queue, is_pinned=places.get(queue.slug, (0, True))[1]) for queue in queues]
    return sorted(placed, key=lambda queue: places.get(queue.slug, (_UNPLACED, True))[0])


@lru_cache(maxsize=1024)
def _saved(queues: str) -> tuple[RailQueue, ...]:
    return tuple(
        RailQueue(slug, name, read_conditions(conditions, strict=False), sharing, order)
        for slug, name, sharing, order, conditions in json.loads(queues)
    )


def forget() -> None:
    """Drop what is remembered, between tests."""
    _known.clear()
    _count_sql.cache_clear()
    _teams_sql.cache_clear()
