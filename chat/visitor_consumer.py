"""The visitor's socket: what a page says is looked at, written, and answered when it is written.

No cookie counts here, nor anything a page says about who it is: the token alone opens a chat, and only on the website
it was begun on. Everything that is no frame of ours gets one answer and the socket closes.
"""

import asyncio
import contextlib
import time
from typing import Any

from django.db import DatabaseError

from chat import visitor_answers as answers
from chat.actions.mark import mark
from chat.actions.say import Refused, Saying
from chat.close_codes import NOT_ALLOWED, TOO_BIG, UNREADABLE
from chat.groups import chat_group
from chat.places import digest_of_place
from chat.rates import FRAMES, SAID, SLOWED_MAX, Bucket, place_of
from chat.saying import CannotSayNow, say
from chat.sites import may_show, site_of, sites_known, sites_now
from chat.visitor_frames import (
    FRAME_MAX,
    TEXT_MAX,
    End,
    Frame,
    Marks,
    NoFrame,
    Open,
    Ping,
    Rate,
    Say,
    Start,
    Stay,
    Transcript,
    Typing,
    Wish,
    read_frame,
)
from chat.visitor_showing import ShowingConsumer
from chat.visitor_sockets import VisitorSockets, in_thread, visitor_sockets
from chat.visitor_view import chat_of
from servicedesk.lib.client_ip import socket_ip

TYPING_EVERY = 2.0  # seconds between two times colleagues hear that the visitor still types
_UNKNOWN = {"type": "unknown"}


class VisitorConsumer(ShowingConsumer):
    """Frames: docs/chat.md, "The visitor's socket"."""

    site: str = ""  # of the page: "" for our own
    place: str = ""
    heard_at: float = 0.0
    token: str = ""
    has_entered: bool = False
    received: int = 0  # how far the page has got and seen, not saved yet
    read: int = 0
    typed_at: float = -TYPING_EVERY
    is_typing: bool = False
    slowed: int = 0  # messages in a row that had to wait

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.frames, self.said = Bucket(*FRAMES), Bucket(*SAID)

    async def connect(self) -> None:
        """Only the Origin is looked at; a page that connects costs no question of its own to the database."""
        headers = {name: value.decode("latin1") for name, value in self.scope.get("headers", ())}
        known = sites_known()
        if known is None:
            known = await in_thread(sites_now)
        site = site_of(headers.get(b"origin"), headers.get(b"host", ""), known)
        self.house: VisitorSockets = visitor_sockets()
        self.place, self.heard_at = place_of(socket_ip(self.scope)), time.monotonic()
        if site is None or not self.house.places.enter(self.place):
            await self.close()
            return
        self.site, self.has_entered = site, True
        self.house.join(self)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        if self.has_entered:
            self.has_entered = False
            self.house.places.leave(self.place)
            self.house.leave(self)
            await self._type(False)
            await self.leave()
            await self.save_marks()

    # --- Asked by visitor_sockets ------------------------------------------------------------------------------------

    async def drop(self, code: int) -> None:
        await self.close(code=code)
        self.is_closed = True

    async def say_drain(self, milliseconds: int) -> None:
        await self.tell({"type": "drain", "in": milliseconds})

    @property
    def has_marks(self) -> bool:
        """Whether the page has said how far it has got since that was last saved."""
        return bool(self.received or self.read)

    async def save_marks(self) -> None:
        if self.has_marks and self.session_id is not None:
            received, read, self.received, self.read = self.received, self.read, 0, 0
            await in_thread(mark, self.session_id, side="visitor", received=received, read=read)

    # --- What the page says ------------------------------------------------------------------------------------------

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if self.is_closed:
            return
        self.heard_at = time.monotonic()
        if text_data is None:
            await self._refuse(UNREADABLE)
        elif len(text_data) > FRAME_MAX:
            await self._refuse(TOO_BIG)
        elif not self.frames.take(self.heard_at):
            await self._refuse(NOT_ALLOWED)
        else:
            try:
                await self._take(read_frame(text_data))
            except (NoFrame, answers.NotAllowed):
                await self._refuse(NOT_ALLOWED)
            except answers.Unknown:
                await self._answer_unknown()

    async def _refuse(self, code: int) -> None:
        """One answer to everything that is no frame of ours."""
        await self.tell({"type": "error"})
        await self.drop(code)

    async def _answer_unknown(self) -> None:
        """One answer to a token that is none, too old, of another website or somebody else's. Guessing is slow."""
        if self.house.places.may_guess(self.place):
            await self.tell(_UNKNOWN)
        else:
            await self._refuse(NOT_ALLOWED)

    async def _take(self, frame: Frame) -> None:
        match frame:
            case Ping():
                await self.tell({"type": "pong"})
            case Open():
                await self._open(frame)
            case Start():
                await self._start(frame)
            case _:
                await self._take_in_chat(frame)

    async def _take_in_chat(self, frame: Frame) -> None:
        if self.session_id is None:
            await self.tell(_UNKNOWN)
            return
        match frame:
            case Say():
                await self._say(frame, self.session_id)
            case Typing():
                await self._type(frame.is_on)
            case Marks():
                self.received, self.read = max(self.received, frame.received), max(self.read, frame.read)
            case Wish() | Transcript() | Rate() | End() | Stay():
                await self._do(frame, self.session_id)

    def _keep_token(self, token: str) -> None:
        """A socket is of one chat. Raises NoFrame when the page names another."""
        if self.session_id is not None and token != self.token:
            raise NoFrame
        self.token = token

    async def _open(self, frame: Open) -> None:
        self._keep_token(frame.token)
        session = await in_thread(chat_of, frame.token, self.site)
        if session is None or not may_show(self.site, session.inbox.slug, await self._sites()):
            raise answers.Unknown
        await self.follow(session, frame.after)

    async def _sites(self) -> Any:
        known = sites_known()
        return known if known is not None else await in_thread(sites_now)

    async def _start(self, frame: Start) -> None:
        if not frame.token:
            raise NoFrame
        self._keep_token(frame.token)
        if len(frame.text) > TEXT_MAX:
            await self.tell(answers.refusal(answers.TOO_LONG, frame.language, frame.client_id))
            return
        try:
            started = await in_thread(
                answers.start, frame, site=self.site, place=self.place, place_digest=digest_of_place(self.place)
            )
        except DatabaseError:
            await self.tell(answers.refusal(answers.LATER, frame.language, frame.client_id))
            return
        if isinstance(started, dict):
            await self.tell(started)
            return
        session, entry = started
        await self.tell({"type": "ack", "id": frame.client_id, "seq": entry["seq"], "at": entry["at"]})
        await self.follow(session, 0)

    async def _say(self, frame: Say, session_id: int) -> None:
        """Written, then acknowledged; the entry itself comes as everybody else's. Who sends much is slowed down.

        Who goes on all the same is closed: a page of ours comes back with what was not acknowledged, and goes on.
        """
        wait = self.said.wait(time.monotonic())
        self.slowed = self.slowed + 1 if wait else 0
        if self.slowed > SLOWED_MAX:
            await self._refuse(NOT_ALLOWED)
            return
        await asyncio.sleep(wait)
        if len(frame.text) > TEXT_MAX:
            why = answers.TOO_LONG
        elif not self.house.places.may_say(self.place, self.inbox_id):
            why = answers.TOO_OFTEN
        else:
            try:
                said = await say(Saying(session_id, "visitor", frame.text, frame.client_id))
            except CannotSayNow:
                why = answers.LATER
            else:
                if not isinstance(said, Refused):
                    entry = said.entry
                    await self.tell({"type": "ack", "id": frame.client_id, "seq": entry["seq"], "at": entry["at"]})
                    return
                why = said.why
        await self.tell(answers.refusal(why, self.language, frame.client_id))

    async def _do(self, frame: answers.Wanted, session_id: int) -> None:
        try:
            await self.tell(await in_thread(answers.do, frame, session_id))
        except DatabaseError:
            await self.tell(answers.refusal(answers.LATER, self.language))

    async def _type(self, is_on: bool) -> None:
        """Tell the other side, at most every two seconds while it goes on, and once when it ends."""
        now = time.monotonic()
        if self.session_id is None or (not is_on and not self.is_typing):
            return
        if is_on and self.is_typing and now - self.typed_at < TYPING_EVERY:
            return
        self.is_typing, self.typed_at = is_on, now
        hint = {"type": "chat.typing", "session": self.session_id, "side": "visitor", "name": self.visitor_name}
        with contextlib.suppress(Exception):  # it was only a hint
            await self.channel_layer.group_send(chat_group(self.session_id), {**hint, "on": is_on})
