"""A WebSocket as a browser opens one, without a browser: text frames of JSON in both directions (RFC 6455)."""

import asyncio
import base64
import contextlib
import json
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

HEAD_END = b"\r\n\r\n"
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class LineClosed(ConnectionError):
    """The other side ended it, or it broke. code: why, as the server said; 1006 when it said nothing."""

    def __init__(self, code: int = 1006) -> None:
        super().__init__(f"closed with {code}")
        self.code = code


@dataclass
class SocketLine:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, frame: Mapping[str, Any]) -> None:
        """Raises LineClosed."""
        await self._write(TEXT, json.dumps(frame, ensure_ascii=False).encode())

    async def receive(self) -> dict[str, Any]:
        """The next frame of text; answers pings on the way. Raises LineClosed."""
        while True:
            kind, body = await self._frame()
            if kind == TEXT:
                said: dict[str, Any] = json.loads(body)
                return said
            if kind == PING:
                await self._write(PONG, body)
            elif kind == CLOSE:
                raise LineClosed(int.from_bytes(body[:2], "big") if body else 1005)

    async def _frame(self) -> tuple[int, bytes]:
        try:
            first, length = await self.reader.readexactly(2)
            if length == 126:
                length = int.from_bytes(await self.reader.readexactly(2), "big")
            elif length == 127:
                length = int.from_bytes(await self.reader.readexactly(8), "big")
            return first & 0x0F, await self.reader.readexactly(length)
        except (OSError, asyncio.IncompleteReadError) as error:
            raise LineClosed from error

    async def _write(self, kind: int, body: bytes) -> None:
        """A browser's frames are masked (5.3)."""
        size = len(body)
        head = bytes([0x80 | kind])
        if size < 126:
            head += bytes([0x80 | size])
        elif size < 65_536:
            head += bytes([0x80 | 126]) + struct.pack("!H", size)
        else:
            head += bytes([0x80 | 127]) + struct.pack("!Q", size)
        mask = os.urandom(4)
        key = int.from_bytes((mask * (size // 4 + 1))[:size], "big")
        try:
            self.writer.write(head + mask + (int.from_bytes(body, "big") ^ key).to_bytes(size, "big"))
            await self.writer.drain()
        except OSError as error:
            raise LineClosed from error

    def cut(self) -> None:
        """As when the line breaks: nothing is said."""
        with contextlib.suppress(OSError, RuntimeError):
            self.writer.transport.abort()


async def opened(port: int, path: str, **headers: str) -> SocketLine:
    """Connect to 127.0.0.1. headers beside the usual ones, as Cookie. Raises LineClosed, OSError."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = {
        "Host": f"127.0.0.1:{port}",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
        "Origin": f"http://127.0.0.1:{port}",
        **headers,
    }
    head = "\r\n".join([f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in lines.items())])
    writer.write(head.encode() + HEAD_END)
    try:
        answer = await reader.readuntil(HEAD_END)
    except (OSError, asyncio.IncompleteReadError) as error:
        writer.close()
        raise LineClosed from error
    if b" 101 " not in answer.split(b"\r\n", 1)[0]:
        writer.close()
        raise LineClosed(int(answer.split(b" ", 2)[1]))
    return SocketLine(reader, writer)
