"""Reads what a round of offers needs: the chats that wait, and the agents who take chats. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from chat.models import Availability, ChatSession, ChatSkill, ChatState, Standing
from chat.offers import Skill, Taking, Waiting
from servicedesk.people.access import Access
from servicedesk.people.models import Membership, Team
from tickets.models import Category, NamedAgent

SEEN_WITHIN = timedelta(seconds=25)  # a page of theirs that shows chats was heard of since


def chats_waiting() -> list[ChatSession]:
    """Who has waited longest first, with their tickets."""
    chats = ChatSession.objects.filter(state=ChatState.WAITING).order_by("waiting_since", "pk")
    return list(chats.select_related("ticket", "inbox").defer("ticket__search"))


def as_waiting(chats: Collection[ChatSession]) -> list[Waiting]:
    tickets = [chat.ticket_id for chat in chats]
    named: dict[int, set[int]] = defaultdict(set)
    for ticket_id, agent_id in NamedAgent.objects.filter(ticket__in=tickets).values_list("ticket", "agent"):
        named[ticket_id].add(agent_id)
    above = _categories() if any(chat.ticket.category_id for chat in chats) else {}
    return [_waiting(chat, named[chat.ticket_id], above) for chat in chats]


def _waiting(chat: ChatSession, named: set[int], above: dict[int, frozenset[int]]) -> Waiting:
    ticket = chat.ticket
    if ticket.assignee_id:
        named = named | {ticket.assignee_id}
    return Waiting(
        session_id=chat.pk,
        inbox_id=chat.inbox_id,
        team_id=ticket.team_id,
        inbox_team_id=chat.inbox.team_id,
        language=chat.language,
        categories=above.get(ticket.category_id or 0, frozenset()),
        is_confidential=ticket.is_confidential,
        named_agents=frozenset(named),
        passed_by=frozenset(chat.passed_by),
        wanted=chat.wanted_agent_id or ticket.assignee_id,
    )


def _categories() -> dict[int, frozenset[int]]:
    """Every category with itself and those above it."""
    parents = dict(Category.objects.order_by().values_list("pk", "parent"))
    found: dict[int, frozenset[int]] = {}
    for pk in parents:
        line: set[int] = set()
        at: int | None = pk
        while at is not None and at not in line:
            line.add(at)
            at = parents.get(at)
        found[pk] = frozenset(line)
    return found


def agents_taking(now: datetime) -> list[Taking]:
    """Everybody who takes chats now and whose browser is there, with what they have and what rings at them."""
    there = Availability.objects.filter(
        standing=Standing.AVAILABLE, seen_at__gte=now - SEEN_WITHIN, agent__is_active=True
    )
    rows = {row.agent_id: row for row in there.order_by("agent")}
    if not rows:
        return []
    access, held, ringing = accesses_of(rows), _held_by(rows), _ringing_at(rows)
    skills: dict[int, list[ChatSkill]] = defaultdict(list)
    for skill in ChatSkill.objects.filter(agent__in=rows).order_by("pk"):
        skills[skill.agent_id].append(skill)
    above = _categories() if any(skill.category_id for mine in skills.values() for skill in mine) else {}
    return [
        Taking(
            agent_id=pk,
            access=access[pk],
            capacity=row.capacity,
            idle_since=row.idle_since,
            chats=len(held[pk]),
            is_ringing=pk in ringing,
            skills=tuple(_skill(skill, held[pk], above) for skill in skills[pk]),
        )
        for pk, row in rows.items()
    ]


@dataclass(frozen=True, slots=True)
class Held:
    """What a chat an agent has counts towards."""

    inbox_id: int
    language: str
    category_id: int | None


def _held_by(agent_ids: Collection[int]) -> dict[int, list[Held]]:
    held: dict[int, list[Held]] = defaultdict(list)
    active = ChatSession.objects.filter(state=ChatState.ACTIVE, agent__in=agent_ids).order_by()
    for agent_id, inbox_id, language, category_id in active.values_list(
        "agent", "inbox", "language", "ticket__category"
    ):
        held[agent_id].append(Held(inbox_id, language, category_id))
    return held


def _ringing_at(agent_ids: Collection[int]) -> set[int]:
    ringing = ChatSession.objects.filter(state=ChatState.WAITING, offered_to__in=agent_ids).order_by()
    return set(ringing.values_list("offered_to", flat=True))


def _skill(skill: ChatSkill, held: list[Held], above: dict[int, frozenset[int]]) -> Skill:
    chats = sum(
        chat.inbox_id == skill.inbox_id
        or (bool(skill.language) and chat.language == skill.language)
        or (skill.category_id is not None and skill.category_id in above.get(chat.category_id or 0, frozenset()))
        for chat in held
    )
    return Skill(skill.inbox_id, skill.language, skill.category_id, skill.capacity, chats)


def accesses_of(agent_ids: Collection[int]) -> dict[int, Access]:
    """The teams each of these active agents reaches, as access_of for one: two queries for all of them."""
    members: dict[int, set[int]] = defaultdict(set)
    belongs = Membership.objects.filter(agent__in=agent_ids, team__is_active=True).order_by()
    for agent_id, team_id in belongs.values_list("agent", "team"):
        members[agent_id].add(team_id)
    open_teams = frozenset(Team.objects.filter(is_active=True, is_open_to_all=True).values_list("pk", flat=True))
    return {pk: Access(agent_id=pk, member_teams=frozenset(members[pk]), open_teams=open_teams) for pk in agent_ids}
