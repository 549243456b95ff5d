import pytest
from django.core.cache import cache
from django.test import Client

from frontend import lookups
from servicedesk.people.models import Agent, Role
from tests.factories import make_agent, make_team


@pytest.fixture
def administrator(db: None) -> Agent:
    cache.clear()
    lookups.forget()
    return make_agent("Karin Öst", teams=[make_team("Kontaktcenter", is_open_to_all=True)], role=Role.ADMINISTRATOR)


@pytest.fixture
def browser(administrator: Agent) -> Client:
    """A browser where the administrator is signed in."""
    client = Client()
    client.force_login(administrator)
    return client
