"""An agent who takes chats is there while any page of theirs answers, also one nobody looks at."""

import asyncio
import json

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.utils import timezone

from chat import pulse
from chat.actions.accept import accept
from chat.models import Availability
from chat.routing_rounds import offer_round
from servicedesk.lib import mainloop
from tests.chat.sockets import opened, said
from tests.chat.staff import chat_inbox, seconds, takes_chats, waits
from tests.factories.cast import Cast

run = database_sync_to_async


@pytest.fixture(autouse=True)
def _quick(quick_checks: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulse, "EVERY", 0.1)


def forget(cast: Cast) -> None:
    Availability.objects.filter(agent=cast.johan).update(seen_at=timezone.now() - seconds(60))


def is_seen(cast: Cast) -> bool:
    return Availability.objects.filter(agent=cast.johan, seen_at__gte=timezone.now() - seconds(25)).exists()


async def test_agent_whose_page_answers_is_there(cast: Cast) -> None:
    await run(takes_chats)(cast.johan, timezone.now() - seconds(60))
    socket = await opened(cast.johan)

    assert await said(socket) == {"type": "pulse"}
    opened_was_a_sign = await run(is_seen)(cast)
    await run(forget)(cast)
    await socket.send_to(text_data=json.dumps({"type": "ping"}))
    while not await run(is_seen)(cast):
        assert await said(socket) == {"type": "pulse"}

    assert opened_was_a_sign
    await socket.disconnect()


async def test_agent_whose_page_no_longer_answers_is_not(cast: Cast) -> None:
    await run(takes_chats)(cast.johan)
    socket = await opened(cast.johan)
    await said(socket)
    await run(forget)(cast)

    for _turn in range(3):
        assert await said(socket) == {"type": "pulse"}

    assert not await run(is_seen)(cast)
    await socket.disconnect()


async def test_agent_who_takes_no_chats_is_not_asked(cast: Cast) -> None:
    socket = await opened(cast.johan)

    with pytest.raises(asyncio.TimeoutError):
        await socket.receive_from(timeout=0.5)


async def test_agents_pages_hear_when_it_rings_and_when_it_does_no_longer(cast: Cast) -> None:
    await run(takes_chats)(cast.johan)
    session = await run(waits)(await run(chat_inbox)(team=cast.kontaktcenter))
    socket = await opened(cast.johan)
    mainloop.remember(asyncio.get_running_loop())

    await run(offer_round)(timezone.now())
    rings = await heard(socket)
    await run(accept)(session, by=cast.asa)
    rings_no_longer = await heard(socket)

    assert (rings, rings_no_longer) == ({"type": "chat", "session": session.pk}, {"type": "chat", "session": None})
    await socket.disconnect()


async def heard(socket: WebsocketCommunicator) -> object:
    """The next thing said about chats."""
    while (frame := await said(socket))["type"] != "chat":
        pass
    return frame
