"""F10: an agent's browser that died, and a door that is closed: the visitor is told, and nothing is lost."""

from datetime import timedelta
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.layers import channel_layers, get_channel_layer
from django.utils import timezone

from chat.actions.accept import accept
from chat.actions.say import Saying, say_many
from chat.groups import chat_group
from chat.models import ChatSession, ChatSetup
from chat.routing_rounds import requeue_lost
from chat.visitor_view import forget_views
from tests.chat.staff import takes_chats
from tests.chat.visitors import door, page, settle
from tests.factories import make_agent
from tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _settled() -> Any:
    channel_layers.backends.clear()
    yield
    settle()


async def run(act: Any, *args: Any, **kwargs: Any) -> Any:
    return await database_sync_to_async(act)(*args, **kwargs)


async def test_chat_of_an_agent_whose_browser_died_waits_again_and_the_visitor_is_told_once() -> None:
    inbox = await door()
    agent = await run(lambda: make_agent("Johan Ek", teams=[inbox.team]))
    await run(takes_chats, agent)
    visitor = await page()
    await visitor.start(inbox)
    session = await run(ChatSession.objects.get)
    await run(accept, session, by=agent)
    await visitor.hear("session", state="active")
    await run(say_many, [Saying(session.pk, "agent", "Ett ögonblick", "a-1", agent_id=agent.pk)])

    rounds = [await run(requeue_lost, timezone.now() + timedelta(seconds=60)) for _round in range(3)]

    again = await visitor.hear("session", state="waiting")
    assert rounds == [1, 0, 0]
    assert (again["agent"], again["place"]) == (None, 1)
    kinds = [entry["kind"] for frame in visitor.frames if frame["type"] == "entries" for entry in frame["entries"]]
    assert kinds.count("requeued") == 1
    assert visitor.texts() == ["Hej!", "Ett ögonblick"]
    assert await run(Ticket.objects.count) == 1
    await visitor.leave()


async def test_outside_hours_the_message_is_left_and_nobody_is_kept_waiting() -> None:
    inbox = await door()
    await run(ChatSetup.objects.update, hours=[[]] * 7)
    forget_views()
    visitor = await page()

    session = await visitor.start(inbox, "Är någon där?", email="ann@exempel.example")
    await visitor.say({"type": "wish", "what": "message", "email": "ann@exempel.example"})
    await visitor.hear("done", what="wish")
    after = await visitor.hear("session", state="ended")

    assert (session["is_open"], after["place"]) == (False, None)
    assert await run(Message.objects.filter(direction="in").count) == 1
    await visitor.leave()


async def test_page_that_closes_while_typing_leaves_nobody_typing() -> None:
    inbox = await door()
    visitor = await page()
    await visitor.start(inbox)
    session = await run(ChatSession.objects.get)
    layer = get_channel_layer()
    await layer.group_add(chat_group(session.pk), "console")

    await visitor.say({"type": "typing", "on": True})
    await visitor.leave()

    told = [await layer.receive("console") for _hint in range(2)]
    assert [one["on"] for one in told if one["type"] == "chat.typing"] == [True, False]
