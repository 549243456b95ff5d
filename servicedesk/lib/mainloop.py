"""The event loop that serves sockets, remembered so that other threads can hand work to it.

The in-memory channel layer works only on the loop its sockets live on; jobs and views run in threads.
"""

import asyncio

_main: asyncio.AbstractEventLoop | None = None


def remember(loop: asyncio.AbstractEventLoop) -> None:
    """Note which loop serves the sockets of this process."""
    global _main
    _main = loop


def main_loop() -> asyncio.AbstractEventLoop | None:
    """Return the loop that serves sockets, or None in a process that serves none or no longer does."""
    return _main if _main is not None and _main.is_running() else None
