"""The console's socket: what is said in the chats the page follows, who types, and that the list has changed.

What an agent may follow is looked up when they ask, at every hint that could change it, and every few seconds.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from channels.db import database_sync_to_async
from django.db import Error
from django.utils import timezone

from chat.actions.mark import mark
from chat.actions.note import note_in_chat
from chat.actions.say import Refused, Said, Saying, said_before
from chat.agent_frames import TEXT_MAX, Follow, Frame, Marks, NoFrame, Ping, Say, Typing, Unfollow, read_frame
from chat.agent_line import AgentLine
from chat.agent_parts import Part, chat_to_read, part_of, parts_of
from chat.close_codes import AGAIN, NOT_ALLOWED
from chat.entries import entries_after, naming_of
from chat.groups import chat_group
from chat.names import for_visitor
from chat.saying import CannotSayNow, say
from chat.telling import Entry
from servicedesk.people.models import Agent
from tickets.actions.errors import ActionError

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


class AgentChatConsumer(AgentLine):
    """Frames: docs/chat.md, "The agents' socket for chats"."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.followed: dict[int, Followed] = {}

    async def disconnect(self, code: int) -> None:
        await super().disconnect(code)
        for group in map(chat_group, self.followed):
            await self.channel_layer.group_discard(group, self.channel_name)

    # --- Every few seconds ------------------------------------------------------------------------------------------

    async def look_again(self) -> None:
        """What was revoked is closed, what was missed is sent, and who has come or gone is told."""
        agent = self.standing.reads if self.standing else None
        if agent is None or not self.followed:
            return
        asked = list(self.followed)  # what is followed meanwhile was looked up when it was
        parts = await database_sync_to_async(parts_of)(agent, asked)
        for session_id in asked:
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
            await self.push({"type": "seen", "session": session_id, "here": is_here})

    async def _lose(self, session_id: int) -> None:
        await self._unfollow(session_id)
        await self.push({"type": "gone", "session": session_id})

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
        try:
            await self._take(frame)
        except Error:  # the page says again what it has no answer to; a chat it follows it names when it connects
            if isinstance(frame, Follow):
                await self.close(code=AGAIN)

    async def _refuse(self) -> None:
        """One answer to everything that is no frame of ours."""
        await self.push({"type": "error"})
        await self.close(code=NOT_ALLOWED)

    async def _take(self, frame: Frame) -> None:
        if isinstance(frame, Ping):
            await self.push({"type": "pong"})
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
        # Listen first, then read: what is said in between is heard, and left out where it was read already.
        await self.channel_layer.group_add(chat_group(frame.session), self.channel_name)
        found = None
        try:
            found = await database_sync_to_async(self._begin)(frame.session, frame.after)
        finally:
            if found is None and frame.session not in self.followed:
                await self.channel_layer.group_discard(chat_group(frame.session), self.channel_name)
        if found is None:
            await self._lose(frame.session)
            return
        followed, entries = found
        self.followed[frame.session] = followed
        if entries:
            await self._send_entries(frame.session, followed, entries)
        await self._take_part(frame.session, followed.part)

    def _begin(self, session_id: int, after: int) -> tuple[Followed, list[Entry]] | None:
        """What following a chat begins with; None: it does not exist for the agent."""
        part = part_of(self.agent_id, session_id)
        if part is None:
            return None
        session = chat_to_read(session_id)
        naming = naming_of(session)
        name = self.standing.name if self.standing else ""
        name = for_visitor(name, named_as=naming.named_as, team_name=naming.team_name)
        return Followed(part, after, name), entries_after(session, after, for_visitor=False)

    async def _unfollow(self, session_id: int) -> None:
        if self.followed.pop(session_id, None) is not None:
            await self.channel_layer.group_discard(chat_group(session_id), self.channel_name)

    async def _say(self, frame: Say) -> None:
        """Answered when it is committed: ack, or refused with why. Nothing at all: the page says it again."""
        followed = self.followed.get(frame.session)
        # What may be said hangs on the agent's rights, not on whether the page has been heard to follow the chat.
        part = followed.part if followed else await database_sync_to_async(part_of)(self.agent_id, frame.session)
        if part is None:
            await self._answer(frame, "unknown")
            return
        if frame.kind == "note":
            await self._note(frame)
            return
        saying = Saying(frame.session, "agent", frame.text[:TEXT_MAX], frame.client_id, agent_id=self.agent_id)
        if not part.may_say:
            await self._say_again(frame, saying)
            return
        with contextlib.suppress(CannotSayNow):
            said = await say(saying)
            if isinstance(said, Refused):
                await self._answer(frame, said.why, said.text)
            elif isinstance(said, Said):
                await self._acknowledge(frame, said.entry)

    async def _say_again(self, frame: Say, saying: Saying) -> None:
        """The chat is not theirs any longer. What they said while it was, and had no answer to, is acknowledged now."""
        known = await database_sync_to_async(said_before)(saying)
        if known is None:
            await self._answer(frame, "unknown")
        else:
            await self._acknowledge(frame, known)

    async def _note(self, frame: Say) -> None:
        try:
            entry = await database_sync_to_async(self._write_note)(frame)
        except ActionError as error:
            await self._answer(frame, "empty", str(error))
        else:
            await self._acknowledge(frame, entry)

    def _write_note(self, frame: Say) -> Entry:
        session, by = chat_to_read(frame.session), Agent.objects.get(pk=self.agent_id)
        return note_in_chat(session, by=by, text=frame.text, client_id=frame.client_id)

    async def _acknowledge(self, frame: Say, entry: Entry) -> None:
        known = {"session": frame.session, "id": frame.client_id}
        await self.push({"type": "ack", **known, "seq": entry["seq"], "at": entry["at"]})

    async def _answer(self, frame: Say, why: str, text: str = "") -> None:
        await self.push({"type": "refused", "session": frame.session, "id": frame.client_id, "why": why, "text": text})

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
            with contextlib.suppress(Error):
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
        await self.push({"type": "entries", "session": session_id, "entries": entries})

    async def chat_typing(self, event: dict[str, Any]) -> None:
        if event["session"] in self.followed and event.get("channel") != self.channel_name:
            told = {"session": event["session"], "side": event["side"], "on": event["on"]}
            name = "" if event["side"] == "visitor" else event["name"]
            await self.push({"type": "typing", **told, "name": name})

    async def chat_marks(self, event: dict[str, Any]) -> None:
        if event["session"] in self.followed:
            marks = {key: event[key] for key in ("session", "side", "received", "read")}
            await self.push({"type": "marks", **marks})

    async def chat_state(self, event: dict[str, Any]) -> None:
        """Somebody else may have it now: what one may do is looked up again before the page hears of it."""
        session_id = event["session"]
        if session_id not in self.followed:
            return
        with contextlib.suppress(Error):
            await self._take_part(session_id, await database_sync_to_async(part_of)(self.agent_id, session_id))
        if session_id in self.followed:
            await self.push({"type": "state", "session": session_id})

    async def chat_queue(self, event: dict[str, Any]) -> None:
        await self.push({"type": "list"})

    async def chat_offer(self, event: dict[str, Any]) -> None:
        await self.push({"type": "offer", "session": event["session"]})
