"""Presence between web processes: over a real Redis, with a process that dies without a word."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Iterator
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.layers import channel_layers
from channels_redis.pubsub import RedisPubSubChannelLayer
from django.db import connection

from chat import consumers, presence
from tests.chat.sockets import opened, said, session_of
from tests.factories import make_ticket
from tests.factories.cast import Cast
from tests.fakes.redis import PROGRAM, redis_server


@pytest.fixture(scope="module")
def redis() -> Iterator[str]:
    if PROGRAM is None:
        pytest.skip("no redis-server here (apt install redis-server)")
    with redis_server() as url:
        yield url


async def process_of(session: str, number: int, redis: str) -> Process:
    database = str(connection.settings_dict["NAME"])
    arguments = ("-m", "tests.chat.other_process", database, redis, session, str(number))
    return await asyncio.create_subprocess_exec(sys.executable, *arguments, stdin=PIPE, stdout=PIPE)


async def heard(process: Process) -> Any:
    """The next line of the other process, waited for at most thirty seconds: it has to start first."""
    assert process.stdout is not None
    return json.loads(await asyncio.wait_for(process.stdout.readline(), 30))


async def test_colleagues_in_two_processes_see_each_other_and_one_who_dies_is_gone(
    cast: Cast, redis: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consumers, "CHECK_EVERY", 0.1)
    monkeypatch.setattr(presence, "LAPSE", 2.0)
    channel_layers.set("default", RedisPubSubChannelLayer(hosts=[redis]))
    ticket = await database_sync_to_async(make_ticket)(team=cast.kontaktcenter)
    johan = await opened(cast.johan)
    await johan.send_to(json.dumps({"type": "look", "number": ticket.number, "typing": False}))

    other = await process_of(await database_sync_to_async(session_of)(cast.asa), ticket.number, redis)
    asa = {"id": cast.asa.pk, "name": cast.asa.name, "typing": False}
    shown = {"type": "presence", "number": ticket.number}
    assert await heard(other) == {"type": "hello"}
    assert await heard(other) == {
        **shown,
        "agents": [{"id": cast.johan.pk, "name": cast.johan.name, "typing": False}],
    }
    assert await said(johan) == {**shown, "agents": [asa]}

    assert other.stdin is not None
    other.stdin.write(b"true\n")
    assert await said(johan) == {**shown, "agents": [{**asa, "typing": True}]}

    other.kill()
    await other.wait()
    assert await said(johan) == {**shown, "agents": []}
    await johan.disconnect()
