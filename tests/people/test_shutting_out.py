"""Disabling an agent, signing out everywhere, and that somebody can always administer."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from servicedesk.people.actions.change_agent import change_agent
from servicedesk.people.actions.disable_agent import disable_agent, enable_agent
from servicedesk.people.actions.errors import LastAdministrator
from servicedesk.people.actions.organisation import change_team
from servicedesk.people.actions.second_factor import remove_second_factor
from servicedesk.people.actions.set_memberships import set_memberships
from servicedesk.people.actions.sign_out import sign_out_everywhere
from servicedesk.people.models import Agent, AuditEntry, Integration, Role
from servicedesk.people.signals import agent_disabled, agent_signed_out
from tests.factories import make_agent, make_integration, make_team
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db
Run = Callable[..., Any]


@pytest.fixture
def administrator() -> Agent:
    cache.clear()
    return make_agent("Karin Öst", teams=[make_team()], role=Role.ADMINISTRATOR)


@pytest.fixture
def agent(administrator: Agent) -> Agent:
    return make_agent("Johan Åkerström", teams=[make_team("Avfall")])


def signed_in(agent: Agent) -> Client:
    client = Client()
    client.post("/konto/logga-in/", {"login": agent.email, "password": PASSWORD})
    assert client.get(reverse("profile")).status_code == 200
    return client


def verbs() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))


def test_disabling_ends_every_session_at_the_next_request(administrator: Agent, agent: Agent) -> None:
    at_work, at_home = signed_in(agent), signed_in(agent)

    disable_agent(agent, by=administrator)

    assert [client.get(reverse("profile")).status_code for client in (at_work, at_home)] == [302, 302]
    assert UserSession.objects.filter(user=agent).count() == 0
    assert verbs() == ["agent.disabled"]


def test_session_copied_before_stays_dead_when_the_agent_is_let_in_again(administrator: Agent, agent: Agent) -> None:
    client = signed_in(agent)
    kept = dict(client.session.items())
    disable_agent(agent, by=administrator)
    enable_agent(agent, by=administrator)

    thief = Client()
    session = thief.session
    session.update(kept)
    session.save()
    thief.cookies["sessionid"] = str(session.session_key)

    assert thief.get(reverse("profile")).status_code == 302
    assert signed_in(Agent.objects.get(pk=agent.pk)).get(reverse("profile")).status_code == 200


def test_disabling_tells_the_sockets_after_commit(
    administrator: Agent, agent: Agent, django_capture_on_commit_callbacks: Run
) -> None:
    told: list[tuple[str, int]] = []

    def heard(signal: Any, agent_id: int, **_more: Any) -> None:
        told.append(("disabled" if signal is agent_disabled else "signed out", agent_id))

    agent_disabled.connect(heard)
    agent_signed_out.connect(heard)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            sign_out_everywhere(agent, by=administrator)
            disable_agent(agent, by=administrator)
            assert told == []
    finally:
        agent_disabled.disconnect(heard)
        agent_signed_out.disconnect(heard)

    assert told == [("signed out", agent.pk), ("disabled", agent.pk)]


def test_disabling_revokes_the_tokens_they_made(administrator: Agent, agent: Agent) -> None:
    theirs, _token = make_integration(created_by=agent)
    other, _token = make_integration(created_by=administrator)

    disable_agent(agent, by=administrator)

    assert Integration.objects.get(pk=theirs.pk).revoked_at is not None
    assert Integration.objects.get(pk=other.pk).revoked_at is None


def test_disabling_can_hand_their_integrations_over(administrator: Agent, agent: Agent) -> None:
    theirs, _token = make_integration(created_by=agent)

    disable_agent(agent, by=administrator, keep_integrations=True)

    kept = Integration.objects.get(pk=theirs.pk)
    assert (kept.revoked_at, kept.created_by) == (None, administrator)
    assert verbs() == ["integration.taken_over", "agent.disabled"]


def test_disabling_twice_is_disabling_once(administrator: Agent, agent: Agent) -> None:
    disable_agent(agent, by=administrator)
    disable_agent(agent, by=administrator)

    assert verbs() == ["agent.disabled"]


def test_last_administrator_is_not_disabled(administrator: Agent) -> None:
    with pytest.raises(LastAdministrator):
        disable_agent(administrator, by=administrator)

    assert Agent.objects.get(pk=administrator.pk).is_active
    assert verbs() == []


def test_last_administrator_does_not_lose_the_role(administrator: Agent) -> None:
    before = set(administrator.memberships.values_list("team", "role"))

    with pytest.raises(LastAdministrator):
        set_memberships(administrator, [], by=administrator)

    assert set(administrator.memberships.values_list("team", "role")) == before


def test_team_of_the_last_administrator_is_not_taken_out_of_use(administrator: Agent) -> None:
    membership = administrator.memberships.select_related("team").get()

    with pytest.raises(LastAdministrator):
        change_team(membership.team, by=administrator, is_active=False)


def test_disabled_administrator_does_not_count(administrator: Agent) -> None:
    second = make_agent("Anders Nyman", teams=[make_team("It")], role=Role.ADMINISTRATOR)
    disable_agent(second, by=administrator)

    with pytest.raises(LastAdministrator):
        disable_agent(administrator, by=second)


def test_signing_out_everywhere_ends_this_session_and_the_others(agent: Agent) -> None:
    here, there = signed_in(agent), signed_in(agent)

    response = here.post(reverse("sessions_end_all"))

    assert response.headers["Location"] == reverse("account_login")
    assert [client.get(reverse("profile")).status_code for client in (here, there)] == [302, 302]


def test_ending_one_session_leaves_the_other(agent: Agent) -> None:
    here, there = signed_in(agent), signed_in(agent)
    other = UserSession.objects.get(session_key=there.session.session_key)

    here.post(reverse("session_end", args=[other.pk]))

    assert [client.get(reverse("profile")).status_code for client in (here, there)] == [200, 302]


def test_session_of_somebody_else_is_not_found(administrator: Agent, agent: Agent) -> None:
    theirs, mine = signed_in(administrator), signed_in(agent)
    session = UserSession.objects.get(session_key=theirs.session.session_key)

    assert mine.post(reverse("session_end", args=[session.pk])).status_code == 404
    assert theirs.get(reverse("profile")).status_code == 200


def test_new_email_is_the_only_one_that_signs_in(client: Client, administrator: Agent, agent: Agent) -> None:
    old = agent.email
    signed_in(agent)
    change_agent(agent, by=administrator, email="Johan@Nytt.example")

    for email in (old, "johan@nytt.example"):
        client.post("/konto/logga-in/", {"login": email, "password": PASSWORD})
        assert ("_auth_user_id" in client.session) == (email != old)


def test_change_is_written_with_what_it_was_before(administrator: Agent, agent: Agent) -> None:
    change_agent(agent, by=administrator, title="Teknisk handläggare", name=agent.name)

    entry = AuditEntry.objects.get()
    assert (entry.agent, entry.verb, entry.object_id) == (administrator, "agent.changed", agent.pk)
    assert entry.detail == {"label": "Johan Åkerström", "changes": {"title": ["", "Teknisk handläggare"]}}


def test_lost_second_factor_is_removed_with_its_sessions(administrator: Agent, agent: Agent) -> None:
    client = signed_in(agent)
    RecoveryCodes.activate(agent)

    remove_second_factor(agent, by=administrator)

    assert Authenticator.objects.filter(user=agent).count() == 0
    assert client.get(reverse("profile")).status_code == 302
    assert verbs() == ["agent.second_factor_removed"]
