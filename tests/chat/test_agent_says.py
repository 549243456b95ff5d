"""What an agent says in the console's socket hangs on what they may, not on what the page was heard to follow."""

import json
from typing import Any

from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator

from chat.actions.accept import accept
from chat.models import ChatSession
from servicedesk.people.models import Agent
from tests.chat.chats import begun
from tests.chat.sockets import browser, session_of
from tests.factories.cast import Cast


def taken(cast: Cast, by: Agent) -> ChatSession:
    session = begun(cast).session
    accept(session, by=by)
    return session


async def console(agent: Agent) -> WebsocketCommunicator:
    socket = browser(await database_sync_to_async(session_of)(agent), path="/ws/chat/agent/")
    assert (await socket.connect())[0]
    return socket


async def answer(socket: WebsocketCommunicator, frame: dict[str, Any]) -> dict[str, Any]:
    """The first ack or refusal."""
    await socket.send_to(json.dumps(frame))
    while True:
        said: dict[str, Any] = json.loads(await socket.receive_from(timeout=5))
        if said["type"] in ("ack", "refused"):
            return said


async def test_a_line_in_a_chat_of_theirs_is_taken_though_it_is_not_followed(cast: Cast) -> None:
    session = await database_sync_to_async(taken)(cast, cast.johan)
    socket = await console(cast.johan)

    said = await answer(socket, {"type": "say", "session": session.pk, "id": "a1", "text": "Hej!"})

    assert (said["type"], said["id"], said["seq"]) == ("ack", "a1", 3)
    await socket.disconnect()


async def test_a_line_in_a_colleagues_chat_is_refused(cast: Cast) -> None:
    session = await database_sync_to_async(taken)(cast, cast.asa)
    for agent in (cast.johan, cast.olle):
        socket = await console(agent)
        said = await answer(socket, {"type": "say", "session": session.pk, "id": "a1", "text": "Hej!"})
        assert (said["type"], said["why"]) == ("refused", "unknown")
        await socket.disconnect()
    assert await database_sync_to_async(lambda: ChatSession.objects.get(pk=session.pk).last_seq)() == 2
