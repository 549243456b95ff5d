"""Forgotten passwords and welcomes: who gets a link, where it leads, when it stops working."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from servicedesk.people.actions.create_agent import create_agent
from servicedesk.people.actions.errors import EmailTaken
from servicedesk.people.mail import password_link
from servicedesk.people.models import Agent, AuditEntry, Role
from servicedesk.people.tasks import send_password_link
from servicedesk.people.tokens import AgentTokenGenerator, agent_tokens
from tests.factories import make_agent, make_team

pytestmark = pytest.mark.django_db
RESET = "/konto/glomt-losenord/"
NEW = "skog-alv-berg-2027"


@pytest.fixture(autouse=True)
def _fresh_limits(settings: Settings) -> None:
    cache.clear()
    settings.BASE_URL = "https://arenden.storan.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def agent() -> Agent:
    return make_agent("Johan Åkerström", email="johan@storan.example", teams=[make_team()])


def asked_jobs() -> list[dict[str, object]]:
    jobs = ProcrastinateJob.objects.filter(task_name="people.send_password_link").order_by("pk")
    return [job.args for job in jobs]


def test_known_and_unknown_address_get_the_same_answer_and_cost_the_same(client: Client, agent: Agent) -> None:
    known = client.post(RESET, {"email": "Johan@storan.example"})
    unknown = client.post(RESET, {"email": "ingen@storan.example"})

    assert known.headers["Location"] == unknown.headers["Location"] == f"{RESET}skickat/"
    assert asked_jobs() == [{"agent_id": agent.pk}, {"agent_id": 0}]
    assert mail.outbox == []


@pytest.mark.parametrize("is_new", [0, 1])
def test_link_is_made_from_the_configured_address(agent: Agent, is_new: int) -> None:
    send_password_link(agent.pk, is_new)

    [sent] = mail.outbox
    assert sent.to == ["johan@storan.example"]
    assert re.findall(r"https?://[^/\s]+", str(sent.body))[0] == "https://arenden.storan.example"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:80@evil.example"])
def test_request_for_another_host_is_refused(client: Client, agent: Agent, host: str) -> None:
    assert client.post(RESET, {"email": agent.email}, headers={"Host": host}).status_code == 400
    assert asked_jobs() == []


def test_nobody_and_the_disabled_get_no_mail(agent: Agent) -> None:
    Agent.objects.update(is_active=False)

    send_password_link(0)
    send_password_link(agent.pk)

    assert mail.outbox == []


def test_link_lets_one_choose_a_password_once(client: Client, agent: Agent) -> None:
    path = password_link(agent).removeprefix("https://arenden.storan.example")
    form = client.get(path, follow=True)
    assert "Välj lösenord" in form.content.decode()
    target = form.request["PATH_INFO"]
    assert agent_tokens.make_token(agent) not in target

    response = client.post(target, {"password1": NEW, "password2": NEW})

    assert response.headers["Location"] == reverse("account_reset_password_from_key_done")
    assert Agent.objects.get().check_password(NEW)
    assert "Länken fungerar inte" in Client().get(path, follow=True).content.decode()


@pytest.mark.parametrize("change", ["email", "session_key", "is_active", "password"])
def test_link_dies_when_the_account_changes(agent: Agent, change: str) -> None:
    token = agent_tokens.make_token(agent)
    assert agent_tokens.check_token(agent, token)

    setattr(agent, change, {"is_active": False}.get(change, "something else"))

    assert not agent_tokens.check_token(agent, token)


def test_link_dies_after_a_day(agent: Agent, settings: Settings) -> None:
    class Later(AgentTokenGenerator):
        def _now(self):  # type: ignore[no-untyped-def]
            return super()._now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + 1)

    token = agent_tokens.make_token(agent)

    assert not Later().check_token(agent, token)
    assert not default_token_generator.check_token(agent, token)


@pytest.mark.parametrize("token", ["%25", "*", "[]", "x" * 90, "abc-", "abc-def"])
def test_made_up_links_are_refused_without_fault(client: Client, agent: Agent, token: str) -> None:
    response = client.get(f"/konto/nytt-losenord/1-{token}/", follow=True)

    assert response.status_code in (200, 404)
    assert "password1" not in response.content.decode()


def test_asking_too_often_for_one_address_is_stopped(client: Client, agent: Agent) -> None:
    statuses = [client.post(RESET, {"email": agent.email}).status_code for _attempt in range(6)]

    assert statuses == [302] * 5 + [429]


def test_new_agent_gets_a_welcome_and_no_password() -> None:
    team = make_team()

    made = create_agent(
        email=" Fatima@Storan.example", name="Fatima Demir", by=None, memberships=[(team.pk, Role.AGENT)]
    )

    assert made.email == "fatima@storan.example"
    assert not made.has_usable_password()
    assert asked_jobs() == [{"agent_id": made.pk, "is_new": 1}]
    assert list(AuditEntry.objects.values_list("verb", flat=True).order_by("pk")) == [
        "agent.created",
        "agent.memberships_changed",
    ]


def test_two_agents_do_not_share_an_address(agent: Agent) -> None:
    with pytest.raises(EmailTaken):
        create_agent(email="JOHAN@storan.example", name="Någon annan", by=None)

    assert Agent.objects.count() == 1
    assert agent.created_at < timezone.now()
