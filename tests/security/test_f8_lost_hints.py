"""F8: when every hint is lost the sockets are right all the same, within seconds: what counts is the database."""

from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.layers import InMemoryChannelLayer, channel_layers

from chat import visitor_sockets
from chat.actions.accept import accept
from chat.actions.mark import mark
from chat.actions.say import Saying, say_many
from chat.models import ChatSession
from tests.chat.visitors import door, page, settle
from tests.factories import make_agent

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "😀" * 7_999  # four bytes each


class DeafLayer(InMemoryChannelLayer):  # type: ignore[misc]
    """A layer on which nothing arrives."""

    async def group_send(self, group: str, message: dict[str, Any]) -> None:
        return


@pytest.fixture(autouse=True)
def _deaf(monkeypatch: pytest.MonkeyPatch) -> Any:
    channel_layers.backends.clear()
    channel_layers.set("default", DeafLayer())
    monkeypatch.setattr(visitor_sockets, "TURN", 0.05)
    monkeypatch.setattr(visitor_sockets, "LOOK_EVERY", 0.1)
    yield
    channel_layers.backends.clear()
    settle()


async def run(act: Any, *args: Any, **kwargs: Any) -> Any:
    return await database_sync_to_async(act)(*args, **kwargs)


async def test_messages_state_and_marks_arrive_by_themselves() -> None:
    inbox = await door()
    agent = await run(lambda: make_agent("Johan Ek", teams=[inbox.team]))
    visitor = await page()
    await visitor.start(inbox)
    session = await run(ChatSession.objects.get)

    await run(accept, session, by=agent)
    assert (await visitor.hear("session", state="active"))["agent"] == {"name": "Johan"}
    await run(say_many, [Saying(session.pk, "agent", f"Svar {n}", f"a-{n}", agent_id=agent.pk) for n in range(3)])
    await visitor.hear_text("Svar 2")
    await visitor.say({"type": "say", "id": "m-2", "text": LONG})
    assert (await visitor.hear("ack"))["id"] == "m-2"
    await visitor.hear_text(LONG)
    await run(mark, session.pk, side="agent", received=6, read=6)
    marks = (await visitor.hear("session", marks={"received": 6, "read": 6}))["last_seq"]

    assert marks == 6
    assert visitor.texts() == ["Hej!", "Svar 0", "Svar 1", "Svar 2", LONG]
    await visitor.leave()
