"""The page's rule, the list's rule and the rule seen from the ticket are one rule, whatever the configuration."""

import random

import pytest

from servicedesk.people.access import access_of
from servicedesk.people.models import Agent, Membership, Role, Team
from tests.factories import make_agent, make_contact, make_inbox, make_team
from tickets.conditions import Conditions
from tickets.models import NamedAgent, Ticket
from tickets.queries import agents_who_see, tickets_visible_to
from tickets.queues import for_queue
from tickets.rail import rail_of

pytestmark = pytest.mark.django_db
ROUNDS = 12


def build(dice: random.Random) -> None:
    """Teams, agents and tickets as the dice fall: open or closed, active or not, members in many roles, some named."""
    teams = [
        make_team(f"Lag {place}", is_open_to_all=dice.random() < 0.4, is_active=dice.random() < 0.8)
        for place in range(5)
    ]
    agents = [make_agent(f"Agent {place}", is_active=dice.random() < 0.85) for place in range(6)]
    Membership.objects.bulk_create(
        Membership(agent=agent, team=team, role=role)
        for agent in agents
        for team in teams
        for role in Role.values
        if dice.random() < 0.12
    )
    requester, inbox = make_contact(), make_inbox(team=teams[0])
    tickets = Ticket.objects.bulk_create(
        Ticket(
            subject="Fråga",
            channel="webform",
            team=dice.choice(teams),
            requester=requester,
            inbox=inbox,
            is_confidential=dice.random() < 0.4,
            assignee=dice.choice([None, None, *agents]),
        )
        for _place in range(20)
    )
    NamedAgent.objects.bulk_create(
        NamedAgent(ticket=ticket, agent=agent) for ticket in tickets for agent in agents if dice.random() < 0.06
    )


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_page_list_and_ticket_agree_on_who_sees_what(seed: int) -> None:
    build(random.Random(seed))  # noqa: S311 -- the same dice each time, nothing secret
    tickets = list(Ticket.objects.select_related("team").prefetch_related("named_agents"))
    by_page: set[tuple[int, int]] = set()
    by_list: set[tuple[int, int]] = set()

    for agent in Agent.objects.all():
        access = access_of(agent)
        by_list |= {(agent.pk, pk) for pk in tickets_visible_to(agent).values_list("pk", flat=True)}
        for ticket in tickets:
            named = [row.agent_id for row in ticket.named_agents.all()] + [ticket.assignee_id or 0]
            if access.sees_ticket(team_id=ticket.team_id, is_confidential=ticket.is_confidential, named_agents=named):
                by_page.add((agent.pk, ticket.pk))
    by_ticket = {(agent.pk, ticket.pk) for ticket in tickets for agent in agents_who_see(ticket)}

    assert by_page == by_list == by_ticket
    assert by_page  # the dice gave something to see


@pytest.mark.parametrize("seed", range(3))
def test_counts_agree_with_the_lists(seed: int) -> None:
    build(random.Random(seed))  # noqa: S311 -- the same dice each time, nothing secret

    for agent in Agent.objects.all():
        rail = rail_of(agent)
        for queue in rail.queues:
            if queue.is_counted:
                assert queue.count == for_queue(agent, queue.conditions).count(), queue.slug
        for team in Team.objects.all():
            wanted = Conditions(team=(str(team.pk),))
            assert rail.by_team.get(team.pk, 0) == for_queue(agent, wanted).count()
