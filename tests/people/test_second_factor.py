"""Administrators need a second factor, where it is asked for; and keys of apps are not readable in the database."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from servicedesk.lib import secrets
from servicedesk.people.models import Agent, Role
from tests.factories import make_agent, make_team
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN = {"password": PASSWORD}


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


@pytest.fixture
def administrator() -> Agent:
    cache.clear()
    return make_agent("Karin Öst", teams=[make_team()], role=Role.ADMINISTRATOR)


@pytest.fixture
def required(settings: Settings) -> None:
    settings.ADMIN_SECOND_FACTOR_REQUIRED = True


@pytest.mark.usefixtures("required")
@pytest.mark.parametrize("name", ["queue", "settings_agents", "profile", "mfa_index", "mfa_view_recovery_codes"])
def test_administrator_without_one_is_sent_to_get_one(client: Client, administrator: Agent, name: str) -> None:
    client.force_login(administrator)

    assert client.get(reverse(name)).headers["Location"] == reverse("second_factor")
    assert client.post(reverse(name)).headers["Location"] == reverse("second_factor")
    assert client.get(reverse("second_factor")).status_code == 200


@pytest.mark.usefixtures("required")
def test_fragment_asked_for_by_htmx_moves_the_whole_page(client: Client, administrator: Agent) -> None:
    client.force_login(administrator)

    response = client.get(reverse("queue"), headers={"HX-Request": "true"})

    assert (response.status_code, response.headers["HX-Redirect"]) == (204, reverse("second_factor"))


@pytest.mark.usefixtures("required")
def test_administrator_connects_an_app_and_goes_on(client: Client, administrator: Agent) -> None:
    client.post("/konto/logga-in/", {"login": administrator.email, **LOGIN})
    assert client.get(reverse("mfa_activate_totp")).status_code == 302  # first: is it you?
    client.post(f"{reverse('account_reauthenticate')}?next={reverse('mfa_activate_totp')}", LOGIN)
    page = client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    assert "data:image" not in page.content.decode()
    assert secret in page.content.decode()

    response = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})

    assert response.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200
    assert client.get(reverse("settings_agents")).status_code == 200


def test_demo_may_be_looked_at_without_one(client: Client, administrator: Agent, settings: Settings) -> None:
    settings.ADMIN_SECOND_FACTOR_REQUIRED = False
    client.force_login(administrator)

    assert client.get(reverse("settings_agents")).status_code == 200
    assert client.get(reverse("second_factor")).headers["Location"] == reverse("mfa_index")


@pytest.mark.usefixtures("required")
def test_agent_who_does_not_administer_is_let_through(client: Client) -> None:
    client.force_login(make_agent(teams=[make_team()], role=Role.TEAM_LEAD))

    assert client.get(reverse("profile")).status_code == 200


def test_code_is_asked_for_after_the_password_and_works_once(client: Client, administrator: Agent) -> None:
    secret = generate_totp_secret()
    TOTP.activate(administrator, secret)
    code = code_of(secret)

    response = client.post("/konto/logga-in/", {"login": administrator.email, **LOGIN})
    assert response.headers["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert client.session["_auth_user_id"] == str(administrator.pk)

    thief = Client()
    thief.post("/konto/logga-in/", {"login": administrator.email, **LOGIN})
    thief.post(reverse("mfa_authenticate"), {"code": code})
    assert "_auth_user_id" not in thief.session


def test_guessing_codes_is_stopped(client: Client, administrator: Agent) -> None:
    secret = generate_totp_secret()
    TOTP.activate(administrator, secret)
    client.post("/konto/logga-in/", {"login": administrator.email, **LOGIN})
    for guess in range(5):
        client.post(reverse("mfa_authenticate"), {"code": f"00000{guess}"})

    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert "_auth_user_id" not in client.session


def test_key_of_an_app_is_not_readable_in_the_database(administrator: Agent) -> None:
    secret = generate_totp_secret()
    TOTP.activate(administrator, secret)

    kept = Authenticator.objects.get().data["secret"]

    assert secret not in kept
    assert secrets.decrypt(kept) == secret


def test_secrets_are_still_read_when_the_secret_key_is_changed(settings: Settings) -> None:
    kept = secrets.encrypt("JBSWY3DP")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-that-is-long-enough-to-be-used-as-one"

    assert secrets.decrypt(kept) == "JBSWY3DP"
