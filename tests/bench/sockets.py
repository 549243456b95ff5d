"""A page of the workspace without a browser: its socket, and its list fetched again as js/live.js does it."""

import asyncio
import base64
import gzip
import json
import os
import random
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

SOON = 0.03  # seconds live.js waits for more hints of the same change
RAIL = 1.0  # seconds until parts.js fetches the rail's counts, a third to one and a third of it
HEAD_END = b"\r\n\r\n"


@dataclass
class Screen:
    """One agent's page; seen maps what was looked for to the time (time.time()) its row came with the list."""

    port: int
    cookie: str
    path: str
    seen: dict[str, float] = field(default_factory=dict)
    fetched: int = 0
    wanted: str = ""  # what the next event writes into a row
    _line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None  # kept open, as a browser's

    async def look(self, ready: asyncio.Semaphore, pause: float) -> None:
        """Follow the socket until cancelled; pause is the time live.js gathers hints after a refresh, in seconds."""
        fetching: asyncio.Task[None] | None = None
        rail: asyncio.Task[None] | None = None
        async for frame in self._frames():
            if frame.get("type") == "hello":
                ready.release()
            if frame.get("type") == "ticket" and (fetching is None or fetching.done()):
                fetching = asyncio.create_task(self._refresh(pause))
                if rail is None or rail.done():
                    rail = asyncio.create_task(self._refresh_rail())

    async def _refresh(self, pause: float) -> None:
        await asyncio.sleep(SOON)
        wanted = self.wanted
        body = await self._get("list")
        self.fetched += 1
        if wanted and wanted.encode() in body:
            self.seen.setdefault(wanted, time.time())
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

    async def _frames(self) -> AsyncIterator[dict[str, object]]:
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
        while True:  # RFC 6455, 5.2: a server's frames are not masked
            kind, length = await reader.readexactly(2)
            if length == 126:
                length = int.from_bytes(await reader.readexactly(2), "big")
            body = await reader.readexactly(length)
            if kind & 0x0F == 1:
                yield json.loads(body)

    def _head(self, path: str, *lines: str) -> bytes:
        fixed = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Cookie: {self.cookie}"]
        return ("\r\n".join([*fixed, *lines]) + "\r\n\r\n").encode()
