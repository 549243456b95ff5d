"""The part of the agents' socket that tells colleagues at the same ticket of each other."""

import json
import time
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import DatabaseError

from chat.agent_access import may_look
from chat.groups import looking_group
from chat.presence import QUIET, Look, Onlookers


class LookingConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]
    """Sends {"type": "presence", "number": 104233, "agents": [{"id", "name", "typing"}]} whenever that changes.

    Colleagues are found through the group of the ticket, which a socket joins only while its agent may see it.
    """

    agent_id: int = 0
    agent_name: str = ""
    looks_at: int | None = None
    is_typing: bool = False
    looked_at: float = 0.0  # when the page last said so
    onlookers: Onlookers
    told: list[dict[str, Any]]

    async def look(self, look: Look) -> None:
        """The page says what it shows. A ticket the agent may not see is answered like one that does not exist."""
        self.looked_at = time.monotonic()
        if look.number != self.looks_at:
            await self.look_away()
            if look.number is None or not await self._may_look(look.number):
                return
            self.looks_at, self.onlookers, self.told = look.number, Onlookers(), []
            self.is_typing = look.is_typing
            await self.channel_layer.group_add(looking_group(look.number), self.channel_name)
            await self._say("presence.joined")
        elif look.number is not None and look.is_typing != self.is_typing:
            self.is_typing = look.is_typing
            await self._say("presence.here")

    async def look_away(self) -> None:
        if self.looks_at is None:
            return
        group, self.looks_at = looking_group(self.looks_at), None
        await self.channel_layer.group_discard(group, self.channel_name)
        await self.channel_layer.group_send(group, {"type": "presence.gone", "channel": self.channel_name})

    async def look_again(self) -> None:
        """Every few seconds: is it still allowed, is the page still there, and who has gone without a word?"""
        number = self.looks_at
        if number is None:
            return
        still = time.monotonic() - self.looked_at <= QUIET and await self._may_look(number)
        if number != self.looks_at:  # the page has gone on to another ticket meanwhile
            return
        if not still:
            await self.send(json.dumps({"type": "presence", "number": number, "agents": []}))
            await self.look_away()
            return
        await self._say("presence.here")
        await self._tell()

    async def _may_look(self, number: int) -> bool:
        try:
            return bool(await database_sync_to_async(may_look)(self.agent_id, number))
        except DatabaseError:  # it cannot be asked: not now
            return False

    async def _say(self, kind: str) -> None:
        if self.looks_at is None:
            return
        said = {"agent_id": self.agent_id, "name": self.agent_name, "is_typing": self.is_typing}
        await self.channel_layer.group_send(
            looking_group(self.looks_at),
            {"type": kind, "number": self.looks_at, "channel": self.channel_name, **said},
        )

    async def _tell(self) -> None:
        """Tell the page, if it has not been told the same already."""
        shown = self.onlookers.shown(time.monotonic(), but=self.agent_id)
        if shown != self.told:
            self.told = shown
            await self.send(json.dumps({"type": "presence", "number": self.looks_at, "agents": shown}))

    async def presence_joined(self, event: dict[str, Any]) -> None:
        """Somebody came: whoever is here already says so at once."""
        if event["channel"] != self.channel_name:
            await self.presence_here(event)
            await self._say("presence.here")

    async def presence_here(self, event: dict[str, Any]) -> None:
        if event["number"] == self.looks_at and event["channel"] != self.channel_name:
            self.onlookers.hear(event["channel"], event, time.monotonic())
            await self._tell()

    async def presence_gone(self, event: dict[str, Any]) -> None:
        if self.looks_at is not None:
            self.onlookers.lose(event["channel"])
            await self._tell()
