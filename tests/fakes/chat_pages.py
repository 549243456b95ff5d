"""Both sides of a chat without a browser: they keep what is not acknowledged, and connect again when the line breaks.

What a page of ours does (docs/chat.md), no more: for tests that cut lines and for the bench.
"""

import asyncio
import contextlib
import random
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.socket_line import LineClosed, SocketLine, opened

AGAIN = (0.05, 0.3)  # seconds between two tries to connect; people's browsers wait longer
SAY_AGAIN = 3.0  # seconds until something that was not acknowledged is sent once more


@dataclass
class Page(ABC):
    """One side's page. entries: what it shows, by session and seq; acks: when which own id was acknowledged."""

    port: int
    line: SocketLine | None = None
    unsent: dict[str, dict[str, Any]] = field(default_factory=dict)  # own id -> frame, until acknowledged
    said_at: dict[str, float] = field(default_factory=dict)  # time.monotonic() of the first try
    acks: dict[str, float] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    entries: dict[int, dict[int, dict[str, Any]]] = field(default_factory=dict)
    shown_at: dict[str, float] = field(default_factory=dict)  # text -> when it was shown
    doubled: list[dict[str, Any]] = field(default_factory=list)  # entries that came with a seq but other content
    connects: int = 0
    is_ready: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Stay connected until cancelled."""
        while True:
            try:
                self.line = await self.connect()
                self.connects += 1
                await self.greet()
                await self._listen(self.line)
            except (LineClosed, OSError):
                pass
            finally:
                self.cut()
            self.line = None
            self.is_ready.clear()
            await asyncio.sleep(random.uniform(*AGAIN))  # noqa: S311 -- no secret

    @abstractmethod
    async def connect(self) -> SocketLine:
        """Raises LineClosed, OSError."""

    @abstractmethod
    async def greet(self) -> None:
        """Say who one is, and what one has already."""

    async def _listen(self, line: SocketLine) -> None:
        waiting: asyncio.Task[dict[str, Any]] | None = None
        try:
            while True:
                waiting = waiting or asyncio.create_task(line.receive())
                done, _rest = await asyncio.wait({waiting}, timeout=SAY_AGAIN)
                if not done:
                    await self._say_again()
                    await self.push({"type": "ping"})
                    continue
                frame, waiting = waiting.result(), None
                await self.take(frame)
        finally:
            if waiting is not None:
                waiting.cancel()

    async def take(self, frame: Mapping[str, Any]) -> None:
        kind = frame["type"]
        if kind == "ack":
            self.acks.setdefault(frame["id"], time.monotonic())
            self.unsent.pop(frame["id"], None)
        elif kind == "refused":
            self.refused[frame["id"]] = frame["why"]
        elif kind == "entries":
            for entry in frame["entries"]:
                self._show(int(frame.get("session", 0)), entry)

    def _show(self, session: int, entry: dict[str, Any]) -> None:
        shown = self.entries.setdefault(session, {})
        known = shown.setdefault(entry["seq"], entry)
        if known["text"] != entry["text"]:
            self.doubled.append(entry)
        self.shown_at.setdefault(entry["text"], time.monotonic())
        if entry.get("id"):
            self.unsent.pop(entry["id"], None)

    async def say(self, own_id: str, text: str, **more: Any) -> None:
        """Send now, or as soon as there is a line."""
        self.unsent[own_id] = {"type": "say", "id": own_id, "text": text, **more}
        self.said_at.setdefault(own_id, time.monotonic())
        if self.is_ready.is_set():
            await self.push(self.unsent[own_id])

    async def push(self, frame: Mapping[str, Any]) -> None:
        if self.line is not None:
            with contextlib.suppress(LineClosed):
                await self.line.send(frame)

    async def _say_again(self) -> None:
        if self.is_ready.is_set():
            for frame in list(self.unsent.values()):
                await self.push(frame)

    def cut(self) -> None:
        if self.line is not None:
            self.line.cut()

    def texts(self, session: int = 0) -> list[str]:
        """What it shows of messages, in order of seq."""
        shown = self.entries.get(session, {})
        return [shown[seq]["text"] for seq in sorted(shown) if shown[seq]["kind"] == "message"]


@dataclass
class VisitorPage(Page):
    """starts with this frame (docs/chat.md), and opens again with the token afterwards."""

    token: str = ""
    start: dict[str, Any] = field(default_factory=dict)
    session: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    async def connect(self) -> SocketLine:
        return await opened(self.port, "/ws/chat/", **self.headers)

    async def greet(self) -> None:
        if self.start:
            await self.push({**self.start, "type": "start", "token": self.token})
        else:
            await self.push({"type": "open", "token": self.token, "after": max(self.entries.get(0, {}), default=0)})

    async def take(self, frame: Mapping[str, Any]) -> None:
        await super().take(frame)
        if frame["type"] == "session":
            self.session, self.start = dict(frame), {}
            if not self.is_ready.is_set():
                self.is_ready.set()
                await self._say_again()


@dataclass
class AgentPage(Page):
    """cookie: of a signed-in agent. follows: sessions whose chats are open on the page."""

    cookie: str = ""
    follows: set[int] = field(default_factory=set)

    async def connect(self) -> SocketLine:
        return await opened(self.port, "/ws/chat/agent/", Cookie=self.cookie)

    async def greet(self) -> None:
        for session in self.follows:
            after = max(self.entries.get(session, {}), default=0)
            await self.push({"type": "follow", "session": session, "after": after})
        self.is_ready.set()
        await self._say_again()

    async def follow(self, session: int) -> None:
        self.follows.add(session)
        await self.push({"type": "follow", "session": session, "after": 0})
