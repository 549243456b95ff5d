"""The socket hints at notifications to the agents they are for, and to nobody else."""

from typing import Any

from channels.db import database_sync_to_async

from tests.chat.sockets import opened, said
from tests.factories import make_ticket
from tests.factories.cast import Cast
from tickets.actions.assign import assign
from tickets.actions.tell import mark_told, tell
from tickets.models import Event, EventKind


async def run(act: Any, *args: Any, **kwargs: Any) -> Any:
    return await database_sync_to_async(act)(*args, **kwargs)


def tell_of_assignment() -> None:
    event = Event.objects.get(kind=EventKind.ASSIGNED)
    tell(event.ticket_id, event.version)


async def test_new_and_read_notifications_are_hinted_at_to_their_agent_only(cast: Cast) -> None:
    ticket = await run(make_ticket, team=cast.kontaktcenter)
    await run(assign, ticket, cast.asa, by=cast.johan)
    asa, johan = await opened(cast.asa), await opened(cast.johan)

    await run(tell_of_assignment)
    assert await said(asa) == {"type": "notification"}
    await run(mark_told, cast.asa)
    assert await said(asa) == {"type": "notification"}

    assert await johan.receive_nothing(timeout=0.05)
    await asa.disconnect()
    await johan.disconnect()
