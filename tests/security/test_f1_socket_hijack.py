"""F1: only pages of our own hosts open the agents' socket, whoever's cookie comes along."""

import pytest
from channels.db import database_sync_to_async
from channels.layers import channel_layers

from tests.chat.sockets import ORIGIN, browser, session_of
from tests.factories import make_agent

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_layer() -> None:
    channel_layers.backends.clear()


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "",
        "http://evil.example",
        "https://127.0.0.1.evil.example",
        "https://evil.example/127.0.0.1",
        "http://evil.example#127.0.0.1",
        "http://127.0.0.1@evil.example",
        "file://",
        "127.0.0.1",
        "\u00e5",
    ],
)
async def test_page_of_another_host_is_refused_with_the_agents_own_cookie(origin: str | None) -> None:
    session_key = await database_sync_to_async(lambda: session_of(make_agent()))()

    is_open, _code = await browser(session_key, origin=origin).connect()

    assert not is_open


async def test_our_own_page_is_let_in() -> None:
    communicator = browser(await database_sync_to_async(lambda: session_of(make_agent()))(), origin=ORIGIN)

    is_open, _code = await communicator.connect()

    assert is_open
    await communicator.disconnect()
