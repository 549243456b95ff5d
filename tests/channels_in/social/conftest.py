from collections.abc import Iterator

import pytest

from tests.factories.cast import Cast, make_cast
from tests.fakes.social_door import make_page, network
from tickets.models import Inbox


@pytest.fixture(autouse=True)
def _network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with network(monkeypatch):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def page(cast: Cast) -> Inbox:
    """A Facebook page, with the page's Messenger beside it."""
    make_page("messenger", team=cast.kontaktcenter)
    return make_page("facebook", team=cast.kontaktcenter)
