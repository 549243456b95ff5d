"""What a socket asks the database about the agent behind it."""

from dataclasses import dataclass

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from chat import groups
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.queries import tickets_visible_to


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the agent is still signed in, and the groups they may listen to now."""

    agent_id: int
    groups: frozenset[str]
    name: str = ""


def standing_of(session_key: str) -> Standing | None:
    """Return the agent's standing read fresh, or None when the session, the agent or their right has ended."""
    session = Session.objects.filter(session_key=session_key, expire_date__gt=timezone.now()).first()
    if session is None:
        return None
    data = session.get_decoded()
    agent = Agent.objects.filter(pk=data.get(SESSION_KEY) or 0, is_active=True).first()
    if agent is None or not constant_time_compare(data.get(HASH_SESSION_KEY, ""), agent.get_session_auth_hash()):
        return None
    access = access_of(agent)
    return Standing(
        agent.pk,
        frozenset(
            {groups.agent_group(agent.pk)}
            | {groups.member_group(team) for team in access.member_teams}
            # A member hears of every ticket of the team already: the same hint twice is twice the work.
            | {groups.open_group(team) for team in access.open_teams - access.member_teams}
        ),
        agent.name,
    )


def may_look(agent_id: int, number: int) -> bool:
    """Whether the agent may see the ticket now, by the rule of every page, read fresh."""
    agent = Agent.objects.filter(pk=agent_id, is_active=True).first()
    return agent is not None and tickets_visible_to(agent).filter(number=number).exists()
