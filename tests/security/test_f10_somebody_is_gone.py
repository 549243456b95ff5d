"""F10: the agent's browser dies, the visitor goes, nobody is there: it is one ticket, and nobody talks into the air."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.layers import channel_layers
from django.utils import timezone

from chat.actions.accept import accept
from chat.actions.say import Saying, say_many
from chat.models import ChatSession
from chat.routing_rounds import let_go, offer_round, requeue_lost
from tests.chat.sockets import opened
from tests.chat.staff import takes_chats
from tests.chat.visitors import SITE, Page, door, page, settle
from tests.factories.cast import Cast, make_cast
from tickets.models import Message, Ticket
from tickets.queries import tickets_visible_to
from tickets.statuses import Status

A_MINUTE = timedelta(seconds=60)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def _own_layer() -> Iterator[None]:
    channel_layers.backends.clear()
    yield
    channel_layers.backends.clear()
    settle()


async def run(act: Any, *args: Any, **kwargs: Any) -> Any:
    return await database_sync_to_async(act)(*args, **kwargs)


async def begun(cast: Cast) -> tuple[Page, ChatSession]:
    inbox = await door(team=cast.kontaktcenter)
    visitor = await page(SITE)
    await visitor.start(inbox, "Hej, min hyra?", email="ann.ek@mejl.example")
    return visitor, await run(ChatSession.objects.select_related("ticket").get)


async def test_agents_browser_is_killed(cast: Cast) -> None:
    await run(takes_chats, cast.johan)
    agent = await opened(cast.johan)
    visitor, session = await begun(cast)
    await run(accept, session, by=cast.johan)
    await run(say_many, [Saying(session.pk, "agent", "Hej! Jag tittar.", "a-1", agent_id=cast.johan.pk)])
    await visitor.hear_text("Hej! Jag tittar.")

    await agent.disconnect()
    later = timezone.now() + A_MINUTE
    await run(requeue_lost, later)
    told = await visitor.hear("session", state="waiting")
    await run(takes_chats, cast.asa, later)
    await run(offer_round, later)
    await run(accept, session, by=cast.asa)
    await run(say_many, [Saying(session.pk, "agent", "Jag tar över.", "a-2", agent_id=cast.asa.pk)])
    await visitor.hear_text("Jag tar över.")

    kinds = [entry["kind"] for frame in visitor.frames if frame["type"] == "entries" for entry in frame["entries"]]
    assert (told["agent"], told["place"]) == (None, 1)
    assert kinds == ["message", "joined", "message", "requeued", "joined", "message"]
    assert visitor.texts() == ["Hej, min hyra?", "Hej! Jag tittar.", "Jag tar över."]
    assert await run(Ticket.objects.count) == 1
    assert await run(Message.objects.count) == 3
    await visitor.leave()


async def test_visitor_goes_while_they_wait(cast: Cast) -> None:
    visitor, session = await begun(cast)

    await visitor.leave()
    await run(let_go, timezone.now() + 3 * A_MINUTE)
    await run(takes_chats, cast.johan)

    ticket = await run(lambda: tickets_visible_to(cast.johan).get())
    assert await run(offer_round, timezone.now()) == 0
    assert (ticket.pk, ticket.status, ticket.assignee_id) == (session.ticket_id, Status.NEW, None)


async def test_nobody_is_there_to_answer(cast: Cast) -> None:
    visitor, session = await begun(cast)

    assert await run(offer_round, timezone.now()) == 0
    await visitor.say({"type": "wish", "what": "message", "email": "ann.ek@mejl.example", "phone": "", "name": ""})
    await visitor.hear("done")

    ticket = await run(Ticket.objects.get, pk=session.ticket_id)
    assert (ticket.status, await run(Message.objects.filter(ticket=ticket).count)) == (Status.NEW, 1)
    await visitor.leave()
