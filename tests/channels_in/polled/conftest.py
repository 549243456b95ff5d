from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from tests.clock import Clock
from tests.fakes.bluesky import Bluesky
from tests.fakes.mastodon import Mastodon


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture(autouse=True)
def _loopback(settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]


@pytest.fixture
def mastodon() -> Iterator[Mastodon]:
    with Mastodon() as found:
        yield found


@pytest.fixture
def bluesky() -> Iterator[Bluesky]:
    with Bluesky() as found:
        yield found
