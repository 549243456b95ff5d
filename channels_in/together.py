"""Calls of providers that are written together: one transaction, each kind of row in one statement, asked for once.

Within together() what a door keeps is written at the end of the block; outside it, at once.
"""

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Found = TypeVar("Found")
Write = Callable[[list[Any]], None]


class _Gathered:
    def __init__(self) -> None:
        self.rows: dict[Write, list[Any]] = {}
        self.known: dict[Hashable, Any] = {}


_here = threading.local()


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
    """What the calls written together all ask for, such as whose address was called: asked once for all of them."""
    gathered: _Gathered | None = getattr(_here, "now", None)
    if gathered is None:
        return ask()
    if key not in gathered.known:
        gathered.known[key] = ask()
    found: Found = gathered.known[key]
    return found
