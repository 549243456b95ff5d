"""How an exchange signs: the time and the body."""

import time

from channels_in.hook import is_hmac_of

WINDOW = 300  # seconds


def is_of_exchange(secret: str, *, timestamp: str, body: bytes, given: str) -> bool:
    """HMAC-SHA256 of the time in seconds since 1970, a full stop, and the raw body."""
    return timestamp.isascii() and timestamp.isdigit() and is_hmac_of(f"{timestamp}.".encode() + body, secret, given)


def is_recent(timestamp: str) -> bool:
    return len(timestamp) < 12 and abs(time.time() - int(timestamp)) <= WINDOW
