"""Whom a waiting chat rings at: the choice alone, from rows already read. Pure: table-tested.

Who may: takes chats, has room, may see the ticket, works with its team or has the inbox among their skills. Who first:
the one it was passed on to or who has the ticket; then whoever has the inbox, the language, the category among their
skills, in that order; then who has fewest chats; then who has been idle longest.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from servicedesk.people.access import Access


@dataclass(frozen=True, slots=True)
class Waiting:
    """A chat nobody has. categories: its ticket's category and those above it."""

    session_id: int
    inbox_id: int
    team_id: int
    inbox_team_id: int
    language: str
    categories: frozenset[int] = frozenset()
    is_confidential: bool = False
    named_agents: frozenset[int] = frozenset()
    passed_by: frozenset[int] = frozenset()
    wanted: int | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    """As ChatSkill, with the chats of it the agent has now."""

    inbox_id: int | None = None
    language: str = ""
    category_id: int | None = None
    capacity: int | None = None
    chats: int = 0

    def covers(self, waiting: Waiting) -> bool:
        if self.inbox_id is not None:
            return self.inbox_id == waiting.inbox_id
        if self.category_id is not None:
            return self.category_id in waiting.categories
        return self.language == waiting.language

    @property
    def is_full(self) -> bool:
        return self.capacity is not None and self.chats >= self.capacity


@dataclass(frozen=True, slots=True)
class Taking:
    """An agent who takes chats now. access: their teams, as access_of says."""

    agent_id: int
    access: Access
    capacity: int
    idle_since: datetime
    chats: int = 0
    is_ringing: bool = False  # one at a time
    skills: tuple[Skill, ...] = field(default=())

    @property
    def has_room(self) -> bool:
        return not self.is_ringing and self.chats < self.capacity


def choose(waiting: Waiting, taking: Iterable[Taking]) -> int | None:
    """Return the agent it should ring at next, or None. Who has passed it on in this round is not asked."""
    asked = (agent for agent in taking if agent.agent_id not in waiting.passed_by)
    able = [agent for agent in asked if agent.has_room and may_take(waiting, agent)]
    return min(able, key=lambda agent: _place(waiting, agent)).agent_id if able else None


def may_take(waiting: Waiting, agent: Taking) -> bool:
    """Whether it may ring at them at all: they see the ticket, it is work of theirs, and no skill of it is used up."""
    named = waiting.named_agents
    seen = agent.access.sees_ticket(
        team_id=waiting.team_id, is_confidential=waiting.is_confidential, named_agents=named
    )
    if not seen or any(skill.is_full for skill in agent.skills if skill.covers(waiting)):
        return False
    return agent.agent_id == waiting.wanted or _is_their_work(waiting, agent)


def _is_their_work(waiting: Waiting, agent: Taking) -> bool:
    is_member = waiting.team_id in agent.access.member_teams
    if waiting.team_id != waiting.inbox_team_id:  # passed on to a team: its members, whatever door it came through
        return is_member
    inboxes = {skill.inbox_id for skill in agent.skills if skill.inbox_id is not None}
    return waiting.inbox_id in inboxes if inboxes else is_member


def _place(waiting: Waiting, agent: Taking) -> tuple[bool, bool, bool, bool, int, datetime, int]:
    covering = [skill for skill in agent.skills if skill.covers(waiting)]
    return (
        agent.agent_id != waiting.wanted,
        not any(skill.inbox_id is not None for skill in covering),
        not any(skill.language for skill in covering),
        not any(skill.category_id is not None for skill in covering),
        agent.chats,
        agent.idle_since,
        agent.agent_id,
    )
