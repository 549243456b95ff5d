"""An agent's console at the other end of its socket, without a browser."""

import json
from collections.abc import Callable
from typing import Any

from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator

from chat.actions.accept import accept
from chat.actions.say import Saying, say_many
from chat.actions.start import start_chat
from chat.models import ChatSession
from chat.tokens import new_token
from servicedesk.people.models import Agent
from tests.chat.sockets import browser, said, session_of
from tests.chat.staff import chat_inbox, fresh
from tests.factories.cast import Cast

PATH = "/ws/chat/agent/"


async def run(act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    return await database_sync_to_async(act)(*args, **kwargs)


def begin(cast: Cast, by: Agent | None, text: str = "Hej!", **fields: Any) -> ChatSession:
    inbox = fields.pop("inbox", None) or chat_inbox(team=fields.pop("team", cast.kontaktcenter))
    session = start_chat(inbox, token=new_token(), text=text, client_id="v1", name="Ann", **fields).session
    if by is not None:
        accept(session, by=by)
    return fresh(session)


def visitor_says(session: ChatSession, text: str, client_id: str) -> None:
    say_many([Saying(session.pk, "visitor", text, client_id)])


async def opened(agent: Agent) -> WebsocketCommunicator:
    socket = browser(await run(session_of, agent), path=PATH)
    assert await socket.connect() == (True, None)
    assert await said(socket) == {"type": "hello"}
    return socket


async def push(socket: WebsocketCommunicator, **frame: Any) -> None:
    await socket.send_to(json.dumps(frame))


async def until(socket: WebsocketCommunicator, kind: str) -> dict[str, Any]:
    """The next frame of that kind; others that may come in between are left out."""
    while True:
        frame: dict[str, Any] = await said(socket)
        if frame["type"] == kind:
            return frame


async def followed(agent: Agent, session: ChatSession, after: int = 0) -> tuple[WebsocketCommunicator, dict[str, Any]]:
    socket = await opened(agent)
    await push(socket, type="follow", session=session.pk, after=after)
    return socket, await until(socket, "entries")


async def nothing_but(socket: WebsocketCommunicator, *kinds: str) -> None:
    """It says nothing more, but frames of those kinds."""
    while not await socket.receive_nothing(timeout=0.1):
        assert (await said(socket))["type"] in kinds
