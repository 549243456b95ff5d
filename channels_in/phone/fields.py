"""What the providers' bodies have in common: form fields, numbers, times, a recording."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qsl

from django.utils.dateparse import parse_datetime

from channels_in.phone.lines import at_number
from servicedesk.lib.text import clean, one_line
from tickets.models import Direction

FIELDS_MAX = 200
NOT_A_NUMBER = frozenset({"", "anonymous", "restricted", "unavailable", "unknown", "private", "+266696687", "hidden"})


class NoCall(ValueError):
    """The body tells of no call."""


def fields_of(body: bytes) -> dict[str, str]:
    """The form's fields. Raises NoCall."""
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, strict_parsing=True, max_num_fields=FIELDS_MAX)
    except ValueError as error:
        raise NoCall("it is no form") from error
    return {name: clean(value) for name, value in pairs}


def number_of(text: str) -> str:
    """E.164, or "" for somebody who withholds their number."""
    return "" if text.strip().casefold() in NOT_A_NUMBER else at_number(text)


def who_of(said: Mapping[str, str], ours: int | None, sender: str, to: str, outgoing: str) -> dict[str, Any]:
    """Whose call it is. Of a call we made we know it already: there the providers tell who they rang first."""
    if ours is not None:
        return {"direction": Direction.OUT, "ours": ours}
    if said.get("direction", said.get("Direction", "")).startswith(outgoing):
        raise NoCall("it is a call of ours that was made elsewhere")
    return {"number": number_of(said.get(sender, "")), "line_number": number_of(said.get(to, ""))}


def recording_of(url: str | None, seconds: object, text: str = "") -> dict[str, Any]:
    """A voice message, {"url", "seconds", "text"}, as much as there is of it; empty when there is none."""
    said, length = one_line(url or "", 500), str(seconds or "")
    if not said and not text:
        return {}
    is_number = length.isascii() and length.isdigit() and len(length) < 6
    found = {"url": said, "seconds": int(length) if is_number else 0, "text": text}
    return {name: value for name, value in found.items() if value}


def utc(text: str) -> datetime | None:
    """46elks writes UTC without saying so."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found


def posted(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return found if found.tzinfo is not None else None
