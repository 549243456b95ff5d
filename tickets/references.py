"""What ties an answer to its ticket: a signed reply token and a signed Message-ID. Pure but for the secret key.

A ticket's number is no secret and proves nothing; these do. The key that signed may be rotated: SECRET_KEY_FALLBACKS
still verifies.
"""

import re
import secrets

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

_SALT = "tickets.references"
_MAC_LENGTH = 20  # hex digits of SHA-256: 80 bits, enough for something that is checked online only
_TOKEN = re.compile(r"^(\d{1,18})-([0-9a-f]{%d})$" % _MAC_LENGTH)
_SIDE = re.compile(r"^s(\d{1,18})z")  # how the unique part of a side conversation's Message-IDs begins
_MESSAGE_ID = re.compile(r"^t(\d{1,18})\.([0-9a-z]{1,40})\.([0-9a-f]{%d})@" % _MAC_LENGTH)


def _mac(text: str, key: str | None = None) -> str:
    return salted_hmac(_SALT, text, secret=key, algorithm="sha256").hexdigest()[:_MAC_LENGTH]


def _matches(text: str, mac: str) -> bool:
    keys = [None, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(_mac(text, key), mac) for key in keys)


def reply_token(ticket_id: int) -> str:
    """Return the token that goes into the reply address: "<ticket id>-<mac>"."""
    return f"{ticket_id}-{_mac(f'reply:{ticket_id}')}"


def ticket_of_token(token: str) -> int | None:
    """Return the ticket id of a token we signed, else None."""
    match = _TOKEN.match(token.strip().lower())
    if match and _matches(f"reply:{int(match[1])}", match[2]):
        return int(match[1])
    return None


def side_token(side_id: int) -> str:
    """Return the token of a side conversation's reply address: it looks like a ticket's, and is none."""
    return f"{side_id}-{_mac(f'side:{side_id}')}"


def side_of_token(token: str) -> int | None:
    """Return the side conversation's id of a token we signed for one, else None."""
    match = _TOKEN.match(token.strip().lower())
    if match and _matches(f"side:{int(match[1])}", match[2]):
        return int(match[1])
    return None


def new_side_message_id(ticket_id: int, side_id: int, domain: str) -> str:
    """Return a Message-ID of ours (ticket_of_message_id knows it) that also names the side conversation."""
    return new_message_id(ticket_id, domain, unique=f"s{side_id}z{secrets.token_hex(8)}")


def side_of_message_id(message_id: str) -> int | None:
    """Return the side conversation's id of a Message-ID we made for one, else None."""
    match = _MESSAGE_ID.match(message_id.strip().strip("<>").lower())
    side = _SIDE.match(match[2]) if match else None
    return int(side[1]) if side and ticket_of_message_id(message_id) is not None else None


def is_our_token(token: str) -> bool:
    """Whether a reply address with this token is one of ours, of a ticket or of a side conversation."""
    return ticket_of_token(token) is not None or side_of_token(token) is not None


def new_message_id(ticket_id: int, domain: str, unique: str = "") -> str:
    """Return a new Message-ID without angle brackets: "t<ticket id>.<unique>.<mac>@<domain>".

    unique (digits and a-z, at most 40) is random unless it is given.
    """
    unique = unique or secrets.token_hex(10)
    return f"t{ticket_id}.{unique}.{_mac(f'id:{ticket_id}.{unique}')}@{domain}"


def ticket_of_message_id(message_id: str) -> int | None:
    """Return the ticket id of a Message-ID we made, else None."""
    match = _MESSAGE_ID.match(message_id.strip().strip("<>").lower())
    if match and _matches(f"id:{int(match[1])}.{match[2]}", match[3]):
        return int(match[1])
    return None
