"""Who may see and do what. The one place where it is decided (tickets.queries turns it into rows)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser
from django.db import connection

from servicedesk.people.models import Agent, Integration, Role

Viewer = Agent | Integration | AnonymousUser


@dataclass(frozen=True, slots=True)
class Access:
    """What one agent or integration may reach. Sets hold team ids."""

    agent_id: int | None = None
    integration_id: int | None = None
    member_teams: frozenset[int] = frozenset()  # sees everything here, confidential tickets too
    open_teams: frozenset[int] = frozenset()  # sees all but confidential tickets
    lead_teams: frozenset[int] = frozenset()
    is_administrator: bool = False
    is_editor: bool = False
    departments: frozenset[int] = frozenset()  # department ids: those of the teams one belongs to
    editor_departments: frozenset[int] = frozenset()  # writes their articles
    publisher_departments: frozenset[int] = frozenset()  # writes and publishes them
    may_see_protected: bool = False
    may_see_notes: bool = True
    may_write: bool = True
    scopes: frozenset[str] = field(default_factory=frozenset)

    @property
    def visible_teams(self) -> frozenset[int]:
        return self.member_teams | self.open_teams

    def sees_team(self, team_id: int) -> bool:
        return team_id in self.member_teams or team_id in self.open_teams

    def sees_ticket(self, *, team_id: int, is_confidential: bool, named_agents: Iterable[int] = ()) -> bool:
        """The rule itself; tickets.queries.tickets_visible_to is the same rule as SQL (tested to agree)."""
        if team_id in self.member_teams:
            return True
        if self.agent_id is not None and self.agent_id in named_agents:
            return True
        return team_id in self.open_teams and not is_confidential

    def may_hide(self, team_id: int) -> bool:
        """Whether one may hide what others write in public, and show it again, on tickets of this team."""
        return self.may_write and self.agent_id is not None and self.sees_team(team_id)

    def may_take_down(self, team_id: int) -> bool:
        """What is taken down never comes back: those who lead the team, and administrators who see it, decide that."""
        is_lead = team_id in self.lead_teams or self.is_administrator
        return self.may_hide(team_id) and is_lead


NOBODY = Access(may_see_notes=False, may_write=False)

_TEAMS_OF_AGENTS = """
    SELECT a.id, t.id, t.is_open_to_all, m.role, t.department_id
      FROM unnest(%s::bigint[]) AS a (id)
     CROSS JOIN people_team t
      LEFT JOIN people_membership m ON m.team_id = t.id AND m.agent_id = a.id
     WHERE t.is_active
"""
_TeamRow = tuple[int, bool, str | None, int]  # team, is open to all, role in it, department


def access_of(viewer: Viewer) -> Access:
    """Return what the viewer may reach; one query, remembered on the object for the length of a request."""
    known: Access | None = getattr(viewer, "_access", None)
    if known is not None:
        return known
    if isinstance(viewer, Agent):
        access = _access_of_agent(viewer)
    elif isinstance(viewer, Integration):
        access = _access_of_integration(viewer)
    else:
        return NOBODY
    viewer._access = access  # type: ignore[union-attr]
    return access


def _access_of_agent(agent: Agent) -> Access:
    return _made(agent, _team_rows([agent.pk]).get(agent.pk, [])) if agent.is_active else NOBODY


def read_access(agents: Iterable[Agent]) -> None:
    """Read what each of these agents may reach, in one query and anew; access_of() then asks nothing."""
    agents = [agent for agent in agents if agent.is_active]
    rows = _team_rows([agent.pk for agent in agents]) if agents else {}
    for agent in agents:
        agent._access = _made(agent, rows.get(agent.pk, []))  # type: ignore[attr-defined]


def _team_rows(agent_ids: list[int]) -> dict[int, list[_TeamRow]]:
    found: dict[int, list[_TeamRow]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_TEAMS_OF_AGENTS, [agent_ids])
        for agent_id, *row in cursor.fetchall():
            found.setdefault(agent_id, []).append(tuple(row))
    return found


def _made(agent: Agent, rows: list[_TeamRow]) -> Access:
    roles = {role for _team, _open, role, _department in rows if role}
    publishes = frozenset(department for _team, _open, role, department in rows if role == Role.PUBLISHER)
    return Access(
        agent_id=agent.pk,
        member_teams=frozenset(team for team, _open, role, _department in rows if role),
        open_teams=frozenset(team for team, is_open, _role, _department in rows if is_open),
        lead_teams=frozenset(team for team, _open, role, _department in rows if role == Role.TEAM_LEAD),
        is_administrator=Role.ADMINISTRATOR in roles,
        is_editor=Role.EDITOR in roles or Role.PUBLISHER in roles,
        departments=frozenset(department for _team, _open, role, department in rows if role),
        editor_departments=publishes
        | frozenset(department for _team, _open, role, department in rows if role == Role.EDITOR),
        publisher_departments=publishes,
        may_see_protected=agent.may_see_protected,
    )


def _access_of_integration(integration: Integration) -> Access:
    scopes = frozenset(integration.scopes)
    teams = dict(integration.teams.filter(is_active=True).values_list("pk", "department"))
    return Access(
        integration_id=integration.pk,
        member_teams=frozenset(teams),
        editor_departments=frozenset(teams.values() if Integration.Scope.ARTICLES_WRITE in scopes else ()),
        may_see_notes=Integration.Scope.NOTES_READ in scopes,
        may_write=Integration.Scope.TICKETS_WRITE in scopes,
        scopes=scopes,
    )
