"""Hints at tickets where people chat: a hundred lines a second must not make every agent's list ask a hundred times.

The first line is told at once; what follows within EVERY is told together at its end, the last always. Lists and pages
of tickets live on this; the chats themselves have every line at once (chat.telling).
"""

import asyncio
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from chat import groups
from servicedesk.lib.mainloop import main_loop

EVERY = 2.0  # seconds


def hint(names: Iterable[str], number: int) -> None:
    """Tell these groups that the ticket has changed, soon. From any thread."""
    loop = main_loop()
    if loop is None:  # a process without sockets: somebody else's have to hear of it now
        _send_now(names, number)
    else:
        loop.call_soon_threadsafe(_of(loop).add, frozenset(names), number)


class _Calm:
    """Of one event loop; everything happens on it."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._call_later = loop.call_later
        self._waiting: dict[str, set[int]] | None = None  # numbers by group; None: all is quiet

    def add(self, names: frozenset[str], number: int) -> None:
        if self._waiting is None:
            self._waiting = {}
            self._call_later(EVERY, self._tell)
            _send_now(names, number)
            return
        for name in names:
            self._waiting.setdefault(name, set()).add(number)

    def _tell(self) -> None:
        waiting, self._waiting = self._waiting, None
        if not waiting:
            return
        self._waiting = {}
        self._call_later(EVERY, self._tell)
        for name, numbers in waiting.items():
            groups.send(name, {"type": "tickets.changed", "numbers": sorted(numbers)})


def _send_now(names: Iterable[str], number: int) -> None:
    for name in names:
        groups.send(name, {"type": "tickets.changed", "numbers": [number]})


_calms: "WeakKeyDictionary[asyncio.AbstractEventLoop, _Calm]" = WeakKeyDictionary()


def _of(loop: asyncio.AbstractEventLoop) -> _Calm:
    return _calms.setdefault(loop, _Calm(loop))
