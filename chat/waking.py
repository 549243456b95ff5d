"""Something happened that a round should not wait for: whoever ticks in this process (chat.ticking) is told."""

import asyncio
from weakref import WeakKeyDictionary

from servicedesk.lib.mainloop import main_loop

_events: "WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Event]" = WeakKeyDictionary()


def wakes() -> asyncio.Event:
    """The event of the running loop that wake() sets."""
    return _events.setdefault(asyncio.get_running_loop(), asyncio.Event())


def wake() -> None:
    """Tick at once; called from any thread, in a process without sockets it does nothing."""
    loop = main_loop()
    event = _events.get(loop) if loop is not None else None
    if loop is not None and event is not None:
        loop.call_soon_threadsafe(event.set)
