"""Tells those who read what came in, in this process, that there is something new. Others look by themselves."""

import threading

_events: set[threading.Event] = set()


def wake() -> None:
    for event in list(_events):
        event.set()


class Sleeper:
    """Waits to be woken; usable while the block runs."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def __enter__(self) -> "Sleeper":
        _events.add(self._event)
        return self

    def __exit__(self, *error: object) -> None:
        _events.discard(self._event)

    def wait(self, seconds: float) -> None:
        """Return when woken since the last wait, or after so long."""
        self._event.wait(seconds)
        self._event.clear()
