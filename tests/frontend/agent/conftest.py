from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from frontend import lookups
from servicedesk.people.models import Agent
from tests.factories.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Small tables are remembered for seconds; each test begins without."""
    lookups.forget()
    yield
    lookups.forget()


@pytest.fixture
def sign_in() -> Callable[[Agent], Client]:
    """Return a browser in which the agent has signed in."""

    def signed_in(agent: Agent) -> Client:
        client = Client()
        client.force_login(agent)
        return client

    return signed_in
