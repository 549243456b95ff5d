"""The ground of the console's socket: who is behind it, what they may listen to, and that their page is there."""

import asyncio
import contextlib
import json
import random
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import Error

from chat.actions.seen import see_agents
from chat.agent_access import Standing, standing_of
from chat.agent_parts import inboxes_of
from chat.consumers import SIGNED_OUT
from chat.groups import agent_group, chat_inbox_group
from chat.presence import HEARTBEAT

CHECK_EVERY = HEARTBEAT  # seconds; what was revoked is gone from the page within five


class AgentLine(AsyncWebsocketConsumer):  # type: ignore[misc]
    """Follows the agent's session and rights, like the agents' other socket (chat.consumers)."""

    standing: Standing | None = None
    watch: "asyncio.Task[None] | None" = None
    frames: int = 0  # since the last turn
    is_heard: bool = False  # the page has said since the last turn that it is there

    async def connect(self) -> None:
        session = self.scope.get("session")
        self.session_key = str(getattr(session, "session_key", None) or "")
        self.groups_joined: frozenset[str] = frozenset()
        self.standing = await self._read_standing()
        if self.standing is None or self.standing.reads is None:
            await self.close(code=SIGNED_OUT)
            return
        await self._join(self.standing)
        await self.accept()
        await self.push({"type": "hello"})
        await self.heard()
        self.watch = asyncio.create_task(self._watch())

    async def _read_standing(self) -> Standing | None:
        return await database_sync_to_async(standing_of)(self.session_key) if self.session_key else None

    async def _join(self, standing: Standing) -> None:
        """Listen to the lists the agent may see now, and no longer to others."""
        inboxes = await database_sync_to_async(inboxes_of)(standing.reads) if standing.reads else frozenset()
        wanted = frozenset({agent_group(standing.agent_id), *map(chat_inbox_group, inboxes)})
        for group in self.groups_joined - wanted:
            await self.channel_layer.group_discard(group, self.channel_name)
        for group in wanted - self.groups_joined:
            await self.channel_layer.group_add(group, self.channel_name)
        self.groups_joined = wanted

    async def disconnect(self, code: int) -> None:
        if self.watch is not None:
            self.watch.cancel()
        for group in self.groups_joined:
            await self.channel_layer.group_discard(group, self.channel_name)

    async def _watch(self) -> None:
        pause = CHECK_EVERY * random.random()  # noqa: S311 -- those who came together look one after the other
        while True:
            await asyncio.sleep(pause)
            pause = CHECK_EVERY
            self.frames = 0
            with contextlib.suppress(Error):  # the database is away: keep what there is and look again
                if not await self._follow_rights():
                    return
                if self.is_heard:
                    await self.heard()
                await self.look_again()

    async def _follow_rights(self) -> bool:
        fresh = await self._read_standing()
        if fresh is None or fresh.reads is None:
            await self.close(code=SIGNED_OUT)
            return False
        self.standing = fresh
        await self._join(fresh)
        return True

    async def heard(self) -> None:
        self.is_heard = False
        if self.standing is not None:
            await database_sync_to_async(see_agents)([self.standing.agent_id])

    async def look_again(self) -> None:
        """Called every few seconds, and when rights may have changed, with the standing just read."""

    async def agent_signed_out(self, event: dict[str, Any]) -> None:
        await self._follow_rights()

    async def ticket_changed(self, event: dict[str, Any]) -> None:
        """The agent's own group carries hints for their other socket too; a ticket's rights may be others now."""
        with contextlib.suppress(Error):
            if await self._follow_rights():
                await self.look_again()

    async def tickets_changed(self, event: dict[str, Any]) -> None:
        """For the agents' other socket: lines of chats, which change nobody's rights."""

    async def agent_told(self, event: dict[str, Any]) -> None:
        """For the agents' other socket."""

    async def phone_call(self, event: dict[str, Any]) -> None:
        """For the agents' other socket."""

    async def queues_changed(self, event: dict[str, Any]) -> None:
        """For the agents' other socket."""

    @property
    def agent_id(self) -> int:
        return self.standing.agent_id if self.standing else 0

    async def push(self, frame: dict[str, Any]) -> None:
        await self.send(json.dumps(frame))
