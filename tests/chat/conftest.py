from collections.abc import Iterator

import pytest
from channels.layers import channel_layers

from chat import consumers
from tests.chat.visitors import settle
from tests.factories.cast import Cast, make_cast


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def _own_layer() -> Iterator[None]:
    """Sockets of this test hear this test only, and are done when it is."""
    channel_layers.backends.clear()
    yield
    channel_layers.backends.clear()
    settle()


@pytest.fixture
def quick_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights are read again many times a second instead of every four seconds."""
    monkeypatch.setattr(consumers, "CHECK_EVERY", 0.02)
