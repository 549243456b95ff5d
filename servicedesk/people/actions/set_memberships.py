from collections.abc import Iterable

from django.db import transaction

from servicedesk.people.actions.administrators import keeping_an_administrator
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent, Membership
from servicedesk.people.signals import agent_teams_changed

Wanted = tuple[int, str]  # a team's id and a role


def set_memberships(agent: Agent, wanted: Iterable[Wanted], *, by: Agent | None) -> bool:
    """Make the agent a member of exactly these teams in these roles. Returns whether anything changed.

    Raises LastAdministrator.
    """
    with keeping_an_administrator():
        Agent.objects.select_for_update().get(pk=agent.pk)
        now = {(row.team_id, row.role): row for row in agent.memberships.select_related("team")}
        goal = set(wanted)
        gone = [row for key, row in now.items() if key not in goal]
        Membership.objects.filter(pk__in=[row.pk for row in gone]).delete()
        new = Membership.objects.bulk_create(
            [Membership(agent=agent, team_id=team, role=role) for team, role in sorted(goal - now.keys())]
        )
        if not gone and not new:
            return False
        record(
            "agent.memberships_changed",
            by=by,
            about=agent,
            added=[f"{row.team.name}: {row.role}" for row in new],
            removed=[f"{row.team.name}: {row.role}" for row in gone],
        )
        transaction.on_commit(lambda: agent_teams_changed.send_robust(sender=Agent, agent_id=agent.pk))
    return True
