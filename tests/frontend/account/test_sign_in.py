"""Signing in: what it lets in, what it gives away, and where it sends one afterwards."""

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from servicedesk.people.models import Agent
from tests.factories import make_agent, make_team
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN = "/konto/logga-in/"
WRONG = "E-posten eller lösenordet stämmer inte."


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def agent() -> Agent:
    return make_agent(email="johan.akerstrom@storan.example", teams=[make_team()])


def test_right_password_signs_in_and_changes_the_session_id(client: Client, agent: Agent) -> None:
    client.get(LOGIN)
    client.session["before"] = "1"
    client.session.save()
    before = client.session.session_key

    response = client.post(LOGIN, {"login": " Johan.Akerstrom@storan.example ", "password": PASSWORD})

    assert response.status_code == 302
    assert response.headers["Location"] == reverse("queue")
    assert client.session["_auth_user_id"] == str(agent.pk)
    assert client.session.session_key != before


@pytest.mark.parametrize(
    ("email", "password"), [("johan.akerstrom@storan.example", "fel-losenord-2026"), ("ingen@storan.example", PASSWORD)]
)
def test_wrong_password_and_unknown_address_get_the_same_answer(
    client: Client, agent: Agent, email: str, password: str
) -> None:
    response = client.post(LOGIN, {"login": email, "password": password})

    page = response.content.decode()
    assert response.status_code == 200
    assert page.count(WRONG) == 1
    assert 'aria-invalid="true"' in page
    assert "_auth_user_id" not in client.session


def test_many_wrong_passwords_are_stopped_with_a_sentence(client: Client, agent: Agent) -> None:
    for _attempt in range(5):
        client.post(LOGIN, {"login": agent.email, "password": "fel"})

    response = client.post(LOGIN, {"login": agent.email, "password": PASSWORD})

    assert "Det blev många felaktiga försök. Vänta fem minuter och försök igen." in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_too_many_requests_get_the_page_for_it(client: Client) -> None:
    posts = [client.post(LOGIN, {"login": "ingen@storan.example"}) for _attempt in range(61)]

    assert [response.status_code for response in posts] == [200] * 60 + [429]
    assert "Vänta en minut och försök igen." in posts[-1].content.decode()


@pytest.mark.parametrize(
    "target",
    [
        *("//evil.example", "/\\evil.example", "https:evil.example", "https://evil.example/", "\t//evil.example"),
        *("javascript:alert(1)", "http:///evil.example", "///evil.example", "https://127.0.0.1@evil.example/"),
    ],
)
def test_next_leads_nowhere_else(client: Client, agent: Agent, target: str) -> None:
    response = client.post(LOGIN, {"login": agent.email, "password": PASSWORD, "next": target})

    assert response.headers["Location"] == reverse("queue")


def test_next_leads_to_the_page_that_was_asked_for(client: Client, agent: Agent) -> None:
    asked = client.get(reverse("profile"))
    assert asked.headers["Location"] == "/konto/logga-in/?next=/konto/"

    response = client.post(LOGIN, {"login": agent.email, "password": PASSWORD, "next": "/konto/"})

    assert response.headers["Location"] == "/konto/"


def test_disabled_agent_does_not_get_in(client: Client, agent: Agent) -> None:
    Agent.objects.update(is_active=False)

    client.post(LOGIN, {"login": agent.email, "password": PASSWORD})

    assert "_auth_user_id" not in client.session


def test_nobody_signs_up() -> None:
    for name in ("account_signup", "account_email", "account_confirm_email", "mfa_trust", "mfa_signup_webauthn"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


@pytest.mark.parametrize("name", ["account_login", "account_logout", "account_reset_password", "mfa_login_webauthn"])
def test_posts_need_the_csrf_token(agent: Agent, name: str) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(reverse(name), {"login": agent.email, "password": PASSWORD}).status_code == 403


def test_getting_the_sign_out_page_signs_nobody_out(client: Client, agent: Agent) -> None:
    client.force_login(agent)

    assert client.get(reverse("account_logout")).status_code == 200
    assert client.session["_auth_user_id"] == str(agent.pk)

    response = client.post(reverse("account_logout"))
    assert response.headers["Location"] == LOGIN
    assert "_auth_user_id" not in client.session


def test_signing_in_is_on_the_list_of_sessions(client: Client, agent: Agent) -> None:
    client.post(LOGIN, {"login": agent.email, "password": PASSWORD}, headers={"User-Agent": "Firefox/140.0 Windows"})

    assert UserSession.objects.filter(user=agent).count() == 1
    assert "Firefox, Windows" in client.get(reverse("usersessions_list")).content.decode()


@pytest.mark.parametrize("header", ["Remote-User", "X-Remote-User", "X-Forwarded-User"])
def test_headers_that_name_a_person_are_ignored(client: Client, agent: Agent, header: str) -> None:
    assert client.get(reverse("profile"), headers={header: agent.email}).status_code == 302


def test_sign_in_page_has_nothing_inline(client: Client) -> None:
    response = client.get(LOGIN)

    page = response.content.decode()
    assert response.headers["Cache-Control"].count("no-store") == 1
    assert "style=" not in page
    assert "<script>" not in page
    assert "onclick" not in page
