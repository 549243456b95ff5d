"""What a page with a list says over its socket, and what it hears."""

import json
from typing import Any

from channels.testing import WebsocketCommunicator

from servicedesk.people.models import Agent
from tests.chat.sockets import opened, said


async def tell(socket: WebsocketCommunicator, query: str | None, language: str = "sv") -> None:
    await socket.send_input(
        {"type": "websocket.receive", "text": json.dumps({"type": "list", "query": query, "lang": language})}
    )


async def rows(socket: WebsocketCommunicator) -> Any:
    """The next frame about the list, and the one that it is; others before it are passed over."""
    return await frame(socket, "rows")


async def frame(socket: WebsocketCommunicator, kind: str) -> Any:
    while True:
        heard = await said(socket)
        if heard["type"] == kind:
            return heard


async def showing(agent: Agent, query: str) -> WebsocketCommunicator:
    """The open socket of a page that shows a list and has heard what stands there."""
    socket = await opened(agent)
    await tell(socket, query)
    await rows(socket)
    return socket


def numbers(heard: Any) -> list[int]:
    return [number for number, _mark in heard["order"]]
