"""Canned responses in the settings: everybody keeps their own, and finds no page to change what is not theirs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from servicedesk.people.models import Agent, Team
from tests.factories import make_agent, make_canned_response, make_team
from tickets.models import CannedResponse

LIST = reverse("settings_canned_responses")
NEW = {
    "name": "Tack",
    "shortcut": "/Tack",
    "body": "Tack {requester_first_name}!",
    "shared_with": "own",
    "is_active": "on",
}


@pytest.fixture
def team(db: None) -> Team:
    return make_team("Avfall")


def browser(agent: Agent) -> Client:
    client = Client()
    client.force_login(agent)
    return client


def test_agent_makes_changes_and_removes_their_own(team: Team) -> None:
    agent = make_agent(teams=[team])
    client = browser(agent)

    made = client.post(reverse("settings_canned_response_new"), NEW)
    row = CannedResponse.objects.get()
    assert (made.status_code, row.shortcut, row.owner) == (302, "tack", agent)

    place = reverse("settings_canned_response", args=[row.pk])
    assert client.post(place, {**NEW, "body": "Tack ska du ha!"}).status_code == 302
    assert CannedResponse.objects.get().body == "Tack ska du ha!"
    assert client.post(reverse("settings_canned_response_removal", args=[row.pk])).status_code == 302
    assert not CannedResponse.objects.exists()


def test_agent_cannot_share_whatever_the_form_says(team: Team) -> None:
    client = browser(make_agent(teams=[team]))

    for shared_with in ("everybody", "team"):
        page = client.post(
            reverse("settings_canned_response_new"), {**NEW, "shared_with": shared_with, "team": str(team.pk)}
        )
        assert page.status_code == 200
    assert not CannedResponse.objects.exists()


def test_team_lead_shares_with_the_team_they_lead_only(team: Team) -> None:
    client, other = browser(make_agent(teams=[team], role="team_lead")), make_team("Vatten")

    client.post(reverse("settings_canned_response_new"), {**NEW, "shared_with": "team", "team": str(other.pk)})
    assert not CannedResponse.objects.exists()
    client.post(reverse("settings_canned_response_new"), {**NEW, "shared_with": "team", "team": str(team.pk)})

    assert CannedResponse.objects.get().team == team


def test_list_shows_what_one_may_use_and_links_what_one_may_change(team: Team) -> None:
    agent = make_agent(teams=[team])
    own = make_canned_response("min", owner=agent)
    shared = make_canned_response("alla")
    make_canned_response("andras", team=make_team("Vatten"))
    make_canned_response("asas", owner=make_agent(teams=[team]))

    page = browser(agent).get(LIST).content.decode()

    assert [word for word in ("/min<", "/alla<", "/andras<", "/asas<") if word in page] == ["/min<", "/alla<"]
    assert reverse("settings_canned_response", args=[own.pk]) in page
    assert reverse("settings_canned_response", args=[shared.pk]) not in page
    assert browser(agent).get(reverse("settings_canned_response", args=[shared.pk])).status_code == 404


def test_unknown_variable_is_said_beside_the_text(team: Team) -> None:
    page = browser(make_agent(teams=[team])).post(
        reverse("settings_canned_response_new"), {**NEW, "body": "Hej {kundnamn}"}
    )

    assert 'id="id_body_error"' in page.content.decode()


def test_list_costs_the_same_for_one_row_and_for_thirty(team: Team) -> None:
    client = browser(make_agent(teams=[team]))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIST).status_code == 200
        return len(captured)

    make_canned_response(team=team)
    client.get(LIST)
    one = queries()
    for _place in range(29):
        make_canned_response(team=team)

    assert queries() == one <= 10
