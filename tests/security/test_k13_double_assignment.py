"""K13: two agents take the same ticket at once, or change it with an old form. One wins; the other is told by whom."""

import pytest

from servicedesk.people.models import Agent
from tests.factories import make_agent, make_category, make_team, make_ticket
from tests.tickets.parallel import at_once
from tickets.actions.assign import assign, assign_team, take
from tickets.actions.change_status import change_status
from tickets.actions.errors import AlreadyTaken, StaleTicket
from tickets.actions.reply import reply
from tickets.actions.set_properties import set_category, set_priority, set_subject
from tickets.actions.tag import tag
from tickets.models import Event, EventKind, Ticket

in_threads = pytest.mark.django_db(transaction=True)


@in_threads
def test_of_two_agents_taking_at_once_one_wins_and_the_other_is_told_by_whom() -> None:
    team = make_team("Kontaktcenter", is_open_to_all=True)
    johan, asa = make_agent("Johan Åkerström", teams=[team]), make_agent("Åsa Lindqvist", teams=[team])
    ticket = make_ticket(team=team)

    results = at_once(lambda agent: take(ticket, by=agent), [johan, asa])

    holder = Ticket.objects.get(pk=ticket.pk).assignee
    (refusal,) = [result for result in results if isinstance(result, Exception)]
    assert isinstance(refusal, AlreadyTaken)
    assert refusal.by == holder
    assert str(holder) in str(refusal)
    assert Event.objects.filter(ticket=ticket, kind=EventKind.ASSIGNED).count() == 1


@in_threads
def test_fifty_parallel_claims_have_one_winner() -> None:
    team = make_team()
    agents = [make_agent(f"Agent {place}", teams=[team]) for place in range(50)]
    ticket = make_ticket(team=team)

    def claim(agent: Agent) -> Ticket:
        return take(ticket, by=agent)

    results = at_once(claim, agents)

    refusals = [result for result in results if isinstance(result, AlreadyTaken)]
    kept = Ticket.objects.get(pk=ticket.pk)
    assert len(refusals) == 49
    assert {refusal.by for refusal in refusals} == {kept.assignee}
    assert kept.version == 2


@in_threads
def test_parallel_changes_of_different_things_are_all_kept() -> None:
    agent = make_agent()
    ticket = make_ticket()

    results = at_once(lambda name: tag(ticket, add=[name], by=agent), [f"tagg-{place}" for place in range(12)])

    kept = Ticket.objects.get(pk=ticket.pk)
    assert not [result for result in results if isinstance(result, Exception)]
    assert sorted(kept.tags) == sorted(f"tagg-{place}" for place in range(12))
    assert kept.version == 13
    versions = Event.objects.filter(ticket=ticket, kind=EventKind.TAGGED).values_list("version", flat=True)
    assert sorted(versions) == list(range(2, 14))


@in_threads
def test_hand_overs_at_once_are_made_one_after_the_other() -> None:
    agent = make_agent()
    teams = [make_team(f"Lag {place}") for place in range(12)]
    ticket = make_ticket()

    results = at_once(lambda team: assign_team(ticket, team, by=agent).team, teams)

    events = list(Event.objects.filter(ticket=ticket, kind=EventKind.TEAM_CHANGED).order_by("version"))
    assert results == teams
    assert [event.data["from"] for event in events[1:]] == [event.data["to"] for event in events[:-1]]


@pytest.mark.django_db
def test_taking_what_is_mine_already_is_no_refusal() -> None:
    agent, ticket = make_agent(), make_ticket()

    first = take(ticket, by=agent)

    assert take(ticket, by=agent).version == first.version


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["status", "priority", "category", "subject", "assignee", "team"])
def test_stale_form_is_refused_and_both_versions_are_there(name: str) -> None:
    johan, asa = make_agent("Johan Åkerström"), make_agent("Åsa Lindqvist")
    team, ticket = make_team("Vatten"), make_ticket()
    seen = ticket.version
    acts = {
        "status": lambda value, by: change_status(ticket, ("on_hold", "solved")[value], by=by, seen_version=seen),
        "priority": lambda value, by: set_priority(ticket, (30, 40)[value], by=by, seen_version=seen),
        "category": lambda value, by: set_category(ticket, make_category(str(value)), by=by, seen_version=seen),
        "subject": lambda value, by: set_subject(ticket, ("Hennes", "Hans")[value], by=by, seen_version=seen),
        "assignee": lambda value, by: assign(ticket, (asa, johan)[value], by=by, seen_version=seen),
        "team": lambda value, by: assign_team(ticket, (team, make_team("Annat"))[value], by=by, seen_version=seen),
    }
    acts[name](0, asa)
    hers = getattr(Ticket.objects.get(pk=ticket.pk), name)

    with pytest.raises(StaleTicket) as refusal:
        acts[name](1, johan)

    assert "Åsa Lindqvist" in str(refusal.value)
    assert getattr(refusal.value.ticket, name) == hers == getattr(Ticket.objects.get(pk=ticket.pk), name)
    assert [event.agent for event in refusal.value.events] == [asa]


@pytest.mark.django_db
def test_ones_own_change_and_a_change_of_something_else_make_no_form_stale() -> None:
    johan, asa = make_agent("Johan"), make_agent("Åsa")
    ticket = make_ticket()
    set_subject(ticket, "Hennes", by=asa)
    set_priority(ticket, 30, by=johan, seen_version=1)

    assert set_priority(ticket, 40, by=johan, seen_version=1).priority == 40


@pytest.mark.django_db
def test_answering_what_somebody_has_answered_meanwhile_is_refused_and_nothing_is_sent() -> None:
    johan, asa = make_agent("Johan"), make_agent("Åsa")
    ticket = make_ticket()
    reply(ticket, by=asa, body="Vi kör ikapp på onsdag.", seen_version=1)

    with pytest.raises(StaleTicket):
        reply(ticket, by=johan, body="Vi kör ikapp på torsdag.", seen_version=1)

    assert ticket.messages.filter(direction="out").count() == 1
    newest = Ticket.objects.get(pk=ticket.pk).version
    assert reply(ticket, by=johan, body="Och på torsdag.", seen_version=newest).body == "Och på torsdag."
