from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from chat.actions.setup import create_chat_inbox
from chat.models import ChatSetup
from chat.visitor_view import forget_views
from frontend import lookups
from tests.factories.cast import Cast, make_cast


@pytest.fixture(autouse=True)
def _no_counts_left() -> Iterator[None]:
    """What an earlier test sent does not count towards the limits of this one."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def cast(db: None) -> Cast:
    forget_views()
    lookups.forget()
    return make_cast()


@pytest.fixture
def chat_setup(cast: Cast) -> ChatSetup:
    """A chat of Kontaktcenter that is always open, at /chat/chatt/."""
    return create_chat_inbox(
        by=cast.asa,
        name="Chatt",
        team=cast.kontaktcenter,
        sender_name="Storåns kommun",
        hours=[[[0, 1440]]] * 7,
        keeps_holidays=False,
        suggests_answers=False,
    )


@pytest.fixture
def visitor(chat_setup: ChatSetup) -> Client:
    return Client(enforce_csrf_checks=True)
