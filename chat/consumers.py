"""The agent's socket: it says that something changed; the page fetches what it may see."""

import asyncio
import contextlib
import json
from typing import Any

from channels.db import database_sync_to_async

from chat.agent_access import Standing, standing_of
from chat.looking import LookingConsumer
from chat.presence import HEARTBEAT, read_look

CHECK_EVERY = HEARTBEAT  # seconds; what was revoked is gone from the socket within five
FRAME_MAX = 200  # characters a browser of ours would ever send
FRAMES_MAX = 40  # frames between two turns of CHECK_EVERY; a page of ours sends a few
# Close codes of our own range: the server library refuses to send the protocol's 1007 to 1009. 4401 leads to a sign-in.
UNREADABLE, NOT_ALLOWED, TOO_BIG, SIGNED_OUT = 4007, 4008, 4009, 4401


class AgentConsumer(LookingConsumer):
    """Sends {"type": "hello"}, {"type": "ticket", "number": 104233}, {"type": "notification"} (the agent has been told
    of something, or has read it), {"type": "queues"} (their rail has other queues), and who else looks
    (LookingConsumer).

    Understands {"type": "ping"} and {"type": "look", "number": 104233, "typing": false}.
    """

    standing: Standing | None = None
    watch: "asyncio.Task[None] | None" = None
    frames: int = 0  # since the last turn

    async def connect(self) -> None:
        session = self.scope.get("session")
        self.session_key = str(getattr(session, "session_key", None) or "")
        self.standing = await self._read_standing()
        if self.standing is None:
            await self.close(code=SIGNED_OUT)
            return
        self.agent_id, self.agent_name = self.standing.agent_id, self.standing.name
        for group in self.standing.groups:
            await self.channel_layer.group_add(group, self.channel_name)
        await self.accept()
        await self.send(json.dumps({"type": "hello"}))
        self.watch = asyncio.create_task(self._watch())

    async def _read_standing(self) -> Standing | None:
        return await database_sync_to_async(standing_of)(self.session_key) if self.session_key else None

    async def _watch(self) -> None:
        """Follow the agent's rights: groups come and go, and the socket ends with the session."""
        while True:
            await asyncio.sleep(CHECK_EVERY)
            self.frames = 0
            with contextlib.suppress(Exception):  # the database is away: keep what there is and look again
                if not await self._follow(await self._read_standing()):
                    return
                await self.look_again()

    async def _follow(self, fresh: Standing | None) -> bool:
        if fresh is None or self.standing is None:
            await self.close(code=SIGNED_OUT)
            return False
        for group in self.standing.groups - fresh.groups:
            await self.channel_layer.group_discard(group, self.channel_name)
        for group in fresh.groups - self.standing.groups:
            await self.channel_layer.group_add(group, self.channel_name)
        self.standing = fresh
        return True

    async def disconnect(self, code: int) -> None:
        if self.watch is not None:
            self.watch.cancel()
        await self.look_away()
        for group in self.standing.groups if self.standing else ():
            await self.channel_layer.group_discard(group, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """A page says that it is there and what it shows. Frames are never turned into method names."""
        if text_data is None or len(text_data) > FRAME_MAX:
            await self.close(code=TOO_BIG if text_data else UNREADABLE)
            return
        try:
            said = json.loads(text_data)
        except ValueError:
            await self.close(code=UNREADABLE)
            return
        self.frames += 1
        look = read_look(said)
        if self.frames > FRAMES_MAX or (look is None and said != {"type": "ping"}):
            await self.close(code=NOT_ALLOWED)
        elif look is not None and self.standing is not None:
            await self.look(look)

    async def ticket_changed(self, event: dict[str, Any]) -> None:
        await self.send(json.dumps({"type": "ticket", "number": event["number"]}))
        if event["number"] == self.looks_at:  # it may have left the agent's sight just now
            await self.look_again()

    async def agent_told(self, event: dict[str, Any]) -> None:
        await self.send(json.dumps({"type": "notification"}))

    async def queues_changed(self, event: dict[str, Any]) -> None:
        await self.send(json.dumps({"type": "queues"}))

    async def agent_signed_out(self, event: dict[str, Any]) -> None:
        """Somebody ended the agent's sessions: look at once rather than at the next turn."""
        await self._follow(await self._read_standing())
