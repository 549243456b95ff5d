"""The console's socket: what is said in the chats the page follows, who types, and that the list has changed.

What an agent may follow is looked up when they ask, at every hint that could change it, and every few seconds.
"""

import asyncio
import contextlib
import json
from dataclasses import dataclass
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import DatabaseError
from django.utils import timezone

from chat.actions.mark import mark
from chat.actions.note import note_in_chat
from chat.actions.say import Refused, Said, Saying
from chat.actions.seen import see_agents
from chat.agent_access import Standing, standing_of
from chat.agent_frames import TEXT_MAX, Follow, Frame, Marks, NoFrame, Ping, Say, Typing, Unfollow, read_frame
from chat.agent_parts import Part, chat_to_read, inboxes_of, part_of, parts_of
from chat.consumers import NOT_ALLOWED, SIGNED_OUT
from chat.entries import entries_after, naming_of
from chat.groups import agent_group, chat_group, chat_inbox_group
from chat.names import for_visitor
from chat.presence import HEARTBEAT
from chat.saying import CannotSayNow, say
from chat.telling import Entry
from servicedesk.people.models import Agent
from tickets.actions.errors import ActionError

CHECK_EVERY = HEARTBEAT  # seconds; what was revoked is gone from the page within five
FRAMES_MAX = 200  # between two turns of CHECK_EVERY; somebody who types in several chats sends a few dozen
FOLLOWED_MAX = 60  # chats at once
HERE_FOR = 45.0  # seconds after which a visitor whose page said nothing is not there


@dataclass(slots=True)
class Followed:
    """One chat the page shows. seq: the entry it was sent last; name: what its visitor is told the agent is called."""

    part: Part
    seq: int
    name: str
    is_here: bool | None = None


class AgentChatConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]
    """Frames: docs/chat.md, "The agents' socket for chats"."""

    standing: Standing | None = None
    watch: "asyncio.Task[None] | None" = None
    frames: int = 0  # since the last turn
    is_heard: bool = False  # the page has said since the last turn that it is there

    async def connect(self) -> None:
        session = self.scope.get("session")
        self.session_key = str(getattr(session, "session_key", None) or "")
        self.followed: dict[int, Followed] = {}
        self.groups_joined: frozenset[str] = frozenset()
        self.standing = await self._read_standing()
        if self.standing is None or self.standing.reads is None:
            await self.close(code=SIGNED_OUT)
            return
        await self._join(self.standing)
        await self.accept()
        await self._send({"type": "hello"})
        await self._heard()
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
        for group in (*self.groups_joined, *map(chat_group, self.followed)):
            await self.channel_layer.group_discard(group, self.channel_name)

    # --- Every few seconds ------------------------------------------------------------------------------------------

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(CHECK_EVERY)
            self.frames = 0
            with contextlib.suppress(DatabaseError):  # the database is away: keep what there is and look again
                if not await self._follow_rights():
                    return
                if self.is_heard:
                    await self._heard()
                await self._look_again()

    async def _follow_rights(self) -> bool:
        fresh = await self._read_standing()
        if fresh is None or fresh.reads is None:
            await self.close(code=SIGNED_OUT)
            return False
        self.standing = fresh
        await self._join(fresh)
        return True

    async def _heard(self) -> None:
        self.is_heard = False
        if self.standing is not None:
            await database_sync_to_async(see_agents)([self.standing.agent_id])

    async def _look_again(self) -> None:
        """What was revoked is closed, what was missed is sent, and who has come or gone is told."""
        agent = self.standing.reads if self.standing else None
        if agent is None or not self.followed:
            return
        parts = await database_sync_to_async(parts_of)(agent, list(self.followed))
        for session_id in list(self.followed):
            await self._take_part(session_id, parts.get(session_id))

    async def _take_part(self, session_id: int, part: Part | None) -> None:
        followed = self.followed.get(session_id)
        if followed is None:
            return
        if part is None:
            await self._lose(session_id)
            return
        followed.part = part
        if part.last_seq > followed.seq:
            await self._send_missing(session_id, followed)
        is_here = (timezone.now() - part.visitor_seen_at).total_seconds() < HERE_FOR
        if is_here != followed.is_here:
            followed.is_here = is_here
            await self._send({"type": "seen", "session": session_id, "here": is_here})

    async def _lose(self, session_id: int) -> None:
        await self._unfollow(session_id)
        await self._send({"type": "gone", "session": session_id})

    # --- What the page says -----------------------------------------------------------------------------------------

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        self.frames += 1
        try:
            frame = read_frame(text_data or "")
        except NoFrame:
            await self._refuse()
            return
        if self.frames > FRAMES_MAX or self.standing is None:
            await self._refuse()
            return
        self.is_heard = True
        with contextlib.suppress(DatabaseError):  # the page says it again
            await self._take(frame)

    async def _refuse(self) -> None:
        """One answer to everything that is no frame of ours."""
        await self._send({"type": "error"})
        await self.close(code=NOT_ALLOWED)

    async def _take(self, frame: Frame) -> None:
        if isinstance(frame, Ping):
            await self._send({"type": "pong"})
        elif isinstance(frame, Follow):
            await self._follow(frame)
        elif isinstance(frame, Unfollow):
            await self._unfollow(frame.session)
        elif isinstance(frame, Say):
            await self._say(frame)
        elif isinstance(frame, Typing):
            await self._typing(frame)
        else:
            await self._mark(frame)

    async def _follow(self, frame: Follow) -> None:
        """A chat the agent may not see is answered like one that does not exist."""
        if len(self.followed) >= FOLLOWED_MAX and frame.session not in self.followed:
            await self._refuse()
            return
        part = await database_sync_to_async(part_of)(self._agent_id, frame.session)
        if part is None:
            await self._lose(frame.session)
            return
        await self.channel_layer.group_add(chat_group(frame.session), self.channel_name)
        followed = Followed(part, frame.after, await database_sync_to_async(self._shown_name)(frame.session))
        self.followed[frame.session] = followed
        await self._send_missing(frame.session, followed)
        await self._take_part(frame.session, part)

    def _shown_name(self, session_id: int) -> str:
        naming = naming_of(chat_to_read(session_id))
        name = self.standing.name if self.standing else ""
        return for_visitor(name, named_as=naming.named_as, team_name=naming.team_name)

    async def _unfollow(self, session_id: int) -> None:
        if self.followed.pop(session_id, None) is not None:
            await self.channel_layer.group_discard(chat_group(session_id), self.channel_name)

    async def _say(self, frame: Say) -> None:
        """Answered when it is committed: ack, or refused with why. Nothing at all: the page says it again."""
        followed = self.followed.get(frame.session)
        if followed is None or (frame.kind == "message" and not followed.part.may_say):
            await self._answer(frame, "unknown")
            return
        if frame.kind == "note":
            await self._note(frame)
            return
        saying = Saying(frame.session, "agent", frame.text[:TEXT_MAX], frame.client_id, agent_id=self._agent_id)
        with contextlib.suppress(CannotSayNow):
            said = await say(saying)
            if isinstance(said, Refused):
                await self._answer(frame, said.why, said.text)
            elif isinstance(said, Said):
                await self._acknowledge(frame, said.entry)

    async def _note(self, frame: Say) -> None:
        try:
            entry = await database_sync_to_async(self._write_note)(frame)
        except ActionError as error:
            await self._answer(frame, "empty", str(error))
        else:
            await self._acknowledge(frame, entry)

    def _write_note(self, frame: Say) -> Entry:
        session, by = chat_to_read(frame.session), Agent.objects.get(pk=self._agent_id)
        return note_in_chat(session, by=by, text=frame.text, client_id=frame.client_id)

    async def _acknowledge(self, frame: Say, entry: Entry) -> None:
        known = {"session": frame.session, "id": frame.client_id}
        await self._send({"type": "ack", **known, "seq": entry["seq"], "at": entry["at"]})

    async def _answer(self, frame: Say, why: str, text: str = "") -> None:
        await self._send({"type": "refused", "session": frame.session, "id": frame.client_id, "why": why, "text": text})

    async def _typing(self, frame: Typing) -> None:
        followed = self.followed.get(frame.session)
        if followed is None or not followed.part.may_say:
            return
        told = {"session": frame.session, "side": "agent", "name": followed.name, "on": frame.is_on}
        await self.channel_layer.group_send(
            chat_group(frame.session), {"type": "chat.typing", **told, "channel": self.channel_name}
        )

    async def _mark(self, frame: Marks) -> None:
        followed = self.followed.get(frame.session)
        if followed is not None and followed.part.may_say:
            await database_sync_to_async(mark)(frame.session, side="agent", received=frame.received, read=frame.read)

    # --- What others say --------------------------------------------------------------------------------------------

    async def chat_entries(self, event: dict[str, Any]) -> None:
        """An entry that follows on is sent as it is; otherwise what is missing is read."""
        followed = self.followed.get(event["session"])
        if followed is None:
            return
        fresh = [entry for entry in event["entries"] if entry["seq"] > followed.seq]
        if fresh and fresh[0]["before"] == followed.seq:
            await self._send_entries(event["session"], followed, fresh)
        elif fresh:
            with contextlib.suppress(DatabaseError):
                await self._send_missing(event["session"], followed)

    async def _send_missing(self, session_id: int, followed: Followed) -> None:
        def read() -> list[Entry]:
            return entries_after(chat_to_read(session_id), followed.seq, for_visitor=False)

        entries = await database_sync_to_async(read)()
        if entries:
            await self._send_entries(session_id, followed, entries)

    async def _send_entries(self, session_id: int, followed: Followed, entries: list[Entry]) -> None:
        followed.seq = entries[-1]["seq"]
        if followed.part.hides_name:
            entries = [entry | {"name": ""} if entry["side"] == "visitor" else entry for entry in entries]
        await self._send({"type": "entries", "session": session_id, "entries": entries})

    async def chat_typing(self, event: dict[str, Any]) -> None:
        if event["session"] in self.followed and event.get("channel") != self.channel_name:
            told = {"session": event["session"], "side": event["side"], "on": event["on"]}
            name = "" if event["side"] == "visitor" else event["name"]
            await self._send({"type": "typing", **told, "name": name})

    async def chat_marks(self, event: dict[str, Any]) -> None:
        if event["session"] in self.followed:
            marks = {key: event[key] for key in ("session", "side", "received", "read")}
            await self._send({"type": "marks", **marks})

    async def chat_state(self, event: dict[str, Any]) -> None:
        """Somebody else may have it now: what one may do is looked up again before the page hears of it."""
        session_id = event["session"]
        if session_id not in self.followed:
            return
        with contextlib.suppress(DatabaseError):
            await self._take_part(session_id, await database_sync_to_async(part_of)(self._agent_id, session_id))
        if session_id in self.followed:
            await self._send({"type": "state", "session": session_id})

    async def chat_queue(self, event: dict[str, Any]) -> None:
        await self._send({"type": "list"})

    async def chat_offer(self, event: dict[str, Any]) -> None:
        await self._send({"type": "offer", "session": event["session"]})

    async def agent_signed_out(self, event: dict[str, Any]) -> None:
        await self._follow_rights()

    async def ticket_changed(self, event: dict[str, Any]) -> None:
        """The agent's own group carries hints for their other socket too; a ticket's rights may be others now."""
        with contextlib.suppress(DatabaseError):
            await self._look_again()

    async def tickets_changed(self, event: dict[str, Any]) -> None:
        """For the agents' other socket: lines of chats, which change nobody's rights."""

    async def agent_told(self, event: dict[str, Any]) -> None:
        """For the agents' other socket."""

    async def queues_changed(self, event: dict[str, Any]) -> None:
        """For the agents' other socket."""

    # --- Ground -----------------------------------------------------------------------------------------------------

    @property
    def _agent_id(self) -> int:
        return self.standing.agent_id if self.standing else 0

    async def _send(self, frame: dict[str, Any]) -> None:
        await self.send(json.dumps(frame))
