"""Who reaches the settings: administrators. Others are sent to sign in, or find nothing."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from channels_in.intake import keep
from channels_in.models import Form, RawInbound
from servicedesk.people.models import Agent, AuditEntry, Integration, Role, Team
from tests.factories import make_agent, make_category, make_inbox, make_integration, make_team
from tickets.models import Category, Inbox

pytestmark = pytest.mark.django_db

PAGES = (
    "settings_inbox_new",
    *("settings_inboxes", "settings_forms", "settings_form_new", "settings_set_aside", "settings_categories"),
    *("settings_category_new", "settings_agents", "settings_agent_new", "settings_teams", "settings_team_new"),
    *("settings_department_new", "settings_integrations", "settings_integration_new", "settings_audit"),
)
PAGES_ABOUT = (
    *("settings_inbox", "settings_form", "settings_form_preview", "settings_set_aside_item", "settings_set_aside_file"),
    *("settings_category", "settings_agent", "settings_agent_disabling", "settings_team", "settings_department"),
    *("settings_integration", "settings_inbox_account"),
)
POSTS = (
    *("settings_agent_enabling", "settings_agent_invitation", "settings_agent_signing_out"),
    *("settings_agent_factor_removal", "settings_set_aside_trying", "settings_set_aside_making"),
    *("settings_integration_revocation", "settings_inbox_account_trial"),
)
EVERYTHING = (*PAGES, *PAGES_ABOUT, *POSTS)


class World:
    """One of each thing the settings are about."""

    def __init__(self) -> None:
        team = make_team("Kontaktcenter", is_open_to_all=True)
        self.administrator = make_agent("Karin Öst", teams=[team], role=Role.ADMINISTRATOR)
        self.plain = make_agent("Johan Åkerström", teams=[team])
        inbox = make_inbox(team=team)
        raw, _is_new = keep(inbox, external_id="a", body=b"{}")
        RawInbound.objects.update(state=RawInbound.State.SET_ASIDE, reason="Ser ut som skräp")
        integration, _token = make_integration(created_by=self.administrator)
        form = Form.objects.create(slug="felanmalan", title="Felanmälan", inbox=inbox)
        self.about = {
            "settings_inbox": inbox.pk,
            "settings_inbox_account": make_inbox(team=team, kind="email").pk,
            "settings_form": form.pk,
            "settings_category": make_category().pk,
            "settings_team": team.pk,
            "settings_department": team.department_id,
            "settings_integration": integration.pk,
            "settings_set_aside": raw.pk,
            "settings_agent": self.plain.pk,
        }

    def url(self, name: str) -> str:
        if name in PAGES:
            return reverse(name)
        return reverse(name, args=[next(pk for start, pk in reversed(self.about.items()) if name.startswith(start))])


@pytest.fixture
def world() -> World:
    cache.clear()
    return World()


@pytest.mark.parametrize("name", EVERYTHING)
def test_anonymous_is_sent_to_sign_in(client: Client, world: World, name: str) -> None:
    for response in (client.get(world.url(name)), client.post(world.url(name))):
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/konto/logga-in/?next=/installningar/")


@pytest.mark.parametrize("role", [Role.AGENT, Role.TEAM_LEAD, Role.EDITOR])
@pytest.mark.parametrize("name", EVERYTHING)
def test_agent_who_does_not_administer_finds_nothing(client: Client, world: World, name: str, role: str) -> None:
    client.force_login(make_agent(teams=Team.objects.all(), role=role))

    assert [client.get(world.url(name)).status_code, client.post(world.url(name)).status_code] == [404, 404]


@pytest.mark.parametrize("name", [*PAGES, *PAGES_ABOUT])
def test_administrator_gets_the_page(client: Client, world: World, name: str) -> None:
    client.force_login(world.administrator)

    assert client.get(world.url(name)).status_code == 200


@pytest.mark.parametrize("name", EVERYTHING)
def test_post_without_the_csrf_token_is_refused(world: World, name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.administrator)

    assert client.post(world.url(name), {"name": "x"}).status_code == 403


@pytest.mark.parametrize("name", POSTS)
def test_what_changes_something_cannot_be_got(client: Client, world: World, name: str) -> None:
    client.force_login(world.administrator)

    assert client.get(world.url(name)).status_code == 405


def test_getting_every_page_changes_nothing_but_what_is_said_about_reading(client: Client, world: World) -> None:
    client.force_login(world.administrator)
    before = _everything()

    for name in (*PAGES, *PAGES_ABOUT):
        client.get(world.url(name))

    assert _everything() == before
    assert set(AuditEntry.objects.values_list("verb", flat=True)) == {"raw_inbound.read", "raw_inbound.downloaded"}


def _everything() -> list[list[tuple[object, ...]]]:
    models = (Agent, Team, Category, Inbox, Form, Integration, RawInbound)
    return [list(model._default_manager.order_by("pk").values_list()) for model in models]


def test_start_of_the_settings_leads_to_the_inboxes(client: Client, world: World) -> None:
    client.force_login(world.administrator)

    assert client.get(reverse("settings")).headers["Location"] == reverse("settings_inboxes")


@pytest.mark.parametrize("name", ["profile", "account_change_password", "mfa_index", "usersessions_list"])
def test_every_agent_reaches_their_own_account_but_sees_no_settings_there(
    client: Client, world: World, name: str
) -> None:
    client.force_login(world.plain)

    page = client.get(reverse(name)).content.decode()

    assert "Mitt konto" in page
    # Their own canned responses and macros are theirs to write.
    assert set(re.findall(r'"(/installningar/[^"]*)"', page)) <= {
        reverse("settings_canned_responses"),
        reverse("settings_macros"),
    }
