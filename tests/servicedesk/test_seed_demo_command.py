"""manage.py seed_demo: harmless twice, not beside other data, and nobody signs in where it was forced."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from servicedesk.demo.sign_ins import DEMO_PASSWORD
from servicedesk.people.models import Agent
from tests.factories import make_agent
from tests.servicedesk.demo_told import counts, everything
from tickets.models import Ticket

pytestmark = pytest.mark.django_db


def test_seed_demo_twice_changes_nothing_and_says_so(settings: Settings) -> None:
    settings.DEMO = True
    out = StringIO()
    call_command("seed_demo", now="2026-11-24T08:31", stdout=out)
    before = counts(), everything()
    again = StringIO()

    call_command("seed_demo", stdout=again)

    assert (counts(), everything()) == before
    assert again.getvalue() == "The demo municipality is there already; nothing was changed.\n"
    assert DEMO_PASSWORD in out.getvalue()


def test_seed_demo_leaves_an_installation_with_other_people_alone(settings: Settings) -> None:
    settings.DEMO = True
    make_agent()

    with pytest.raises(CommandError, match="other data"):
        call_command("seed_demo")

    assert Ticket.objects.count() == 0
    assert Agent.objects.count() == 1


def test_seed_demo_needs_demo_or_force_and_then_nobody_can_sign_in(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO is off"):
        call_command("seed_demo")

    out = StringIO()
    call_command("seed_demo", force=True, stdout=out)

    assert Agent.objects.count() == 14
    assert not any(agent.has_usable_password() for agent in Agent.objects.all())
    assert DEMO_PASSWORD not in out.getvalue()
