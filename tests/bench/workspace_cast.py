"""python -m tests.bench.workspace_cast AGENTS: that many sessions on the database of DATABASE_URL, as JSON.

Agents who work in the same team, each with a screen: those the volume has, and new ones in the same team and in another
one each, so that no two need have equal rights.
"""

import json
import sys
from itertools import cycle

import django

django.setup()

from servicedesk.people.models import Agent, Membership, Role, Team  # noqa: E402
from tests.bench.visits import agents, signed_in  # noqa: E402
from tickets.queries import tickets_visible_to  # noqa: E402
from tickets.statuses import Status  # noqa: E402

LONG_LIST = 25  # rows of a page


def main(screens: int) -> dict[str, object]:
    """Sessions, and the unfinished tickets in the order of the list that all of them look at."""
    looking = agents()["several teams"]
    team = looking.memberships.order_by("team__slug").values_list("team_id", flat=True)[0]
    others = Agent.objects.filter(memberships__team_id=team, is_active=True).exclude(pk=looking.pk).distinct()
    members = [looking, *others.order_by("pk")][:screens]
    members += newcomers(team, screens - len(members))
    open_ones = tickets_visible_to(looking).filter(
        team_id=team, is_confidential=False, status__in=[Status.NEW, Status.OPEN], merged_into=None
    )
    return {
        "team": team,
        "sessions": [signed_in(agent) for agent in members],
        "tickets": list(open_ones.order_by("-updated_at").values_list("number", flat=True)[:LONG_LIST]),
    }


def newcomers(team: int, count: int) -> list[Agent]:
    """Make that many agents of the team; every other one works in one more."""
    found, more = [], cycle(Team.objects.exclude(pk=team).order_by("slug"))
    for number in range(count):
        agent = Agent.objects.create_agent(email=f"skarm{number}@storan.example", name=f"Skärm {number}")
        Membership.objects.create(agent=agent, team_id=team, role=Role.AGENT)
        if number % 2:
            Membership.objects.create(agent=agent, team=next(more), role=Role.AGENT)
        found.append(agent)
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
