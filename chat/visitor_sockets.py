"""All visitors' sockets of one process, and what is done for them together: once for all of them, never once for each.

Every second: places in the waiting lists that have changed are told, websites that may no longer show the chat lose
their sockets, who has said nothing for long is let go. Every few seconds: the database is told who is here, and asked
what was missed (a hint that was lost heals here).
"""

import asyncio
import logging
import random
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, Protocol, TypeVar
from weakref import WeakKeyDictionary

from channels.db import database_sync_to_async

from chat.actions.seen import see_visitors
from chat.close_codes import NOT_HERE, SILENT
from chat.rates import Places
from chat.sites import OWN, KnownSites, sites_now
from chat.visitor_view import Mark, WaitingList, marks_of, waiting_lists
from servicedesk.lib import draining

log = logging.getLogger(__name__)
TURN = 1.0  # seconds
SEEN_EVERY, LOOK_EVERY = 8.0, 5.0  # seconds
# A browser slows the clock of a page nobody looks at down to once a minute; the line itself is watched by the server.
IDLE = 150.0  # seconds without a frame
# Seconds until they come back: at least, and more for each socket there is, so that they do not come all at once.
DRAIN_LEAST, DRAIN_EACH = 0.3, 0.01
Given = ParamSpec("Given")
Result = TypeVar("Result")
# Visitors' questions to the database have threads of their own: however many come, agents' sockets are not behind them.
_threads = ThreadPoolExecutor(4, thread_name_prefix="chat-visitors")


async def in_thread(ask: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
    """Call what asks the database, in a thread of the visitors'."""
    asked: Result = await database_sync_to_async(ask, thread_sensitive=False, executor=_threads)(*args, **kwargs)
    return asked


class Socket(Protocol):
    """What is asked of one visitor's socket (chat.visitor_consumer)."""

    channel_name: str
    site: str
    inbox_slug: str  # "" before a chat is open
    inbox_id: int
    session_id: int | None
    heard_at: float
    mark: Mark | None  # as it was last told
    is_waiting: bool

    @property
    def has_marks(self) -> bool: ...

    async def show_waiting(self, waiting: WaitingList) -> None: ...
    async def look_again(self) -> None: ...
    async def save_marks(self) -> None: ...
    async def drop(self, code: int) -> None: ...
    async def say_drain(self, milliseconds: int) -> None: ...


class VisitorSockets:
    """One for each event loop. It works while there are sockets."""

    def __init__(self) -> None:
        self.places = Places()
        self._sockets: set[Socket] = set()
        self._task: asyncio.Task[None] | None = None
        self._pushes: dict[Socket, asyncio.Task[None]] = {}
        self._seen_at = self._looked_at = 0.0

    def join(self, socket: Socket) -> None:
        self._sockets.add(socket)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._turns())

    def leave(self, socket: Socket) -> None:
        self._sockets.discard(socket)
        if (push := self._pushes.pop(socket, None)) is not None:
            push.cancel()
        if not self._sockets and self._task is not None:
            self._task.cancel()
            self._task = None

    async def _turns(self) -> None:
        while True:
            await asyncio.sleep(TURN)
            for do in (self._let_go, self._tell_places, self._save_marks, self._see, self._look):
                try:
                    await do(time.monotonic())
                except Exception as error:  # the database is away: what there is stays, and is looked at again
                    log.warning("visitors' sockets are looked after a little later: %s", type(error).__name__)

    def _push(self, socket: Socket, doing: Callable[..., Coroutine[Any, Any, None]], *args: Any) -> None:
        """Do it for one socket without waiting: one that reads slowly keeps nobody else. It has one thing at a time."""
        last = self._pushes.get(socket)
        if last is None or last.done():
            self._pushes[socket] = asyncio.get_running_loop().create_task(_quietly(doing, *args))

    async def _let_go(self, now: float) -> None:
        known = await in_thread(sites_now)
        for socket in self._sockets:
            if not may_stay(socket, known):
                self._push(socket, socket.drop, NOT_HERE)
            elif now - socket.heard_at > IDLE:
                self._push(socket, socket.drop, SILENT)

    async def _tell_places(self, now: float) -> None:
        for inbox_id in {socket.inbox_id for socket in self._sockets if socket.is_waiting}:
            waiting = await in_thread(waiting_lists.now, inbox_id)
            for socket in self._sockets:
                if socket.is_waiting and socket.inbox_id == inbox_id:
                    self._push(socket, socket.show_waiting, waiting)

    async def _save_marks(self, now: float) -> None:
        for socket in self._sockets:
            if socket.has_marks:
                self._push(socket, socket.save_marks)

    async def _see(self, now: float) -> None:
        if now - self._seen_at >= SEEN_EVERY:
            self._seen_at = now
            await in_thread(see_visitors, self._ids())

    async def _look(self, now: float) -> None:
        """Whatever was missed is read again; one question for all of them."""
        if now - self._looked_at < LOOK_EVERY:
            return
        self._looked_at = now
        told = {socket: socket.mark for socket in self._sockets if socket.session_id is not None}
        marks = await in_thread(marks_of, self._ids())
        for socket, mark in told.items():
            if socket.session_id is not None and marks.get(socket.session_id) != mark:
                self._push(socket, socket.look_again)

    def _ids(self) -> list[int]:
        return sorted({socket.session_id for socket in self._sockets if socket.session_id is not None})

    async def drain(self) -> None:
        """The process ends: everybody is told when to come back, each at another moment."""
        most = DRAIN_LEAST + DRAIN_EACH * len(self._sockets)
        for socket in list(self._sockets):
            wait = random.uniform(DRAIN_LEAST, DRAIN_LEAST + most)  # noqa: S311 -- no secret
            self._push(socket, socket.say_drain, int(1000 * wait))
        await asyncio.sleep(0)


async def _quietly(doing: Callable[..., Coroutine[Any, Any, None]], *args: Any) -> None:
    try:
        await doing(*args)
    except Exception as error:
        log.warning("a visitor's socket is told a little later: %s", type(error).__name__)


def may_stay(socket: Socket, known: KnownSites) -> bool:
    """Whether the socket's page may still show its chat, or any."""
    if socket.inbox_slug:
        return socket.inbox_slug in known.get(socket.site, frozenset())
    return socket.site == OWN or socket.site in known


_of_loop: "WeakKeyDictionary[asyncio.AbstractEventLoop, VisitorSockets]" = WeakKeyDictionary()


def visitor_sockets() -> VisitorSockets:
    """Those of the loop this is called on."""
    loop = asyncio.get_running_loop()
    if loop not in _of_loop:
        _of_loop[loop] = VisitorSockets()
    return _of_loop[loop]


async def _farewell() -> None:
    found = _of_loop.get(asyncio.get_running_loop())
    if found is not None:
        await found.drain()


draining.before_end(_farewell)
