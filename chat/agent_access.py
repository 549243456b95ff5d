"""What a socket asks the database about the agent behind it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from chat import groups
from servicedesk.people.access import Access, access_of, read_access
from servicedesk.people.models import Agent
from servicedesk.people.second_factor import who_must_enrol
from tickets.queries import tickets_visible_to


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the agent is still signed in, and the groups they may listen to now.

    reads: the agent with their rights as they were read, None for somebody who may see no page before having a
    second factor.
    """

    agent_id: int
    groups: frozenset[str]
    name: str = ""
    reads: Agent | None = None


def standing_of(session_key: str) -> Standing | None:
    """Return the agent's standing read fresh, or None when the session, the agent or their right has ended."""
    return standings_of([session_key]).get(session_key)


def standings_of(session_keys: Collection[str]) -> dict[str, Standing]:
    """The same for many sockets at once, by session; whose standing has ended is left out. Three queries or four."""
    said = _signed_in(session_keys)
    agents = {agent.pk: agent for agent in Agent.objects.filter(pk__in={pk for pk, _hash in said.values()})}
    hashes = {agent.pk: agent.get_session_auth_hash() for agent in agents.values() if agent.is_active}
    held = {
        key: agents[pk]
        for key, (pk, given) in said.items()
        if pk in hashes and constant_time_compare(given, hashes[pk])
    }
    standing = _standings({agent.pk: agent for agent in held.values()}.values())
    return {key: standing[agent.pk] for key, agent in held.items()}


def _signed_in(session_keys: Collection[str]) -> dict[str, tuple[int, str]]:
    """By session: the agent's id, and the hash their session began with."""
    rows = Session.objects.filter(session_key__in=session_keys, expire_date__gt=timezone.now())
    return {key: found for key, data in rows.values_list("session_key", "session_data") if (found := _read(data))}


@lru_cache(maxsize=1024)
def _read(session_data: str) -> tuple[int, str] | None:
    data = Session(session_data=session_data).get_decoded()
    agent_id = str(data.get(SESSION_KEY, ""))
    return (int(agent_id), str(data.get(HASH_SESSION_KEY, ""))) if agent_id.isdecimal() else None


def _standings(agents: Iterable[Agent]) -> dict[int, Standing]:
    agents = list(agents)
    read_access(agents)
    stopped = who_must_enrol(agents)
    return {
        agent.pk: Standing(
            agent.pk, _groups(agent.pk, access_of(agent)), agent.name, None if agent.pk in stopped else agent
        )
        for agent in agents
    }


def _groups(agent_id: int, access: Access) -> frozenset[str]:
    return frozenset(
        {groups.agent_group(agent_id)}
        | {groups.member_group(team) for team in access.member_teams}
        # A member hears of every ticket of the team already: the same hint twice is twice the work.
        | {groups.open_group(team) for team in access.open_teams - access.member_teams}
    )


def may_look(agent_id: int, number: int) -> bool:
    """Whether the agent may see the ticket now, by the rule of every page, read fresh."""
    agent = Agent.objects.filter(pk=agent_id, is_active=True).first()
    return agent is not None and tickets_visible_to(agent).filter(number=number).exists()
