"""A small ASGI program served by our server, run by test_server as a process of its own: served.py PORT."""

import asyncio
import sys
from typing import Any

from servicedesk.server import Server

SLOW = 0.5  # seconds


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Answer slowly to HTTP; accept sockets and wait for their end."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        await receive()
        return
    say("request")
    await asyncio.sleep(SLOW)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"finished"})


def say(what: str) -> None:
    sys.stdout.write(what + "\n")
    sys.stdout.flush()


async def background() -> None:
    try:
        await asyncio.Event().wait()
    finally:
        say("background ended")


if __name__ == "__main__":
    failure = Server(
        application,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        background=[background],
        on_ready=lambda: say("ready"),
    ).serve()
    say(f"ended {failure}".strip())
