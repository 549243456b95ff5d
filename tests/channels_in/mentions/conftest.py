from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from channels_in.models import MentionFeed
from frontend import lookups
from servicedesk.people.models import Agent
from tests.factories.cast import Cast, make_cast
from tests.fakes.feeds import FeedServer


@pytest.fixture
def cast(db: None) -> Cast:
    lookups.forget()
    return make_cast()


@pytest.fixture
def server(settings: Settings) -> Iterator[FeedServer]:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    with FeedServer() as found:
        yield found


@pytest.fixture
def feed(cast: Cast, server: FeedServer) -> MentionFeed:
    """Kontaktcenter's feed."""
    return MentionFeed.objects.create(name="Google Alerts", url=server.url, team=cast.kontaktcenter)


@pytest.fixture
def sign_in() -> Callable[[Agent], Client]:
    def signed_in(agent: Agent) -> Client:
        client = Client()
        client.force_login(agent)
        return client

    return signed_in
