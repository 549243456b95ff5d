"""A page of the workspace without a browser: its socket, the list it has said it shows (js/rows.js), and that list
fetched where the socket does not tell it (js/live.js)."""

import asyncio
import base64
import gzip
import json
import os
import random
import re
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

SOON = 0.03  # seconds live.js waits for more hints of the same change
WHOLE = 60.0  # seconds after which rows.js fetches the list whole all the same
RAIL = 1.0  # seconds until parts.js fetches the rail's counts, a third to one and a third of it
SUBJECT = re.compile(r"Event \d+")
HEAD_END = b"\r\n\r\n"


def _masked(text: bytes) -> bytes:
    """A frame of text from a page (RFC 6455, 5.2); the mask need not be random here."""
    size = bytes([0x80 | len(text)]) if len(text) < 126 else bytes([0xFE]) + len(text).to_bytes(2, "big")
    return b"\x81" + size + bytes(4) + text


@dataclass
class Screen:
    """One agent's page; seen maps what was looked for to the time (time.time()) its row came with the list."""

    port: int
    cookie: str
    path: str
    seen: dict[str, float] = field(default_factory=dict)
    fetched: int = 0
    told: int = 0  # times the socket told its rows
    _line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None  # kept open, as a browser's

    async def look(self, ready: asyncio.Semaphore, pause: float) -> None:
        """Follow the socket until cancelled; pause is the time live.js gathers hints after a refresh, in seconds."""
        fetching: asyncio.Task[None] | None = None
        rail: asyncio.Task[None] | None = None
        is_ready, is_kept, whole_at = False, False, time.monotonic()
        async for frame in self._frames():
            is_lost = False
            if frame.get("type") == "rows":
                is_lost = is_kept and frame["order"] is None
                is_kept = self._read(frame)
                if not is_ready:
                    ready.release()
                is_ready = True
            is_due = not is_kept or time.monotonic() - whole_at > WHOLE
            if (is_lost or (frame.get("type") == "ticket" and is_due)) and (fetching is None or fetching.done()):
                whole_at = time.monotonic()
                fetching = asyncio.create_task(self._refresh(pause))
                if rail is None or rail.done():
                    rail = asyncio.create_task(self._refresh_rail())

    def _read(self, frame: dict[str, Any]) -> bool:
        """Whether the socket tells this list. A row it brings is in sight."""
        if frame["order"] is None:
            return False
        self.told += bool(frame["rows"])
        for row in frame["rows"].values():
            self._note(row)
        return True

    def _note(self, html: str) -> None:
        """What an event has written is in sight, also when the next one has happened meanwhile."""
        for subject in SUBJECT.findall(html):
            self.seen.setdefault(subject, time.time())

    async def _refresh(self, pause: float) -> None:
        await asyncio.sleep(SOON)
        body = await self._get("list")
        self.fetched += 1
        self._note(body.decode())
        await asyncio.sleep(pause)

    async def _refresh_rail(self) -> None:
        await asyncio.sleep(RAIL * (0.3 + random.random()))  # noqa: S311 -- no secret
        await self._get("rail")

    async def _get(self, part: str) -> bytes:
        """One answer, over the line that is open unless it is in use."""
        line, self._line = self._line, None
        reader, writer = line or await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(self._head(f"{self.path}&part={part}", "HX-Request: true", "Accept-Encoding: gzip"))
        head = (await reader.readuntil(HEAD_END)).lower()
        if b" 200 " not in head.split(b"\r\n")[0]:
            raise RuntimeError(f"{self.path} answered {head[:200]!r}")
        body = await reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n")[0]))
        if self._line is None:
            self._line = (reader, writer)
        else:
            writer.close()
        return gzip.decompress(body) if b"content-encoding: gzip" in head else body

    async def _frames(self) -> AsyncIterator[dict[str, Any]]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        key = base64.b64encode(os.urandom(16)).decode()
        writer.write(
            self._head(
                "/ws/agent/",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                f"Sec-WebSocket-Key: {key}",
                f"Origin: http://127.0.0.1:{self.port}",
            )
        )
        head = await reader.readuntil(HEAD_END)
        if b" 101 " not in head:
            raise RuntimeError(f"the socket answered {head[:200]!r}")
        query = self.path.partition("?")[2]
        writer.write(_masked(json.dumps({"type": "list", "query": query, "lang": "sv"}).encode()))
        while True:  # RFC 6455, 5.2: a server's frames are not masked
            kind, length = await reader.readexactly(2)
            if length == 126:
                length = int.from_bytes(await reader.readexactly(2), "big")
            elif length == 127:
                length = int.from_bytes(await reader.readexactly(8), "big")
            body = await reader.readexactly(length)
            if kind & 0x0F == 1:
                yield json.loads(body)

    def _head(self, path: str, *lines: str) -> bytes:
        fixed = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Cookie: {self.cookie}"]
        return ("\r\n".join([*fixed, *lines]) + "\r\n\r\n").encode()
