"""F5: a hundred visitors with marked messages, all at once: none sees another's."""

import asyncio
from typing import Any

import pytest
from channels.db import database_sync_to_async
from django.core.cache import cache

from chat.actions.say import Saying, say_many
from chat.models import ChatSession
from tests.chat.visitors import Page, door, page, settle
from tests.factories import make_agent

pytestmark = pytest.mark.django_db(transaction=True)
VISITORS = 100


@pytest.fixture(autouse=True)
def _settled() -> Any:
    cache.clear()
    yield
    settle()


def answer_all(agent_id: int) -> None:
    sessions = ChatSession.objects.values_list("pk", "visitor_name")
    say_many([Saying(pk, "agent", f"svar till {name}", f"a-{name}", agent_id=agent_id) for pk, name in sessions])


async def talk(visitor: Page, inbox: Any, number: int) -> None:
    await visitor.start(inbox, f"fråga {number}", name=f"V{number}")
    await visitor.say({"type": "typing", "on": True})
    await visitor.say({"type": "say", "id": "same-id", "text": f"mera {number}"})  # ids are each visitor's own
    await visitor.hear("ack", id="same-id")


async def test_hundred_visitors_hear_their_own_chat_alone() -> None:
    inbox = await door()
    agent = await database_sync_to_async(lambda: make_agent(teams=[inbox.team]))()
    pages = [await page(ip=f"192.0.2.{number}") for number in range(VISITORS)]

    await asyncio.gather(*(talk(visitor, inbox, number) for number, visitor in enumerate(pages)))
    await database_sync_to_async(answer_all)(agent.pk)
    await asyncio.gather(*(visitor.hear_text(f"svar till V{number}") for number, visitor in enumerate(pages)))

    for number, visitor in enumerate(pages):
        assert visitor.texts() == [f"fråga {number}", f"mera {number}", f"svar till V{number}"]
        told = {frame["number"] for frame in visitor.frames if frame["type"] == "session"}
        assert len(told) == 1
        assert not [frame for frame in visitor.frames if frame["type"] == "typing"]  # nobody else's, nor one's own
        await visitor.leave()


@pytest.mark.parametrize("own_id", ["chat.1", "agent.1", "chat-inbox.1", "a" * 80, "x:y", "_"])
async def test_ids_of_pages_name_no_group(own_id: str) -> None:
    inbox = await door()
    one, other = await page(), await page()
    await other.start(inbox)

    await one.say({"type": "start", "token": one.token, "inbox": inbox.slug, "id": own_id, "text": "Hej"})
    await one.hear("ack", id=own_id)

    assert await other.socket.receive_nothing(timeout=0.05) or "Hej" not in str(other.frames)
    await one.leave()
    await other.leave()
