"""Who stands in for whom, and what nobody does while people are away. Pure; examples in docs/routing.md."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Away:
    """One absence. ends_at: the first moment they are back. substitute_id None: nobody stands in."""

    pk: int
    agent_id: int
    starts_at: datetime
    ends_at: datetime
    substitute_id: int | None = None

    def lasts_at(self, moment: datetime) -> bool:
        return self.starts_at <= moment < self.ends_at


def stand_in(agent_id: int, away: Mapping[int, Away]) -> int | None:
    """Return who is here in the agent's place. away: those absent now, by agent.

    A substitute who is away is stood in for by theirs; None where that ends with nobody or goes in a circle.
    """
    seen = {agent_id}
    current: int | None = agent_id
    while current is not None and current in away:
        current = away[current].substitute_id
        if current in seen:
            return None
        if current is not None:
            seen.add(current)
    return current


def away_at(absences: Iterable[Away], moment: datetime) -> dict[int, Away]:
    """Those absent then, by agent; of two absences at once the one with a substitute."""
    found: dict[int, Away] = {}
    for one in absences:
        if one.lasts_at(moment) and (one.agent_id not in found or one.substitute_id is not None):
            found[one.agent_id] = one
    return found


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Something somebody must be there for. what: in words, made when they are shown. holders: any of them will do."""

    key: str
    what: str
    holders: frozenset[int]


@dataclass(frozen=True, slots=True)
class Gap:
    """Nobody is there for it. absences: of those who should be, by their numbers."""

    what: Responsibility
    starts_at: datetime
    ends_at: datetime
    absences: frozenset[int]


def gaps(
    responsibilities: Iterable[Responsibility], absences: Sequence[Away], start: datetime, end: datetime
) -> list[Gap]:
    """Return the stretches between start and end in which all holders are away and nobody stands in, in their order."""
    edges = sorted({start, end, *(edge for one in absences for edge in (one.starts_at, one.ends_at))})
    edges = [edge for edge in edges if start <= edge <= end]
    stretches = [(at, until, away_at(absences, at)) for at, until in pairwise(edges)]
    found = [gap for one in responsibilities for gap in _gaps_of(one, stretches)]
    return sorted(found, key=lambda gap: (gap.starts_at, gap.what.key))


_Stretch = tuple[datetime, datetime, dict[int, Away]]


def _gaps_of(one: Responsibility, stretches: Iterable[_Stretch]) -> list[Gap]:
    found: list[Gap] = []
    for at, until, away in stretches:
        if not one.holders or not all(holder in away for holder in one.holders):
            continue
        if any(stand_in(holder, away) is not None for holder in one.holders):
            continue
        these = frozenset(away[holder].pk for holder in one.holders)
        if found and found[-1].ends_at == at:
            found[-1] = Gap(one, found[-1].starts_at, until, found[-1].absences | these)
        else:
            found.append(Gap(one, at, until, these))
    return found
