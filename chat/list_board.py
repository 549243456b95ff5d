"""The sockets of this process that show a list: who of them has to hear what stands there now, asked once for all.

Fifty pages showing lists are one reading, not fifty requests: hints that come within GATHER are answered together.
Everything an answer rests on is read in one snapshot: whether each session still holds, what each agent may see, the
lists, the rows. Nothing of one agent's reading is used for another but what is the same for both: docs/events.md.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from django.db import close_old_connections

from chat.agent_access import Standing, standings_of
from chat.lists import Counts, ListAnswer, ListAsk, Shown, reader
from servicedesk.lib.snapshot import snapshot

logger = logging.getLogger(__name__)

GATHER = 0.02  # seconds in which the sockets of one process hear of the same change
# Between two readings there is as long a pause as the reading took: while much happens, half of the time is others'.
BETWEEN = (0.02, 0.25)  # seconds, at least and at most
BETWEEN_COUNTS = 0.04  # seconds between a few agents' counts and the next few's
COUNT_AFTER = 0.8  # seconds from a change to its counts: nobody waits for a count as for a row
COUNT_BETWEEN = 2.0  # seconds between two countings
COUNTED_AT_ONCE = 2  # agents; then what somebody waits for has its turn


class Listener(Protocol):
    """A socket as the board knows it."""

    session_key: str
    shows: Shown | None
    held: object
    counted: Counts | None

    async def say(self, frame: str) -> None: ...

    async def follow(self, fresh: Standing | None) -> bool:
        """Take over the rights as they are now; False when the socket ends."""


@dataclass(frozen=True, slots=True)
class _Due:
    listener: Listener
    shown: Shown
    held: object = None
    changed: frozenset[int] = frozenset()


class Board:
    """Of one event loop. Everything but the reading itself happens on that loop."""

    def __init__(self) -> None:
        self._rows: dict[Listener, set[int]] = {}  # and the numbers of what has changed
        self._counts: dict[Listener, None] = {}
        self._rows_task: asyncio.Task[None] | None = None
        self._counts_task: asyncio.Task[None] | None = None
        # A thread of its own: what sockets ask in passing must not stand in the way.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lists")

    def show(self, listener: Listener) -> None:
        """The page has said what it shows: it is told soon, with all others that are due."""
        self.leave(listener)
        if listener.shows is not None:
            self._rows[listener] = set()
            self._read_soon()

    def changed(self, listener: Listener, number: int) -> None:
        """Something happened to a ticket that this list may show."""
        if listener.shows is None:
            return
        self._rows.setdefault(listener, set()).add(number)
        self._read_soon()
        self._counts[listener] = None
        if self._counts_task is None or self._counts_task.done():
            self._counts_task = asyncio.create_task(self._count())

    def _read_soon(self) -> None:
        if self._rows_task is None or self._rows_task.done():
            self._rows_task = asyncio.create_task(self._answer())

    def leave(self, listener: Listener) -> None:
        self._rows.pop(listener, None)
        self._counts.pop(listener, None)

    async def _answer(self) -> None:
        await asyncio.sleep(GATHER)
        while self._rows:
            begun = time.monotonic()
            rows, self._rows = self._rows, {}
            due = [
                _Due(one, one.shows, one.held, frozenset(changed))
                for one, changed in rows.items()
                if one.shows is not None
            ]
            for one, (standing, answer) in zip(due, await self._read(_read_lists, due), strict=True):
                await _safely(_told(one, standing, answer))
            await asyncio.sleep(min(max(time.monotonic() - begun, BETWEEN[0]), BETWEEN[1]))

    async def _count(self) -> None:
        await asyncio.sleep(COUNT_AFTER)
        while self._counts:
            waiting, self._counts = list(self._counts), {}
            for start in range(0, len(waiting), COUNTED_AT_ONCE):
                some = waiting[start : start + COUNTED_AT_ONCE]
                due = [_Due(one, one.shows) for one in some if one.shows is not None]
                for one, (standing, counts) in zip(due, await self._read(_read_counts, due), strict=True):
                    await _safely(_counted(one, standing, counts))
                await asyncio.sleep(BETWEEN_COUNTS)
            await asyncio.sleep(COUNT_BETWEEN)

    async def _read(self, read: "Callable[[Sequence[_Due]], _Found]", due: Sequence[_Due]) -> "_Found":
        if not due:
            return []
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, _in_thread, read, due)
        except Exception:  # whatever it is: the pages fetch their lists themselves, as without a socket
            logger.exception("lists could not be read for %s sockets", len(due))
            return [(_UNKNOWN, None)] * len(due)


_Found = list[tuple[Standing | None, Any]]
_UNKNOWN = Standing(0, frozenset())  # it could not be asked: nothing is known, nothing is shown


def _in_thread(read: Callable[[Sequence[_Due]], _Found], due: Sequence[_Due]) -> _Found:
    try:
        return read(due)
    finally:
        close_old_connections()


def _read_lists(due: Sequence[_Due]) -> list[tuple[Standing | None, ListAnswer | None]]:
    with snapshot():
        standings = standings_of({one.listener.session_key for one in due})
        found: list[tuple[Standing | None, ListAnswer | None]] = [
            (standings.get(one.listener.session_key), None) for one in due
        ]
        asks = {
            place: ListAsk(standing.reads, due[place].shown, due[place].held, due[place].changed)
            for place, (standing, _none) in enumerate(found)
            if standing is not None and standing.reads is not None
        }
        for place, answer in zip(asks, reader().lists(list(asks.values())), strict=True):
            found[place] = (found[place][0], answer)
    return found


def _read_counts(due: Sequence[_Due]) -> list[tuple[Standing | None, Counts | None]]:
    with snapshot():
        standings = standings_of({one.listener.session_key for one in due})
        agents = {one.agent_id: one.reads for one in standings.values() if one.reads is not None}
        counts = dict(zip(agents, reader().counts(list(agents.values())), strict=True))
    found = [standings.get(one.listener.session_key) for one in due]
    return [(standing, counts.get(standing.agent_id) if standing else None) for standing in found]


async def _safely(told: Coroutine[Any, Any, None]) -> None:
    """What goes wrong with one page keeps nothing from the others."""
    try:
        await told
    except Exception:
        logger.exception("a page was not told of its list")


async def _told(one: _Due, standing: Standing | None, answer: ListAnswer | None) -> None:
    listener = one.listener
    if listener.shows is not one.shown:  # the page has gone, or has said anew what it shows and is answered again
        return
    if standing is not _UNKNOWN and not await listener.follow(standing):
        return
    if answer is None:
        listener.held = None
        await listener.say(json.dumps({"type": "rows", "query": one.shown.query, "order": None}))
        return
    listener.held = answer.held
    frame = {"type": "rows", "query": one.shown.query, "order": answer.order, "next": answer.next_cursor}
    await listener.say(json.dumps({**frame, "rows": dict(answer.rows)}))


async def _counted(one: _Due, standing: Standing | None, counts: Counts | None) -> None:
    listener = one.listener
    if listener.shows is None or standing is _UNKNOWN or not await listener.follow(standing):
        return
    if counts is None or counts == listener.counted:
        return
    listener.counted = counts
    await listener.say(json.dumps({"type": "counts", "mine": counts.mine, "entries": counts.entries}))


_boards: "WeakKeyDictionary[asyncio.AbstractEventLoop, Board]" = WeakKeyDictionary()


def board() -> Board:
    """The board of the running loop."""
    loop = asyncio.get_running_loop()
    found = _boards.get(loop)
    if found is None:
        found = _boards[loop] = Board()
    return found
