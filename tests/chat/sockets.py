"""An agent's browser at the other end of the socket, without a server between."""

import json
from typing import Any

from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.test import Client

from chat.routing import sockets
from servicedesk.people.models import Agent

ORIGIN = "http://127.0.0.1:8000"


def session_of(agent: Agent) -> str:
    """Sign the agent in and return the session's key."""
    client = Client()
    client.force_login(agent)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def browser(session_key: str = "", *, origin: str | None = ORIGIN, path: str = "/ws/agent/") -> WebsocketCommunicator:
    """A browser about to open the socket."""
    headers = [(b"host", b"127.0.0.1:8000")]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    if session_key:
        headers.append((b"cookie", f"{settings.SESSION_COOKIE_NAME}={session_key}".encode()))
    return WebsocketCommunicator(sockets, path, headers)


async def opened(agent: Agent) -> WebsocketCommunicator:
    """The agent's open socket, greeted."""
    communicator = browser(await database_sync_to_async(session_of)(agent))
    is_open, code = await communicator.connect()
    assert (is_open, code) == (True, None)
    assert await said(communicator) == {"type": "hello"}
    return communicator


async def said(communicator: WebsocketCommunicator) -> Any:
    """What the socket says next, waited for at most five seconds."""
    return json.loads(await communicator.receive_from(timeout=5))


async def close_code(communicator: WebsocketCommunicator) -> int:
    """The code the socket closes with; it says nothing more before that."""
    output = await communicator.receive_output(timeout=5)
    assert output["type"] == "websocket.close", output
    return int(output["code"])
