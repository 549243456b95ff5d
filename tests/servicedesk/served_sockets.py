"""Sockets served by our server, run by test_server_sockets as a process of its own: served_sockets.py PORT.

/flood sends without end; /deaf never looks at what comes. Says on stdout what became of them.
"""

import asyncio
import sys
from typing import Any

from servicedesk import server_sockets
from servicedesk.server import Server

server_sockets.PATIENCE = 1.0
PIECE = "x" * 60_000
ENOUGH = 20_000_000  # bytes: far more than may wait


async def application(scope: Any, receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    if scope["path"] == "/flood":
        await flood(receive, send)
    elif scope["path"] == "/deaf":
        await asyncio.sleep(3600)
    else:
        await send({"type": "websocket.send", "text": "{}"})
        await receive()


async def flood(receive: Any, send: Any) -> None:
    ending = asyncio.ensure_future(receive())
    sent = 0
    while sent < ENOUGH and not ending.done():
        await send({"type": "websocket.send", "text": PIECE})
        sent += len(PIECE)
        await asyncio.sleep(0)
    code = (await ending)["type"]
    say(f"{code} {sent}")


def say(what: str) -> None:
    sys.stdout.write(what + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    Server(application, host="127.0.0.1", port=int(sys.argv[1]), on_ready=lambda: say("ready")).serve()
