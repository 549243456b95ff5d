"""A page of the workspace without a browser: its socket, and its list fetched again as js/live.js does it."""

import asyncio
import base64
import gzip
import json
import os
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

SOON = 0.03  # seconds live.js waits for more hints of the same change
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

    async def look(self, ready: asyncio.Semaphore, pause: float) -> None:
        """Follow the socket until cancelled; pause is the time live.js gathers hints after a refresh, in seconds."""
        fetching: asyncio.Task[None] | None = None
        async for frame in self._frames():
            if frame.get("type") == "hello":
                ready.release()
            if frame.get("type") == "ticket" and (fetching is None or fetching.done()):
                fetching = asyncio.create_task(self._refresh(pause))

    async def _refresh(self, pause: float) -> None:
        await asyncio.sleep(SOON)
        wanted = self.wanted
        body = await self._get()
        if wanted and wanted.encode() in body:
            self.seen.setdefault(wanted, time.time())
        await asyncio.sleep(pause)

    async def _get(self) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(self._head(self.path, "HX-Request: true", "Accept-Encoding: gzip", "Connection: close"))
        answer = await reader.read()
        writer.close()
        head, _end, body = answer.partition(HEAD_END)
        if b" 200 " not in head.split(b"\r\n")[0]:
            raise RuntimeError(f"{self.path} answered {head[:200]!r}")
        self.fetched += 1
        if b"chunked" in head.lower():
            body = _joined(body)
        return gzip.decompress(body) if b"content-encoding: gzip" in head.lower() else body

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


def _joined(body: bytes) -> bytes:
    """A body in chunks put together (RFC 9112, 7.1)."""
    parts = []
    while body:
        size, _end, body = body.partition(b"\r\n")
        length = int(size, 16)
        parts.append(body[:length])
        if not length:
            break
        body = body[length + 2 :]
    return b"".join(parts)
