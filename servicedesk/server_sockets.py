"""Bounds of one socket in the server: how much may wait on its way out, and how much on its way in.

Neither the server library nor the framework has any: a browser that does not read, or one that sends faster than
anybody could answer, would fill the memory.
"""

import asyncio
from typing import Any

OUT_HIGH, OUT_LOW = 256 * 1024, 64 * 1024  # bytes that wait to be read: from here on nothing more, and until here
PATIENCE = 15.0  # seconds a browser gets to read them
IN_MAX = 200  # frames that wait to be looked at
POLL = 0.05


def bytes_waiting(protocol: Any) -> int:
    """Return how many bytes the operating system has not taken yet (twisted.internet.abstract.FileDescriptor)."""
    transport = protocol.transport
    buffered = len(getattr(transport, "dataBuffer", b"")) - int(getattr(transport, "offset", 0))
    return buffered + int(getattr(transport, "_tempDataLen", 0))


async def let_drain(protocol: Any) -> None:
    """Return when there is room for more; a browser that makes none is cut off. It comes back and reads on."""
    if bytes_waiting(protocol) <= OUT_HIGH:
        return
    loop = asyncio.get_running_loop()
    deadline = loop.time() + PATIENCE
    while protocol.state == protocol.STATE_OPEN and bytes_waiting(protocol) > OUT_LOW:
        if loop.time() >= deadline:
            protocol.transport.abortConnection()
            return
        await asyncio.sleep(POLL)


class BoundedInput:
    """In place of the queue the server library puts frames in: whoever fills it is cut off."""

    def __init__(self, queue: "asyncio.Queue[dict[str, Any]]", protocol: Any) -> None:
        self._queue, self._protocol = queue, protocol
        self._is_cut = False

    def put_nowait(self, message: dict[str, Any]) -> None:
        if message["type"] == "websocket.receive" and (self._is_cut or self._queue.qsize() >= IN_MAX):
            self._cut()
            return
        self._queue.put_nowait(message)

    def _cut(self) -> None:
        if not self._is_cut:
            self._is_cut = True
            self._protocol.transport.abortConnection()
