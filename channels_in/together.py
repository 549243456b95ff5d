"""Calls of providers that are written together: one transaction, each kind of row in one statement, asked for once.

Within together() what a door keeps is written at the end of the block; outside it, at once.
"""

import threading
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Found = TypeVar("Found")
Write = Callable[[list[Any]], None]


FRESH_FOR = 1.0  # seconds; so much later an account that was switched off is called no more


class _Gathered:
    def __init__(self) -> None:
        self.rows: dict[Write, list[Any]] = {}


_here = threading.local()
_known: dict[Hashable, tuple[float, Any]] = {}  # when it was asked, and what was found; never that nothing was


@contextmanager
def together() -> Iterator[None]:
    """The caller is in a transaction, and answers nobody before its commit. What was gathered is lost with an error."""
    _here.now = gathered = _Gathered()
    try:
        yield
    finally:
        _here.now = None
    for write, rows in gathered.rows.items():
        write(rows)


def write_together(write: Write, row: Any) -> None:
    """Call write with this row, or at the end of the block with those of all calls, in the order they came."""
    gathered: _Gathered | None = getattr(_here, "now", None)
    if gathered is None:
        write([row])
    else:
        gathered.rows.setdefault(write, []).append(row)


def remembered(key: Hashable, ask: Callable[[], Found]) -> Found:
    """What calls written together all ask for, such as whose address was called: asked once a second for all of them.

    Building such a question costs more than all else of a call. What is found is shared: it is read, never changed.
    """
    if getattr(_here, "now", None) is None:
        return ask()
    asked_at, kept = _known.get(key, (0.0, None))
    if kept and time.monotonic() - asked_at < FRESH_FOR:
        shared: Found = kept
        return shared
    found = ask()
    if found:
        _known[key] = time.monotonic(), found
    else:
        _known.pop(key, None)
    return found
