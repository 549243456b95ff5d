"""manage.py create_administrator: how the first person gets into an empty installation."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from servicedesk.people.access import access_of
from servicedesk.people.models import Agent, Team
from tests.factories import make_agent, make_team

PASSWORD = "blåbär-på-myren-2026"
pytestmark = pytest.mark.django_db


def create(monkeypatch: pytest.MonkeyPatch, *, password: str = PASSWORD, **options: Any) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    call_command(
        "create_administrator", options.get("email", "Eva.Lund@storan.example"), "Eva Lund", stdout=io.StringIO()
    )


def test_first_administrator_gets_a_team_and_can_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    create(monkeypatch)

    agent = Agent.objects.get(email="eva.lund@storan.example")
    assert agent.check_password(PASSWORD)
    assert access_of(agent).is_administrator
    assert [team.name for team in Team.objects.all()] == ["Kontaktcenter"]


def test_administrator_joins_a_team_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    team = make_team("Växel")

    create(monkeypatch)

    assert access_of(Agent.objects.get()).member_teams == {team.pk}


def test_weak_password_makes_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CommandError):
        create(monkeypatch, password="sommar")

    assert not Agent.objects.exists()


def test_address_that_is_taken_makes_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    make_agent(email="eva.lund@storan.example")

    with pytest.raises(CommandError, match="already"):
        create(monkeypatch)

    assert Agent.objects.count() == 1
