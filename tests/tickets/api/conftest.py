from collections.abc import Iterator

import pytest
from django.core.cache import cache

from servicedesk.people.models import Team
from tests.factories import make_team
from tests.tickets.api.client import Caller


@pytest.fixture(autouse=True)
def _fresh_limits(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def team() -> Team:
    return make_team("Kontaktcenter")


@pytest.fixture
def caller(team: Team) -> Caller:
    return Caller(team)


@pytest.fixture
def outsider() -> Caller:
    """Another team's integration: it may do everything, and sees none of it."""
    return Caller(make_team("Socialtjänst"))
