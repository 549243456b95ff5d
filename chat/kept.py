"""What all sockets of a process ask for is asked for once, and kept for a moment."""

import threading
import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
MOST_KEYS = 2_000


class Kept(Generic[Key, Value]):
    """read asks for the value of a key, and is called again when what it gave is older than seconds.

    Of many threads that want the same at once one asks and the others wait for it.
    """

    def __init__(self, seconds: float, read: Callable[[Key], Value]) -> None:
        self.seconds, self._read = seconds, read
        self._values: dict[Key, tuple[float, Value]] = {}
        self._lock = threading.Lock()
        self._asking: dict[Key, threading.Lock] = {}

    def now(self, key: Key) -> Value:
        """Return what holds, at most so many seconds old. May ask the database; raises what that raises."""
        known = self._fresh(key)
        if known is not None:
            return known[0]
        with self._lock:
            if len(self._values) > MOST_KEYS:
                self._values.clear()
                self._asking.clear()
            asking = self._asking.setdefault(key, threading.Lock())
        with asking:
            known = self._fresh(key)  # whoever was here before us has just asked
            if known is None:
                began = time.monotonic()
                known = (self._read(key),)
                self._values[key] = (began, known[0])
        return known[0]

    def known(self, key: Key) -> Value | None:
        """The same without asking; None when it would have to be asked for."""
        known = self._fresh(key)
        return known[0] if known is not None else None

    def forget(self) -> None:
        self._values.clear()

    def _fresh(self, key: Key) -> tuple[Value] | None:
        found = self._values.get(key)
        if found is None or time.monotonic() - found[0] > self.seconds:
            return None
        return (found[1],)
