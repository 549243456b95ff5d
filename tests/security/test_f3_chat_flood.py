"""F3: a flood is bounded for each socket, each network place and each inbox; whoever behaves is served meanwhile."""

import asyncio
from typing import Any

import pytest
from channels.db import database_sync_to_async
from django.core.cache import cache
from django.utils import timezone
from pytest_django.fixtures import Settings

from chat import rates, visitor_consumer
from chat.actions.block import block
from chat.models import ChatSession
from chat.rates import Bucket, Places
from tests.chat.visitors import Page, browser, door, page, settle
from tests.factories import make_agent
from tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _settled() -> Any:
    cache.clear()
    yield
    settle()


async def count(model: Any, **fields: Any) -> int:
    found: int = await database_sync_to_async(model.objects.filter(**fields).count)()
    return found


async def is_served(visitor: Page) -> bool:
    await visitor.say({"type": "ping"})
    return await visitor.hear("pong") == {"type": "pong"}


async def test_flood_of_frames_closes_its_socket_and_no_other() -> None:
    await door()
    flooding, behaving = await page(ip="192.0.2.1"), await page(ip="192.0.2.1")

    for _frame in range(200):
        await flooding.say({"type": "ping"})

    assert await flooding.closed() == 4008
    assert len([frame for frame in flooding.frames if frame["type"] == "pong"]) < 80
    assert await is_served(behaving)
    await behaving.leave()


async def test_page_that_sends_all_it_has_at_once_is_slowed_down_and_loses_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(visitor_consumer, "SAID", (3, 20.0))
    visitor = await page()
    await visitor.start(await door())
    began = asyncio.get_running_loop().time()

    for number in range(13):
        await visitor.say({"type": "say", "id": f"s-{number}", "text": f"{number}"})
    for number in range(13):
        await visitor.hear("ack", id=f"s-{number}")

    assert asyncio.get_running_loop().time() - began >= 0.45  # ten of them, twenty a second
    assert await count(Message, direction="in") == 14
    await visitor.leave()


async def test_page_that_never_stops_is_closed_and_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitor_consumer, "SAID", (3, 5.0))
    monkeypatch.setattr(visitor_consumer, "SLOWED_MAX", 5)
    visitor = await page()
    await visitor.start(await door())

    for number in range(50):
        await visitor.say({"type": "say", "id": f"s-{number}", "text": f"{number}"})
    code = await visitor.closed()
    acked = [frame["id"] for frame in visitor.frames if frame["type"] == "ack"][1:]

    assert code == 4008
    assert acked == [f"s-{number}" for number in range(len(acked))]
    assert 8 <= len(acked) < 50  # three at once, five that were slowed down
    assert await count(Message, direction="in") == len(acked) + 1


async def test_one_place_has_so_many_sockets_and_gets_room_when_one_closes(settings: Settings) -> None:
    settings.CHAT_SOCKETS_PER_PLACE = 2
    await door()
    first, _second = await page(ip="2001:db8::1"), await page(ip="2001:db8::2")  # one subscriber's /64

    refused, _code = await browser(ip="2001:db8::3").connect(timeout=5)
    elsewhere = await page(ip="2001:db8:0:1::3")
    await first.leave()
    again = await page(ip="2001:db8::3")

    assert not refused
    assert await is_served(elsewhere)
    assert await is_served(again)
    for visitor in (_second, elsewhere, again):
        await visitor.leave()


async def test_messages_of_one_place_have_an_end_and_nobody_else_notices(settings: Settings) -> None:
    settings.CHAT_MESSAGES_PER_PLACE = 12  # a minute, two of them at once
    inbox = await door()
    flooding, behaving = await page(ip="192.0.2.1"), await page(ip="192.0.2.2")
    await flooding.start(inbox)
    await behaving.start(inbox)

    for number in range(4):
        await flooding.say({"type": "say", "id": f"s-{number}", "text": "x"})
    refused = [await flooding.hear("refused") for _number in range(2)]
    await behaving.say({"type": "say", "id": "s-1", "text": "y"})

    assert [(one["id"], one["why"]) for one in refused] == [("s-2", "too_often"), ("s-3", "too_often")]
    assert (await behaving.hear("ack"))["id"] == "s-1"
    await flooding.leave()
    await behaving.leave()


async def test_chats_opened_from_one_place_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "STARTED_PER_PLACE", ((2, 600),))
    inbox = await door()
    pages = [await page(ip="192.0.2.1") for _page in range(3)]

    for visitor in pages[:2]:
        await visitor.start(inbox)
    await pages[2].say({"type": "start", "token": pages[2].token, "inbox": inbox.slug, "id": "m-1", "text": "Hej"})

    assert (await pages[2].hear("refused"))["why"] == "too_often"
    assert await count(Ticket) == 2
    for visitor in pages:
        await visitor.leave()


async def test_place_that_was_blocked_opens_no_chat_and_others_do() -> None:
    inbox = await door()
    abusive = await page(ip="192.0.2.1")
    await abusive.start(inbox)
    session = await database_sync_to_async(ChatSession.objects.get)()
    agent = await database_sync_to_async(lambda: make_agent(teams=[inbox.team]))()
    await database_sync_to_async(block)(session, by=agent, reason="Hot")

    again, other = await page(ip="192.0.2.1"), await page(ip="192.0.2.2")
    await again.say({"type": "start", "token": again.token, "inbox": inbox.slug, "id": "m-1", "text": "Hej"})

    assert (await again.hear("refused"))["why"] == "blocked"
    assert (await other.start(inbox))["state"] == "waiting"
    assert "192.0.2.1" not in str(await database_sync_to_async(lambda: list(ChatSession.objects.values()))())
    for visitor in (abusive, again, other):
        await visitor.leave()


def test_bucket_holds_what_it_holds_whatever_the_pace() -> None:
    bucket = Bucket(10, 2.0)

    at_once = sum(bucket.take(100.0) for _time in range(1000))
    later = sum(bucket.take(100.0 + tenth / 10) for tenth in range(100))

    assert at_once == 10
    assert later == 19
    assert bucket.wait(110.0) <= 0.5


def test_places_that_are_gone_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "MOST_PLACES", 50)
    places = Places(clock=lambda: timezone.now().timestamp())

    for number in range(500):
        assert places.enter(f"192.0.2.{number}")
        places.may_guess(f"192.0.2.{number}")
        places.leave(f"192.0.2.{number}")

    assert len(places.by_place) <= 50
