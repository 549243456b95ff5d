"""How often something may happen: a count per time window in the cache, shared by all processes when it is Redis."""

import hashlib
import time

from django.core.cache import cache


def allowed(what: str, who: str, *, most: int, seconds: int) -> bool:
    """Count one more and return whether at most `most` happened in this window of `seconds`."""
    key = f"limit:{what}:{hash_key(who)}:{int(time.time() // seconds)}"
    cache.add(key, 0, timeout=seconds + 1)
    try:
        return int(cache.incr(key)) <= most
    except ValueError:  # it ran out between the two calls
        return True


def hash_key(text: str) -> str:
    """Addresses are personal data: the cache holds only their digest."""

    return hashlib.sha256(text.encode()).hexdigest()[:24]
