"""Who calls: Twilio signs address and fields, an exchange signs time and body; 46elks signs nothing."""

import base64
import hashlib
import hmac
import time
from urllib.parse import parse_qsl

from channels_in.hook import is_hmac_of

WINDOW = 300  # seconds


def is_of_twilio(token: str, *, url: str, body: bytes, given: str) -> bool:
    """HMAC-SHA1 of the address and the sorted fields, as Twilio's page on webhook security says."""
    pairs = sorted(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    text = url + "".join(f"{name}{value}" for name, value in pairs)
    digest = hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()
    return bool(token) and hmac.compare_digest(base64.b64encode(digest), given.encode("utf-8", "replace"))


def is_of_exchange(secret: str, *, timestamp: str, body: bytes, given: str) -> bool:
    """HMAC-SHA256 of the time in seconds since 1970, a full stop, and the raw body."""
    return timestamp.isascii() and timestamp.isdigit() and is_hmac_of(f"{timestamp}.".encode() + body, secret, given)


def is_recent(timestamp: str) -> bool:
    return len(timestamp) < 12 and abs(time.time() - int(timestamp)) <= WINDOW
