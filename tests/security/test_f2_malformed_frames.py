"""F2, F6: a frame that is not ours closes its own socket with a code and not a word; no frame calls a method."""

import json

import pytest
from channels.db import database_sync_to_async
from channels.layers import channel_layers

from tests.chat.sockets import close_code, opened
from tests.factories import make_agent

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_layer() -> None:
    channel_layers.backends.clear()


NOT_ALLOWED = [
    "null",
    "1",
    "[]",
    "{}",
    '"ping"',
    "NaN",
    '{"type": "ticket.changed", "number": 1}',
    '{"type": "agent.signed_out"}',
    '{"type": "websocket.close"}',
    '{"type": "__init__"}',
    '{"type": "disconnect", "code": 1000}',
    '{"type": "base"}',
    '{"type": ["ping"]}',
    '{"type": "ping", "group": "team.*"}',
    "[" * 90 + "]" * 90,
]
UNREADABLE = ["", "hej", "{", '{"type": "ping"', "\ufeff{}", "\x00", "[" * 200]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, 4008) for text in NOT_ALLOWED),
        *((text, 4007) for text in UNREADABLE),
        ("x" * 201, 4009),
        ("x" * 10**6, 4009),
    ],
    ids=range(len(NOT_ALLOWED) + len(UNREADABLE) + 2),
)
async def test_frame_that_is_not_ours_closes_its_socket_and_no_other(text: str, code: int) -> None:
    socket, other = [await opened(await database_sync_to_async(make_agent)()) for _socket in range(2)]

    await socket.send_input({"type": "websocket.receive", "text": text})

    assert await close_code(socket) == code
    assert await other.receive_nothing(timeout=0.01)
    await other.disconnect()


async def test_bytes_close_the_socket() -> None:
    socket = await opened(await database_sync_to_async(make_agent)())

    await socket.send_input({"type": "websocket.receive", "bytes": b"\xff\xfe"})

    assert await close_code(socket) == 4007


async def test_ping_is_all_a_page_may_say_and_is_not_answered() -> None:
    socket = await opened(await database_sync_to_async(make_agent)())

    for _time in range(20):
        await socket.send_input({"type": "websocket.receive", "text": json.dumps({"type": "ping"})})

    assert await socket.receive_nothing(timeout=0.05)
    await socket.disconnect()
