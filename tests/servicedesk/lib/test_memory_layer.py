"""Messages between the sockets of one process, and what becomes of those nobody waits for."""

import asyncio

import pytest

from servicedesk.lib import memory_layer
from servicedesk.lib.memory_layer import MemoryLayer


async def test_group_hears_in_order() -> None:
    layer = MemoryLayer()
    await layer.group_add("chat.1", "specific.one")

    for number in range(5):
        await layer.group_send("chat.1", {"type": "x", "number": number})

    heard = [(await asyncio.wait_for(layer.receive("specific.one"), 5))["number"] for _one in range(5)]
    assert heard == [0, 1, 2, 3, 4]


async def test_what_nobody_fetched_is_thrown_away_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    layer = MemoryLayer(expiry=-1)  # too old at once
    await layer.group_add("chat.1", "specific.gone")
    await layer.group_send("chat.1", {"type": "x"})

    monkeypatch.setattr(memory_layer, "CLEAN_EVERY", 0.0)
    await layer.group_send("chat.2", {"type": "x"})

    assert layer.channels == {}
