"""Who gets a ticket: the choice alone, from facts already read. Pure: table-tested. Examples in docs/routing.md.

Who may: sees the ticket, is here now, takes tickets, has room. Who first: those who speak its language, then those
whose area it is in; among equals the team's way decides: whose turn it is, or who has fewest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from servicedesk.lib.languages import MINORITY
from servicedesk.people.access import Access
from servicedesk.people.models import Agent
from tickets.models.routing import Way


class Why(StrEnum):
    """Why this one, or why nobody; its words are the pages'."""

    LANGUAGE = "language"
    AREA = "area"
    TURN = "turn"
    LOAD = "load"
    MANUAL = "manual"
    NOBODY_HERE = "nobody_here"
    NOBODY_ROOM = "nobody_room"
    NOBODY_SEES = "nobody_sees"
    SPEAKER_AWAY = "speaker_away"


class Here(StrEnum):
    """Whether an agent can be given something now."""

    YES = "yes"
    OFF_HOURS = "off_hours"
    ABSENT = "absent"
    PAUSED = "paused"  # has said that they take no tickets
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A ticket nobody has. categories: its own and all above it."""

    team_id: int
    language: str = ""
    categories: frozenset[int] = frozenset()
    is_confidential: bool = False
    is_protected: bool = False
    named_agents: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member of the team, or somebody outside it who speaks a minority language. load: unfinished tickets."""

    agent: Agent
    access: Access
    here: Here = Here.YES
    capacity: int = 1
    load: int = 0
    languages: frozenset[str] = frozenset()
    categories: frozenset[int] = frozenset()
    is_member: bool = True

    @property
    def agent_id(self) -> int:
        return self.agent.pk

    def with_one_more(self) -> "Candidate":
        return replace(self, load=self.load + 1)

    @property
    def can_now(self) -> bool:
        return self.here == Here.YES and self.load < self.capacity


@dataclass(frozen=True, slots=True)
class Choice:
    """agent_id None: nobody, and why not."""

    agent_id: int | None
    why: Why


def choose(wanted: Wanted, candidates: Iterable[Candidate], *, way: str, last: int | None = None) -> Choice:
    """Return who gets it, or why nobody does. last: whose turn it was last.

    A ticket in one of those waits while somebody who speaks it is only busy or off duty; while they are all absent it
    goes to the others, as one whose language nobody speaks does.
    """
    if way == Way.MANUAL:
        return Choice(None, Why.MANUAL)
    sees = [one for one in candidates if may_have(wanted, one)]
    speakers = [one for one in sees if wanted.language and wanted.language in one.languages]
    if wanted.language in MINORITY and any(one.here != Here.ABSENT for one in speakers):
        able = [one for one in speakers if one.can_now]
        able = [one for one in able if one.is_member] or able
        return _first(able, way, last, Why.LANGUAGE) if able else Choice(None, Why.SPEAKER_AWAY)
    return _among(wanted, [one for one in sees if one.is_member], way, last)


def _among(wanted: Wanted, members: Sequence[Candidate], way: str, last: int | None) -> Choice:
    able = [one for one in members if one.can_now]
    if not able:
        return Choice(None, _why_nobody(members))
    if speaking := [one for one in able if wanted.language and wanted.language in one.languages]:
        return _first(_of_area(wanted, speaking) or speaking, way, last, Why.LANGUAGE)
    if of_area := _of_area(wanted, able):
        return _first(of_area, way, last, Why.AREA)
    return _first(able, way, last, Why.TURN if way == Way.ROUND_ROBIN else Why.LOAD)


def may_have(wanted: Wanted, one: Candidate) -> bool:
    """Whether it is theirs to see at all: nothing is given to somebody who could not have found it."""
    if wanted.is_protected and not one.access.may_see_protected:
        return False
    return one.access.sees_ticket(
        team_id=wanted.team_id, is_confidential=wanted.is_confidential, named_agents=wanted.named_agents
    )


def _of_area(wanted: Wanted, able: Sequence[Candidate]) -> list[Candidate]:
    return [one for one in able if not one.categories.isdisjoint(wanted.categories)]


def _first(able: Sequence[Candidate], way: str, last: int | None, why: Why) -> Choice:
    return Choice((_in_turn(able, last) if way == Way.ROUND_ROBIN else _least(able, last)).agent_id, why)


def _in_turn(able: Sequence[Candidate], last: int | None) -> Candidate:
    """The next after the last one, by number, and from the beginning again."""
    order = sorted(able, key=lambda one: one.agent_id)
    return next((one for one in order if last is not None and one.agent_id > last), order[0])


def _least(able: Sequence[Candidate], last: int | None) -> Candidate:
    """Who has filled least of their capacity, so that half-time has half; among equals whose turn it is."""
    share = min(one.load / one.capacity for one in able)
    return _in_turn([one for one in able if one.load / one.capacity == share], last)


def _why_nobody(members: Sequence[Candidate]) -> Why:
    if not members:
        return Why.NOBODY_SEES
    return Why.NOBODY_ROOM if any(one.here == Here.YES for one in members) else Why.NOBODY_HERE


@dataclass(frozen=True, slots=True)
class ShiftTimes:
    """weekday 0 is Monday; minutes after midnight of the wall clock."""

    weekday: int
    start: int
    end: int


def on_duty(shifts: Sequence[ShiftTimes], local: datetime, *, is_open: bool) -> bool:
    """Whether somebody works at that moment: within a shift, or while the calendar is open when they have none."""
    if not shifts:
        return is_open
    minute = local.hour * 60 + local.minute
    return any(one.weekday == local.weekday() and one.start <= minute < one.end for one in shifts)
