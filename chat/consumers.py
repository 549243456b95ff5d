"""The agent's socket: it says that something changed, and what stands in the list the page shows."""

import asyncio
import contextlib
import json
import random
from typing import Any

from channels.db import database_sync_to_async

from chat.agent_access import Standing, standing_of
from chat.list_board import board
from chat.lists import UNKNOWN, Counts, Shown, read_list
from chat.looking import LookingConsumer
from chat.presence import HEARTBEAT, read_look
from chat.pulse import Pulse

CHECK_EVERY = HEARTBEAT  # seconds; what was revoked is gone from the socket within five
FRAME_MAX = 200  # characters a browser of ours would ever send
FRAMES_MAX = 40  # frames between two turns of CHECK_EVERY; a page of ours sends a few
# Close codes of our own range: the server library refuses to send the protocol's 1007 to 1009. 4401 leads to a sign-in.
UNREADABLE, NOT_ALLOWED, TOO_BIG, SIGNED_OUT = 4007, 4008, 4009, 4401


class AgentConsumer(LookingConsumer):
    """Sends {"type": "hello"}, {"type": "ticket", "number": 104233}, {"type": "notification"} (the agent has been told
    of something, or has read it), {"type": "queues"} (their rail has other queues), {"type": "chat", "session": 7} (it
    rings at them; null: no longer), {"type": "call", "call": 7} (a phone call of theirs has changed), {"type": "pulse"}
    (say that you are there: to agents who take chats), and who else
    looks (LookingConsumer).

    To a page that has said which list it shows also {"type": "rows"} and {"type": "counts"}, read with the agent's
    rights at that moment (chat/list_board.py).

    Understands {"type": "ping"}, {"type": "look", "number": 104233, "typing": false} and
    {"type": "list", "query": "ko=mina", "lang": "sv"}.
    """

    standing: Standing | None = None
    shows: Shown | None = None  # the list of the page
    held: object = None  # what the page was told stands there
    counted: Counts | None = None  # what the page was told of its rail
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
        self.pulse = Pulse()
        for group in self.standing.groups:
            await self.channel_layer.group_add(group, self.channel_name)
        await self.accept()
        await self.send(json.dumps({"type": "hello"}))
        self.watch = asyncio.create_task(self._watch())

    async def _read_standing(self) -> Standing | None:
        return await database_sync_to_async(standing_of)(self.session_key) if self.session_key else None

    async def _watch(self) -> None:
        """Follow the agent's rights: groups come and go, and the socket ends with the session."""
        pause = CHECK_EVERY * random.random()  # noqa: S311 -- those who came together look one after the other
        while True:
            await asyncio.sleep(pause)
            pause = CHECK_EVERY
            self.frames = 0
            with contextlib.suppress(Exception):  # the database is away: keep what there is and look again
                if not await self.follow(await self._read_standing()):
                    return
                await self.look_again()
                if self.pulse.is_due() and await database_sync_to_async(self.pulse.feel)(self.agent_id):
                    await self.send(json.dumps({"type": "pulse"}))

    async def follow(self, fresh: Standing | None) -> bool:
        if fresh is None or self.standing is None:
            await self.close(code=SIGNED_OUT)
            return False
        for group in self.standing.groups - fresh.groups:
            await self.channel_layer.group_discard(group, self.channel_name)
        for group in fresh.groups - self.standing.groups:
            await self.channel_layer.group_add(group, self.channel_name)
        self.standing = fresh
        return True

    async def say(self, frame: str) -> None:
        await self.send(frame)

    async def disconnect(self, code: int) -> None:
        board().leave(self)
        self.shows = None
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
        self.pulse.is_heard = True
        look, shown = read_look(said), read_list(said)
        if self.frames > FRAMES_MAX or (look is None and shown is UNKNOWN and said != {"type": "ping"}):
            await self.close(code=NOT_ALLOWED)
        elif look is not None and self.standing is not None:
            await self.look(look)
        elif shown is not UNKNOWN and self.standing is not None:
            self.show(shown)

    def show(self, shown: Shown | None) -> None:
        """The page says which list it shows: it is told what stands there, so that it sees whether it has the same."""
        self.shows, self.held, self.counted = shown, None, None
        board().show(self)

    async def ticket_changed(self, event: dict[str, Any]) -> None:
        await self.send(json.dumps({"type": "ticket", "number": event["number"]}))
        board().changed(self, int(event["number"]))
        if event["number"] == self.looks_at:  # it may have left the agent's sight just now
            await self.look_again()

    async def tickets_changed(self, event: dict[str, Any]) -> None:
        """What was said in chats, of several tickets together (chat.calm)."""
        for number in event["numbers"]:
            await self.ticket_changed({"number": number})

    async def agent_told(self, event: dict[str, Any]) -> None:
        await self.send(json.dumps({"type": "notification"}))

    async def chat_offer(self, event: dict[str, Any]) -> None:
        """A chat rings at the agent, who may be on any page: {"type": "chat", "session": 7}."""
        await self.send(json.dumps({"type": "chat", "session": event["session"]}))

    async def chat_queue(self, event: dict[str, Any]) -> None:
        """What rang at the agent does so no longer."""
        await self.send(json.dumps({"type": "chat", "session": None}))

    async def phone_call(self, event: dict[str, Any]) -> None:
        """A call that concerns the agent rings, was answered or has ended: {"type": "call", "call": 7}."""
        await self.send(json.dumps({"type": "call", "call": event["call"]}))

    async def queues_changed(self, event: dict[str, Any]) -> None:
        await self.send(json.dumps({"type": "queues"}))

    async def agent_signed_out(self, event: dict[str, Any]) -> None:
        """Somebody ended the agent's sessions: look at once rather than at the next turn."""
        await self.follow(await self._read_standing())
