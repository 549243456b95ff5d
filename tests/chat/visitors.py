"""A visitor's page at the other end of the socket, without a browser or a server between."""

import asyncio
import json
import threading
from typing import Any

from asgiref.sync import SyncToAsync
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.db import connections

from chat.actions.start import start_chat
from chat.models import ChatSetup, ChatSite
from chat.routing import sockets
from chat.sites import forget_sites
from chat.tokens import new_token
from chat.visitor_sockets import _threads
from chat.visitor_view import forget_views
from servicedesk.lib import mainloop
from tests.chat.sockets import ORIGIN
from tests.factories import make_inbox
from tickets.models import Inbox

SITE = "https://bostader.example"
WAIT = 30  # seconds until a test gives up
ROUND_THE_CLOCK = [[[0, 1440]]] * 7
Frame = dict[str, Any]


def chat_door(*, origin: str = SITE, **fields: Any) -> Inbox:
    """An inbox of the kind chat that is always staffed, and that one website may show."""
    inbox = make_inbox(kind="chat", acknowledges=False, **fields)
    setup = ChatSetup.objects.create(inbox=inbox, hours=ROUND_THE_CLOCK)
    if origin:
        ChatSite.objects.create(setup=setup, origin=origin)
    forget_sites()
    forget_views()
    return inbox


def browser(origin: str | None = ORIGIN, *, ip: str = "127.0.0.1", **headers: str) -> WebsocketCommunicator:
    """A page about to open the socket."""
    lines = [(b"host", b"127.0.0.1:8000"), *((name.lower().encode(), text.encode()) for name, text in headers.items())]
    if origin is not None:
        lines.append((b"origin", origin.encode()))
    socket = WebsocketCommunicator(sockets, "/ws/chat/", lines)
    socket.scope["client"] = (ip, 40_000)
    return socket


class Page:
    """A page with its socket. frames: everything it has heard, in order."""

    def __init__(self, socket: WebsocketCommunicator, token: str = "") -> None:
        self.socket, self.token = socket, token or new_token()
        self.frames: list[Frame] = []

    async def say(self, frame: Frame | str) -> None:
        text = frame if isinstance(frame, str) else json.dumps(frame, ensure_ascii=False)
        await self.socket.send_input({"type": "websocket.receive", "text": text})

    async def hear(self, kind: str, **fields: Any) -> Frame:
        """The next frame of that type with these fields, waited for at most WAIT each."""
        while True:
            output = await self.socket.receive_output(timeout=WAIT)
            assert output["type"] == "websocket.send", output
            frame: Frame = json.loads(output["text"])
            self.frames.append(frame)
            if frame["type"] == kind and frame.items() >= fields.items():
                return frame

    async def hear_text(self, text: str) -> Frame:
        """The entry with that text."""
        while True:
            for entry in (await self.hear("entries"))["entries"]:
                if entry["text"] == text:
                    found: Frame = entry
                    return found

    async def closed(self) -> int:
        """The code the socket closes with."""
        while True:
            output = await self.socket.receive_output(timeout=WAIT)
            if output["type"] == "websocket.close":
                return int(output["code"])
            self.frames.append(json.loads(output["text"]))

    async def start(self, inbox: Inbox, text: str = "Hej!", **fields: Any) -> Frame:
        """Begin a chat; returns the session."""
        await self.say({"type": "start", "token": self.token, "inbox": inbox.slug, "id": "m-1", "text": text, **fields})
        return await self.hear("session")

    async def open(self, after: int = 0) -> Frame:
        await self.say({"type": "open", "token": self.token, "after": after})
        return await self.hear("session")

    def texts(self) -> list[str]:
        """What was told of messages, in the order in which it was told."""
        told = [entry for frame in self.frames if frame["type"] == "entries" for entry in frame["entries"]]
        return [entry["text"] for entry in told if entry["kind"] == "message"]

    async def leave(self) -> None:
        await self.socket.disconnect()


async def page(origin: str | None = ORIGIN, *, token: str = "", **more: Any) -> Page:
    """A page whose socket is open."""
    mainloop.remember(asyncio.get_running_loop())  # as the server does: hints of other threads come to this loop
    socket = browser(origin, **more)
    is_open, code = await socket.connect(timeout=5)
    assert is_open, code
    return Page(socket, token)


async def door(**fields: Any) -> Inbox:
    inbox: Inbox = await database_sync_to_async(chat_door)(**fields)
    return inbox


def begun_on(inbox: Inbox, origin: str = SITE, **fields: str) -> str:
    """The token of a chat that was opened on that website."""
    token = new_token()
    start_chat(inbox, **{"token": token, "text": "Hej!", "client_id": "m-1", "origin": origin, **fields})
    return token


def settle() -> None:
    """Wait until nothing is asked of the database for visitors, and close the connections: while a socket is talked to
    here, Channels' communicator leaves them open."""
    everybody = threading.Barrier(_threads._max_workers)

    def close() -> None:
        everybody.wait(10)
        connections.close_all()

    for closing in [_threads.submit(close) for _thread in range(_threads._max_workers)]:
        closing.result(10)
    SyncToAsync.single_thread_executor.submit(connections.close_all).result(10)
