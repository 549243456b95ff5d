"""Who sees which ticket: one rule, for pages, lists, counts, contacts and files."""

import pytest
from django.contrib.auth.models import AnonymousUser

from servicedesk.people.access import NOBODY, access_of
from servicedesk.people.models import Integration, Role, Team
from tests.factories import make_agent, make_contact, make_integration, make_team, make_ticket
from tests.factories.cast import Cast, again
from tickets.actions.assign import assign, name_agent
from tickets.actions.set_properties import set_confidential
from tickets.conditions import Conditions
from tickets.models import NamedAgent, Participant, Ticket
from tickets.queries import (
    agents_who_see,
    contacts_visible_to,
    tickets_visible_to,
)
from tickets.queues import for_queue
from tickets.rail import rail_of


def sees(agent: object, ticket: Ticket) -> bool:
    return tickets_visible_to(agent).filter(pk=ticket.pk).exists()  # type: ignore[arg-type]


def test_ticket_of_an_open_team_is_seen_by_every_agent(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    assert all(sees(agent, ticket) for agent in (cast.johan, cast.asa, cast.sara, cast.olle))


def test_ticket_of_a_closed_team_is_seen_by_its_members_only(cast: Cast) -> None:
    ticket = make_ticket(team=cast.socialtjanst)

    assert sees(cast.sara, ticket)
    assert not any(sees(agent, ticket) for agent in (cast.johan, cast.asa, cast.olle))


def test_confidential_ticket_of_an_open_team_is_seen_by_its_members_only(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, is_confidential=True)

    assert sees(cast.johan, ticket)
    assert sees(cast.asa, ticket)
    assert not sees(cast.sara, ticket)
    assert not sees(cast.olle, ticket)


def test_named_agent_sees_a_confidential_ticket_of_a_closed_team(cast: Cast) -> None:
    ticket = make_ticket(team=cast.socialtjanst, is_confidential=True)

    name_agent(ticket, cast.olle, by=cast.sara)

    assert sees(again(cast.olle), ticket)
    assert not sees(again(cast.johan), ticket)


def test_assignee_sees_the_ticket_and_stops_seeing_it_when_it_is_given_away(cast: Cast) -> None:
    ticket = make_ticket(team=cast.socialtjanst)
    assign(ticket, cast.olle, by=cast.sara)
    saw_it = sees(again(cast.olle), ticket)

    assign(ticket, cast.sara, by=cast.sara)

    assert saw_it
    assert not sees(again(cast.olle), ticket)


def test_making_a_ticket_confidential_hides_it_at_once(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    assert sees(cast.olle, ticket)

    set_confidential(ticket, True, by=cast.johan)

    assert not sees(cast.olle, ticket)


@pytest.mark.parametrize("role", Role.values)
def test_every_role_sees_its_own_teams_and_no_role_sees_all(cast: Cast, role: str) -> None:
    agent = make_agent("Eva", teams=[cast.vatten], role=role)

    assert sees(agent, make_ticket(team=cast.vatten, is_confidential=True))
    assert not sees(agent, make_ticket(team=cast.socialtjanst))


def test_disabled_agent_sees_nothing_and_anonymous_sees_nothing(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    cast.johan.is_active = False
    cast.johan.save()

    assert access_of(again(cast.johan)) == NOBODY
    assert not sees(again(cast.johan), ticket)
    assert not sees(AnonymousUser(), ticket)


def test_team_that_is_closed_down_is_seen_by_nobody_but_those_named(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    NamedAgent.objects.create(ticket=ticket, agent=cast.olle)

    Team.objects.filter(pk=cast.kontaktcenter.pk).update(is_active=False)

    ticket = Ticket.objects.get(pk=ticket.pk)
    assert not sees(again(cast.johan), ticket)
    assert set(agents_who_see(ticket)) == {cast.olle}


def test_integration_sees_its_teams_also_confidential_and_never_an_open_team_it_has_not(cast: Cast) -> None:
    integration, _token = make_integration(teams=[cast.socialtjanst])

    assert sees(integration, make_ticket(team=cast.socialtjanst, is_confidential=True))
    assert not sees(integration, make_ticket(team=cast.kontaktcenter))


def test_integration_without_teams_sees_and_counts_nothing(cast: Cast) -> None:
    make_ticket(team=cast.kontaktcenter)
    integration, _token = make_integration(teams=[])

    assert tickets_visible_to(integration).count() == 0
    assert for_queue(integration, Conditions()).count() == 0


def test_integration_without_the_scope_reads_no_notes(cast: Cast) -> None:
    integration, _token = make_integration(teams=[cast.vatten], scopes=[Integration.Scope.TICKETS_READ])

    access = access_of(integration)

    assert (access.may_see_notes, access.may_write, access.may_see_protected) == (False, False, False)


def test_counts_tell_what_the_queue_shows(cast: Cast) -> None:
    make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    make_ticket(team=cast.kontaktcenter)
    make_ticket(team=cast.kontaktcenter, is_confidential=True)
    make_ticket(team=cast.socialtjanst)
    make_ticket(team=cast.vatten, assignee=cast.olle)

    for agent in (cast.johan, cast.asa, cast.sara, cast.olle):
        rail = rail_of(agent)
        shown = {queue.slug: for_queue(agent, queue.conditions).count() for queue in rail.queues if queue.is_counted}
        assert {queue.slug: queue.count for queue in rail.queues if queue.is_counted} == shown
        assert sum(rail.by_team.values()) == for_queue(agent, Conditions()).count()


def test_counts_of_an_outsider_are_the_same_with_and_without_hidden_tickets(cast: Cast) -> None:
    make_ticket(team=cast.kontaktcenter)
    before = rail_of(cast.olle)

    make_ticket(team=cast.socialtjanst)
    make_ticket(team=cast.kontaktcenter, is_confidential=True)

    assert rail_of(cast.olle) == before


def test_contact_is_found_by_those_who_see_one_of_their_tickets(cast: Cast) -> None:
    lena = make_contact("Lena Frisk")
    make_ticket(team=cast.socialtjanst, requester=lena)

    assert contacts_visible_to(cast.sara).filter(pk=lena.pk).exists()
    assert not contacts_visible_to(cast.olle).filter(pk=lena.pk).exists()


def test_contact_without_any_ticket_is_found_by_every_agent(cast: Cast) -> None:
    nils = make_contact("Nils Ny")

    assert contacts_visible_to(cast.olle).filter(pk=nils.pk).exists()


def test_participant_and_writer_of_a_hidden_ticket_are_hidden_too(cast: Cast) -> None:
    ticket = make_ticket(team=cast.socialtjanst)
    participant, writer = make_contact("Pia Part"), make_contact("Stig Skrivare")
    Participant.objects.create(ticket=ticket, contact=participant)
    ticket.messages.create(direction="in", channel="email", contact=writer, body="Jag svarar för min mor.")

    hidden = contacts_visible_to(cast.olle).filter(pk__in=[participant.pk, writer.pk])
    shown = contacts_visible_to(cast.sara).filter(pk__in=[participant.pk, writer.pk])

    assert hidden.count() == 0
    assert shown.count() == 2


def test_protected_contact_is_found_only_with_the_right(cast: Cast) -> None:
    lena = make_contact("Lena Frisk", is_protected=True)
    make_ticket(team=cast.kontaktcenter, requester=lena)
    with_right = make_agent("Mona", teams=[cast.kontaktcenter], may_see_protected=True)

    assert not contacts_visible_to(cast.johan).filter(pk=lena.pk).exists()
    assert contacts_visible_to(with_right).filter(pk=lena.pk).exists()


@pytest.mark.django_db
def test_leads_administrators_and_editors_are_known_by_their_role() -> None:
    team = make_team()
    agents = {role: make_agent(role, teams=[team], role=role) for role in Role.values}

    assert [role for role, agent in agents.items() if access_of(agent).is_administrator] == [Role.ADMINISTRATOR]
    assert [role for role, agent in agents.items() if access_of(agent).is_editor] == [
        Role.EDITOR,
        Role.PUBLISHER,
    ]
    assert [role for role, agent in agents.items() if access_of(agent).lead_teams] == [Role.TEAM_LEAD]
