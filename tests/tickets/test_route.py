"""New tickets find their team in the transaction that writes them, and their agent after it, each once."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from servicedesk.people.models import Agent, Team
from tests.factories import make_agent, make_category, make_inbox, make_incoming, make_team
from tests.factories.cast import Cast
from tests.tickets.jobs import do_jobs
from tests.tickets.parallel import at_once
from tickets.actions.assign import assign
from tickets.actions.receive import Arrival, receive, receive_many
from tickets.actions.route import ask_to_route, route_team
from tickets.actions.route_new import ROUTE
from tickets.models import Absence, AgentWork, Event, EventKind, Inbox, RoutingRule, TeamWay, Ticket

FINNISH = "Hei! Äitini tarvitsee apua kotona. Voisitteko soittaa minulle suomeksi? Kiitos."


def make_rule(team: Team, *conditions: dict[str, Any], name: str = "Fakturor", **more: Any) -> RoutingRule:
    return RoutingRule.objects.create(name=name, team=team, conditions=list(conditions), **more)


def came(inbox: Inbox, **said: Any) -> Ticket:
    return receive(make_incoming(**said), inbox=inbox).ticket


def shares(team: Team, way: str = "round_robin") -> TeamWay:
    return TeamWay.objects.create(team=team, way=way)


def routed(ticket: Ticket) -> list[dict[str, Any]]:
    return list(Event.objects.filter(ticket=ticket, kind=EventKind.ROUTED).values_list("data", flat=True))


def test_first_rule_that_holds_decides_the_team_and_says_so(cast: Cast) -> None:
    inbox, parent = make_inbox(team=cast.kontaktcenter), make_category("Vatten")
    below = make_category("Avläsning", parent=parent, team=cast.kontaktcenter)
    make_rule(cast.socialtjanst, {"ask": "words", "is": ["faktura"]}, position=2)
    rule = make_rule(cast.vatten, {"ask": "category", "is": [parent.pk]}, name="Vatten till Vatten", position=1)
    make_rule(cast.socialtjanst, name="Ingen regel", is_active=False)

    ticket = came(inbox, text="Min faktura är fel", category_slug=below.slug)
    other = came(inbox, text="När öppnar badhuset?")

    assert (ticket.team, other.team) == (cast.vatten, cast.kontaktcenter)
    assert routed(ticket) == [
        {
            "rule": {"value": rule.pk, "label": "Vatten till Vatten"},
            "team": {"value": cast.vatten.pk, "label": "Vatten"},
        }
    ]
    assert routed(other) == []


def test_team_the_door_names_is_kept(cast: Cast) -> None:
    make_rule(cast.vatten)

    assert came(make_inbox(team=cast.kontaktcenter), team_slug=cast.socialtjanst.slug).team == cast.socialtjanst


def test_deciding_takes_the_same_queries_for_many(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    inbox = make_inbox(team=cast.kontaktcenter, acknowledges=False)
    shares(cast.vatten)
    make_rule(cast.vatten, {"ask": "words", "is": ["tunnan"]})
    counts = []
    for many in (1, 30):
        arrivals = [Arrival(make_incoming(), inbox) for _one in range(many)]
        with django_assert_max_num_queries(100) as asked:
            receive_many(arrivals)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_agents_take_turns_and_are_told(cast: Cast) -> None:
    shares(cast.kontaktcenter)
    inbox = make_inbox(team=cast.kontaktcenter)
    tickets = [came(inbox) for _one in range(4)]

    assert do_jobs(ROUTE) == 4

    order = [Ticket.objects.get(pk=ticket.pk).assignee for ticket in tickets]
    assert order == [cast.johan, cast.asa, cast.johan, cast.asa]
    said = routed(tickets[0])[0]
    assert (said["to"]["label"], said["why"], said["way"]) == ("Johan Åkerström", "turn", "round_robin")


def test_who_is_away_paused_or_full_gets_nothing(cast: Cast) -> None:
    shares(cast.kontaktcenter, "load")
    now = timezone.now()
    Absence.objects.create(agent=cast.johan, starts_at=now, ends_at=now + timedelta(days=1))
    work = AgentWork.objects.create(agent=cast.asa, takes_tickets=False, capacity=1)
    inbox = make_inbox(team=cast.kontaktcenter)
    first, second = came(inbox), came(inbox)

    assert route_team(cast.kontaktcenter.pk) == 0

    work.takes_tickets = True
    work.save()
    assert (ask_to_route(now=timezone.now()), do_jobs(ROUTE)) == (1, 3)  # asked for by both tickets and again
    assert [Ticket.objects.get(pk=one.pk).assignee for one in (first, second)] == [cast.asa, None]


def test_finnish_goes_to_who_speaks_it_even_outside_the_team_but_not_confidential(cast: Cast) -> None:
    shares(cast.kontaktcenter)
    AgentWork.objects.create(agent=cast.sara, languages=["fi"])
    inbox = make_inbox(team=cast.kontaktcenter)
    ticket, secret = came(inbox, text=FINNISH), came(inbox, text=FINNISH)
    Ticket.objects.filter(pk=secret.pk).update(is_confidential=True)

    do_jobs(ROUTE)

    assert Ticket.objects.get(pk=ticket.pk).language == "fi"
    assert [Ticket.objects.get(pk=one.pk).assignee for one in (ticket, secret)] == [cast.sara, cast.johan]
    assert routed(ticket)[0]["why"] == "language"


def test_what_somebody_gave_back_or_came_before_is_left_alone(cast: Cast) -> None:
    inbox = make_inbox(team=cast.kontaktcenter)
    older = came(inbox)
    shares(cast.kontaktcenter)
    returned = came(inbox)
    assign(returned, cast.johan, by=cast.asa)
    assign(returned, None, by=cast.johan)

    assert (ask_to_route(now=timezone.now()), route_team(cast.kontaktcenter.pk)) == (0, 0)
    assert Ticket.objects.get(pk=older.pk).assignee is None


def test_chats_are_left_to_the_chat(cast: Cast) -> None:
    shares(cast.kontaktcenter)
    ticket = came(make_inbox(team=cast.kontaktcenter, kind="chat"), channel="chat")

    assert route_team(cast.kontaktcenter.pk) == 0
    assert Ticket.objects.get(pk=ticket.pk).assignee is None


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_give_each_ticket_once_and_skip_no_turn() -> None:
    team = make_team("Kontaktcenter")
    agents: list[Agent] = [make_agent(f"Medarbetare {number}", teams=[team]) for number in range(3)]
    shares(team)
    inbox = make_inbox(team=team, acknowledges=False)

    at_once(lambda _number: (receive(make_incoming(), inbox=inbox), route_team(team.pk)), range(12), threads=6)

    holders = list(Ticket.objects.values_list("assignee", flat=True))
    assert Counter(holders) == {agent.pk: 4 for agent in agents}
    assert Event.objects.filter(kind=EventKind.ASSIGNED).count() == 12
