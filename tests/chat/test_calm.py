"""A hundred lines a second do not make every agent's list ask a hundred times."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from channels.db import database_sync_to_async

from chat import calm
from chat.actions.say import Saying, say_many
from chat.models import ChatSession
from servicedesk.lib import mainloop
from tests.chat.chats import begun
from tests.chat.sockets import opened, said
from tests.factories.cast import Cast


@pytest.fixture
def _short_turns(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(calm, "EVERY", 0.3)
    yield
    nobodys = asyncio.new_event_loop()
    nobodys.close()
    mainloop.remember(nobodys)


def say(session: ChatSession, texts: list[str]) -> None:
    for text in texts:
        say_many([Saying(session.pk, "visitor", text, text)])


async def tickets(agent: Any) -> list[int]:
    """The numbers the socket names until it has been quiet for longer than a turn."""
    numbers = []
    while not await agent.receive_nothing(timeout=0.5):
        frame = await said(agent)
        if frame["type"] == "ticket":
            numbers.append(frame["number"])
    return numbers


@pytest.mark.usefixtures("_short_turns")
async def test_many_lines_are_two_hints_and_the_last_is_told(cast: Cast) -> None:
    session = (await database_sync_to_async(begun)(cast)).session
    number = await database_sync_to_async(lambda: ChatSession.objects.get(pk=session.pk).ticket.number)()
    johan = await opened(cast.johan)
    mainloop.remember(asyncio.get_running_loop())

    await database_sync_to_async(say)(session, [f"rad {n}" for n in range(8)])
    first = await tickets(johan)
    await database_sync_to_async(say)(session, ["en till"])
    later = await tickets(johan)

    # The first line at once, the other seven together; after that it is quiet, and the next is told at once.
    assert (first, later) == ([number, number], [number])
    await johan.disconnect()


async def test_without_a_loop_that_serves_sockets_every_hint_leaves_at_once(cast: Cast) -> None:
    session = (await database_sync_to_async(begun)(cast)).session
    johan = await opened(cast.johan)

    await database_sync_to_async(say)(session, ["ett", "två"])

    assert len(await tickets(johan)) == 2
    await johan.disconnect()
