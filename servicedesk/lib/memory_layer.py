"""The channel layer of the one process: the library's own in memory, which looks for what is too old less often.

The library looks through all channels and groups with every message it sends or waits for: with five hundred sockets
that is more work than the messages themselves.
"""

import time
from typing import Any

from channels.layers import InMemoryChannelLayer

CLEAN_EVERY = 5.0  # seconds; a message is too old after sixty


class MemoryLayer(InMemoryChannelLayer):  # type: ignore[misc]
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._cleaned_at = 0.0

    def _clean_expired(self) -> None:
        now = time.monotonic()
        if now - self._cleaned_at >= CLEAN_EVERY:
            self._cleaned_at = now
            super()._clean_expired()
