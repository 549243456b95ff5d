"""What a visitor's socket tells its page: the session, entries in their order without a gap, marks and typing.

It knows the seq it has told last. What follows on is told as it comes; where something is missing it is read from the
database. Hints come from the group of the chat; those that are lost are made up for by visitor_sockets.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer

from chat.entries import entries_after
from chat.groups import chat_group
from chat.models import ChatSession, ChatState
from chat.names import first_name
from chat.telling import Entry
from chat.visitor_sockets import in_thread
from chat.visitor_view import Mark, WaitingList, chat_again, mark_of, place_and_wait, session_frame

log = logging.getLogger(__name__)
TOGETHER = 0.05  # seconds: hints that come within them are one reading
ENTRIES_MAX = 50  # of one frame
Frame = dict[str, Any]


class ShowingConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]
    """Shows one chat, from follow() on."""

    session_id: int | None = None
    inbox_id: int = 0
    inbox_slug: str = ""
    language: str = "sv"
    visitor_name: str = ""
    is_waiting: bool = False
    is_closed: bool = False
    mark: Mark | None = None
    sent: int = 0  # seq of the entry told last
    shown: Frame | None = None  # the session as it was told last
    again: "asyncio.Task[None] | None" = None  # reads the session in a moment

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.telling = asyncio.Lock()  # one thing at a time, or entries would overtake each other

    # --- The chat ----------------------------------------------------------------------------------------------------

    async def follow(self, session: ChatSession, after: int) -> None:
        """Tell the chat from that seq on, and everything that comes."""
        if self.session_id is None:
            self.session_id, self.inbox_id, self.inbox_slug = session.pk, session.inbox_id, session.inbox.slug
            self.language, self.visitor_name = session.language, session.visitor_name
            await self._listen(chat_group(session.pk))
        async with self.telling:
            self.sent = min(after, session.last_public_seq)
            self.shown = None  # who asks is told
            await self._show(session, await in_thread(session_frame, session))
            if session.last_public_seq > self.sent:
                await self._tell_entries(await in_thread(entries_after, session, self.sent, for_visitor=True))
            else:
                await self.tell({"type": "entries", "entries": []})

    async def _listen(self, group: str) -> None:
        try:
            await self.channel_layer.group_add(group, self.channel_name)
        except Exception as error:  # without hints the database is asked every few seconds
            log.warning("a visitor's socket hears no hints: %s", type(error).__name__)

    async def leave(self) -> None:
        self.is_closed = True
        if self.again is not None:
            self.again.cancel()
        if self.session_id is not None:
            try:
                await self.channel_layer.group_discard(chat_group(self.session_id), self.channel_name)
            except Exception as error:
                log.warning("a visitor's socket left without a word: %s", type(error).__name__)

    async def look_again(self) -> None:
        """Read the chat and tell what is new."""
        if self.session_id is None or self.is_closed:
            return
        async with self.telling:
            found = await in_thread(_read, self.session_id, self.sent)
            if found is None:
                await self.tell({"type": "unknown"})
                return
            session, frame, entries = found
            await self._tell_entries(entries)
            await self._show(session, frame)

    def look_soon(self) -> None:
        """The same in a moment: several hints at once are one reading."""
        if self.again is None or self.again.done():
            self.again = asyncio.get_running_loop().create_task(self._look_in_a_moment())

    async def _look_in_a_moment(self) -> None:
        await asyncio.sleep(TOGETHER)
        self.again = None
        try:
            await self.look_again()
        except Exception as error:  # it is asked again every few seconds
            log.warning("a chat could not be read: %s", type(error).__name__)

    async def show_waiting(self, waiting: WaitingList) -> None:
        """Tell the place and the time, if they are others now. Asks nothing."""
        if self.shown is not None and self.is_waiting and self.session_id is not None and not self.is_closed:
            frame = self.shown | place_and_wait(waiting, self.session_id)
            if frame != self.shown:
                self.shown = frame
                await self.tell(frame)

    async def _show(self, session: ChatSession, frame: Frame) -> None:
        self.mark, self.is_waiting = mark_of(session), session.state == ChatState.WAITING
        if frame != self.shown:
            self.shown = frame
            await self.tell(frame)

    async def _tell_entries(self, entries: Sequence[Entry]) -> None:
        fresh = [entry for entry in entries if entry["seq"] > self.sent]
        for start in range(0, len(fresh), ENTRIES_MAX):
            some = fresh[start : start + ENTRIES_MAX]
            self.sent = some[-1]["seq"]
            await self.tell({"type": "entries", "entries": some})

    async def tell(self, frame: Frame) -> None:
        if not self.is_closed:
            await self.send(json.dumps(frame, ensure_ascii=False))

    # --- Hints -------------------------------------------------------------------------------------------------------

    async def dispatch(self, message: Frame) -> None:
        """Messages of the server and of the groups, by this table alone; a frame never gets here."""
        heard: dict[str, Callable[[Frame], Awaitable[None]]] = {
            "websocket.connect": self.websocket_connect,
            "websocket.receive": self.websocket_receive,
            "websocket.disconnect": self.websocket_disconnect,
            "chat.entries": self._entries_came,
            "chat.typing": self._agent_types,
            "chat.marks": self._marks_came,
            "chat.state": self._state_changed,
        }
        take = heard.get(message["type"])
        if take is not None:
            await take(message)

    async def _entries_came(self, hint: Frame) -> None:
        async with self.telling:
            for entry in hint["public"]:
                if entry["seq"] <= self.sent:
                    continue
                if entry["before"] != self.sent:  # one before it was lost
                    self.look_soon()
                    return
                await self._tell_entries([entry])
            if self.mark is not None and self.sent > self.mark.last_public_seq:
                self.mark = self.mark._replace(last_public_seq=self.sent, silent_ends_at=None)

    async def _agent_types(self, hint: Frame) -> None:
        if hint["side"] == "agent":
            await self.tell({"type": "typing", "name": first_name(str(hint["name"])), "on": bool(hint["on"])})

    async def _marks_came(self, hint: Frame) -> None:
        if hint["side"] == "agent" and self.mark is not None:
            received, read = hint["received"], hint["read"]
            self.mark = self.mark._replace(agent_received=received, agent_read=read)
            most = max(self.sent, self.mark.last_public_seq)
            await self.tell({"type": "marks", "received": min(received, most), "read": min(read, most)})

    async def _state_changed(self, hint: Frame) -> None:
        self.look_soon()


def _read(session_id: int, after: int) -> tuple[ChatSession, Frame, list[Entry]] | None:
    session = chat_again(session_id)
    if session is None:
        return None
    entries = entries_after(session, after, for_visitor=True) if session.last_public_seq > after else []
    return session, session_frame(session), entries
