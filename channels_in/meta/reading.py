"""One thing Meta has told, as channels_in.meta.entries kept it, with what can be relied on in it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from channels_in.base import Happening
from channels_in.models import RawInbound
from servicedesk.lib.text import clean
from tickets.incoming import IncomingMessage

Parsed = IncomingMessage | Happening
# What is greater is in milliseconds: Meta uses both, sometimes in the same batch.
_SECONDS_MOST = 100_000_000_000


class NotUnderstood(ValueError):
    """It is not of the shape Meta has documented."""


@dataclass(frozen=True, slots=True)
class Thing:
    account_id: str  # Meta's id of the page, or of the Instagram account, it is about
    field: str
    value: dict[str, Any]
    at: datetime  # when Meta told it


def thing_of(raw: RawInbound) -> Thing:
    said = json.loads(bytes(raw.body))
    if not isinstance(said, dict) or not isinstance(said.get("value"), dict):
        raise NotUnderstood("it holds nothing that can be read")
    return Thing(str(said["id"]), str(said["field"]), said["value"], moment(said.get("time")) or raw.received_at)


def understood(parse: Callable[[RawInbound], Parsed]) -> Callable[[RawInbound], Parsed]:
    """Whatever is missing, or is something else than it should be, is a ValueError."""

    @wraps(parse)
    def answer(raw: RawInbound) -> Parsed:
        try:
            return parse(raw)
        except (AttributeError, KeyError, TypeError, RecursionError) as error:
            raise NotUnderstood(f"{type(error).__name__}: {error}") from error

    return answer


def moment(value: object) -> datetime | None:
    """Return a time given in seconds, milliseconds or words; None when it is none."""
    try:
        if isinstance(value, int) and not isinstance(value, bool):
            return datetime.fromtimestamp(value if value < _SECONDS_MOST else value / 1000, UTC)
        return datetime.fromisoformat(value) if isinstance(value, str) and "T" in value else None
    except (ValueError, OverflowError, OSError):
        return None


def words(value: object) -> str:
    return clean(value) if isinstance(value, str) else ""


def part(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def parts(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
