from collections.abc import Iterator

import pytest

from tests.factories.cast import Cast, make_cast
from tickets.signals import TicketChange, ticket_changed


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def told() -> Iterator[list[TicketChange]]:
    """Every ticket_changed that was sent."""
    heard: list[TicketChange] = []

    def listen(change: TicketChange, **kwargs: object) -> None:
        heard.append(change)

    ticket_changed.connect(listen)
    yield heard
    ticket_changed.disconnect(listen)
