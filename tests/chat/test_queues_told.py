"""A shared queue is in the rails of those who have it at once: their sockets are told, and nobody else's."""

from typing import Any

from channels.db import database_sync_to_async

from servicedesk.people.models import Role
from tests.chat.sockets import opened, said
from tests.factories import make_agent
from tests.factories.cast import Cast
from tickets.actions.queues import change_queue, create_queue, delete_queue
from tickets.models import Queue


async def run(act: Any, *args: Any, **kwargs: Any) -> Any:
    return await database_sync_to_async(act)(*args, **kwargs)


async def test_shared_queue_is_hinted_at_to_its_team_and_its_unsharing_too(cast: Cast) -> None:
    lead = await run(make_agent, "Karin Öst", teams=[cast.kontaktcenter], role=Role.TEAM_LEAD)
    johan, outsider = await opened(cast.johan), await opened(cast.olle)

    conditions = {"status": ["open"]}
    shared = {"sharing": Queue.Sharing.TEAM, "team": cast.kontaktcenter}
    queue = await run(create_queue, by=lead, name="Gemensam", conditions=conditions, **shared)
    assert await said(johan) == {"type": "queues"}
    queue = await run(change_queue, queue, by=lead, sharing=Queue.Sharing.OWN)
    assert await said(johan) == {"type": "queues"}
    queue = await run(change_queue, queue, by=lead, name="Bara min")
    assert await johan.receive_nothing(timeout=0.05)
    queue = await run(change_queue, queue, by=lead, **shared)
    assert await said(johan) == {"type": "queues"}
    await run(delete_queue, queue, by=lead)
    assert await said(johan) == {"type": "queues"}

    assert await outsider.receive_nothing(timeout=0.05)
    for socket in (johan, outsider):
        await socket.disconnect()
