"""A web process beside the test's own: python -m tests.chat.other_process DATABASE REDIS SESSION NUMBER.

Opens the agent's socket and looks at the ticket. What the socket says goes to stdout, a line each; a line on stdin
("true" or "false") says whether an answer is being typed.
"""

import asyncio
import json
import os
import sys

import django


async def serve(session: str, number: int) -> None:
    from tests.chat.sockets import browser  # noqa: PLC0415 -- Django is ready only now

    socket = browser(session)
    await socket.connect()
    await socket.send_to(json.dumps({"type": "look", "number": number, "typing": False}))
    tell = asyncio.create_task(_tell(socket, number))
    while not tell.done():
        if not await socket.receive_nothing(timeout=0.05, interval=0.01):
            sys.stdout.write(await socket.receive_from(timeout=1) + "\n")
            sys.stdout.flush()


async def _tell(socket: object, number: int) -> None:
    while line := await asyncio.to_thread(sys.stdin.readline):
        look = {"type": "look", "number": number, "typing": json.loads(line)}
        await socket.send_to(json.dumps(look))  # type: ignore[attr-defined]


def main(database: str, redis: str, session: str, number: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from channels.layers import channel_layers  # noqa: PLC0415
    from channels_redis.pubsub import RedisPubSubChannelLayer  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415

    from chat import consumers  # noqa: PLC0415

    connections.settings["default"]["NAME"] = database
    channel_layers.set("default", RedisPubSubChannelLayer(hosts=[redis]))
    consumers.CHECK_EVERY = 0.1
    asyncio.run(serve(session, int(number)))


if __name__ == "__main__":
    main(*sys.argv[1:])
