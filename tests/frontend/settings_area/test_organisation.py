"""Agents, teams, departments and categories, through their pages."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frontend import lookups
from servicedesk.people.models import Agent, AuditEntry, Department, Role, Team
from tests.factories import make_agent, make_category, make_inbox, make_team, make_ticket
from tickets.models import Category, Ticket
from tickets.statuses import Status

AGENT = {"name": "Fatima Demir", "email": "fatima@storan.example", "title": "Kommunvägledare", "language": "sv"}


def verbs() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))


def test_new_agent_is_made_with_teams_and_roles(browser: Client, administrator: Agent) -> None:
    team = make_team("Bygglov")

    response = browser.post(
        reverse("settings_agent_new"),
        {**AGENT, "may_see_protected": "on", "memberships": [f"{team.pk}:team_lead", f"{team.pk}:editor"]},
    )

    assert response.headers["Location"] == reverse("settings_agents")
    made = Agent.objects.get(email="fatima@storan.example")
    assert set(made.memberships.values_list("team", "role")) == {(team.pk, "team_lead"), (team.pk, "editor")}
    assert made.may_see_protected
    assert AuditEntry.objects.filter(verb="agent.created", agent=administrator, object_id=made.pk).count() == 1


def test_taken_email_is_told_beside_the_field_and_what_was_written_stays(browser: Client) -> None:
    make_agent(email="fatima@storan.example")
    team = make_team("Bygglov")

    page = browser.post(reverse("settings_agent_new"), {**AGENT, "memberships": [f"{team.pk}:agent"]}).content.decode()

    assert 'id="id_email_error"' in page
    assert "En annan medarbetare har den här e-postadressen." in page
    assert 'value="Fatima Demir"' in page
    assert f'value="{team.pk}:agent" checked' in page
    assert Agent.objects.filter(name="Fatima Demir").count() == 0


@pytest.mark.parametrize("made_up", ["999999:agent", "1:emperor", "x", "1:agent:agent"])
def test_made_up_membership_is_refused(browser: Client, made_up: str) -> None:
    response = browser.post(reverse("settings_agent_new"), {**AGENT, "memberships": [made_up]})

    assert response.status_code == 200
    assert Agent.objects.filter(name="Fatima Demir").count() == 0


def test_what_is_not_in_the_form_cannot_be_changed(browser: Client) -> None:
    agent = make_agent("Johan", email="johan@storan.example")
    before = Agent.objects.values("password", "session_key", "is_active", "created_at").get(pk=agent.pk)

    browser.post(
        reverse("settings_agent", args=[agent.pk]),
        {**AGENT, "password": "x", "session_key": "x", "is_active": "", "id": "1", "created_at": "2020-01-01"},
    )

    assert Agent.objects.get(pk=agent.pk).name == "Fatima Demir"
    assert Agent.objects.values("password", "session_key", "is_active", "created_at").get(pk=agent.pk) == before


def test_membership_in_a_team_that_is_not_shown_stays(browser: Client) -> None:
    resting = make_team("Vilande", is_active=False)
    agent = make_agent("Johan", email="johan@storan.example", teams=[resting])

    browser.post(reverse("settings_agent", args=[agent.pk]), AGENT)

    assert list(agent.memberships.values_list("team", "role")) == [(resting.pk, "agent")]


def test_administrator_cannot_drop_the_last_administrator(browser: Client, administrator: Agent) -> None:
    page = browser.post(
        reverse("settings_agent", args=[administrator.pk]),
        {"name": "Ny", "email": administrator.email, "language": "sv"},
    ).content.decode()

    assert "Någon måste kunna administrera." in page
    assert Agent.objects.get(pk=administrator.pk).name == "Karin Öst"
    assert administrator.memberships.get().role == Role.ADMINISTRATOR


def test_shutting_out_and_letting_in(browser: Client) -> None:
    agent = make_agent("Johan")

    browser.post(reverse("settings_agent_disabling", args=[agent.pk]))
    assert not Agent.objects.get(pk=agent.pk).is_active
    assert "Johan" in browser.get(reverse("settings_agents"), {"state": "closed"}).content.decode()

    browser.post(reverse("settings_agent_enabling", args=[agent.pk]))
    assert Agent.objects.get(pk=agent.pk).is_active
    assert verbs() == ["agent.disabled", "agent.enabled"]


def test_agents_are_found_by_name_and_email(browser: Client) -> None:
    make_agent("Fatima Demir", email="fd@storan.example")

    for words, is_there in (("demir", True), ("FD@", True), ("lindqvist", False)):
        page = browser.get(reverse("settings_agents"), {"q": words}).content.decode()
        assert ("Fatima Demir" in page) == is_there


def test_made_up_cursor_is_not_found(browser: Client) -> None:
    assert browser.get(reverse("settings_agents"), {"cursor": "WyJhZnRlciJd"}).status_code == 404


def test_new_team_is_in_the_lists_at_once(browser: Client) -> None:
    department = Department.objects.get()
    lookups.teams()

    browser.post(reverse("settings_team_new"), {"name": "Överförmyndaren", "department": department.pk})

    assert Team.objects.get(name="Överförmyndaren").slug == "overformyndaren"
    assert "Överförmyndaren" in {team.name for team in lookups.teams()}
    assert verbs() == ["team.created"]


def test_team_with_work_left_stays_in_use(browser: Client) -> None:
    team, empty = make_team("Avfall"), make_team("Vilande")
    make_ticket(inbox=make_inbox(team=team))

    def put_away(put: Team) -> str:
        data = {"name": put.name, "department": put.department_id}
        return browser.post(reverse("settings_team", args=[put.pk]), data).content.decode()

    assert "Laget har 1 oavslutade ärenden. Flytta dem först." in put_away(team)
    Ticket.objects.update(status=Status.SOLVED, solved_at=timezone.now())
    assert "En inkorg leder till laget." in put_away(team)
    put_away(empty)
    assert [Team.objects.get(pk=team.pk).is_active, Team.objects.get(pk=empty.pk).is_active] == [True, False]


def test_two_teams_do_not_share_a_name(browser: Client) -> None:
    department = Department.objects.get()

    page = browser.post(reverse("settings_team_new"), {"name": "kontaktcenter", "department": department.pk})

    assert "Namnet är upptaget." in page.content.decode()
    assert Team.objects.count() == 1


def test_department_is_made_and_renamed(browser: Client) -> None:
    browser.post(reverse("settings_department_new"), {"name": "Socialförvaltningen"})
    made = Department.objects.get(name="Socialförvaltningen")
    browser.post(reverse("settings_department", args=[made.pk]), {"name": "Omsorgsförvaltningen"})

    assert Department.objects.get(pk=made.pk).name == "Omsorgsförvaltningen"
    assert verbs() == ["department.created", "department.changed"]


def category(name: str, parent: Category | None = None, **more: str) -> dict[str, str]:
    return {"name": name, "parent": str(parent.pk) if parent else "", "case_kind": "recurring", **more}


def test_renamed_category_renames_the_path_of_what_lies_below(browser: Client) -> None:
    top = make_category("Avfall")
    middle = make_category("Hämtning", parent=top)
    make_category("Utebliven tömning", parent=middle)

    browser.post(reverse("settings_category", args=[top.pk]), category("Avfall och återbruk", is_active="on"))

    assert list(Category.objects.values_list("path", flat=True)) == [
        "Avfall och återbruk",
        "Avfall och återbruk › Hämtning",
        "Avfall och återbruk › Hämtning › Utebliven tömning",
    ]


def test_category_taken_out_of_use_takes_what_lies_below_with_it(browser: Client) -> None:
    top = make_category("Avfall")
    make_category("Hämtning", parent=top)

    browser.post(reverse("settings_category", args=[top.pk]), category("Avfall"))

    assert list(Category.objects.values_list("is_active", flat=True)) == [False, False]


def test_fourth_level_and_circles_are_refused(browser: Client) -> None:
    top = make_category("Avfall")
    middle = make_category("Hämtning", parent=top)
    low = make_category("Tömning", parent=middle)
    other = make_category("Vatten")
    before = list(Category.objects.values_list("path", "level"))

    browser.post(reverse("settings_category_new"), category("För djup", low))
    for parent in (middle, top):
        browser.post(reverse("settings_category", args=[top.pk]), category("Avfall", parent, is_active="on"))
    browser.post(reverse("settings_category", args=[top.pk]), category("Avfall", other, is_active="on"))

    assert list(Category.objects.values_list("path", "level")) == before


def test_profile_is_changed_by_oneself_and_nothing_more(client: Client, administrator: Agent) -> None:
    agent = make_agent("Johan Åkerström", teams=Team.objects.all())
    client.force_login(agent)

    client.post(
        reverse("profile"),
        {"name": "Johan Å", "title": "Handläggare", "language": "en", "email": "x@y.example", "may_see_protected": "1"},
    )

    fresh = Agent.objects.get(pk=agent.pk)
    assert (fresh.name, fresh.title, fresh.language) == ("Johan Å", "Handläggare", "en")
    assert (fresh.email, fresh.may_see_protected) == (agent.email, False)
    assert "My profile" in client.get(reverse("profile")).content.decode()
