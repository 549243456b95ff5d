"""What a telephone exchange tells of a call, in JSON: docs/howto/connect-a-telephone-exchange.md."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from channels_in.models import CallEnd
from channels_in.phone.fields import NoCall, number_of, recording_of
from channels_in.phone.lines import at_number
from channels_in.phone.told import Told
from servicedesk.lib.text import clean, one_line
from tickets.models import Direction

_TOLD = ("waiting", "ringing", "answered", "ended", "voicemail")
_OUTCOMES = frozenset({"caller_left", "no_answer", "busy", "failed", "answered"})


def read(body: bytes, step: str, ours: int | None, came_at: datetime) -> Told:
    """docs/howto/connect-a-telephone-exchange.md."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NoCall("it is no JSON") from error
    if not isinstance(said, dict) or said.get("event") not in _TOLD:
        raise NoCall("it is an unknown event")
    named = one_line(_text(said, "call"), 100)
    if not named:
        raise NoCall("it names no call")
    event, at = said["event"], _stated(_text(said, "at")) or came_at
    outcome = _text(said, "outcome")
    is_out = said.get("direction") == Direction.OUT
    return Told(
        named,
        direction=Direction.OUT if is_out else Direction.IN,
        number=number_of(_text(said, "to" if is_out else "from")),
        line_number=number_of(_text(said, "from" if is_out else "to")),
        phone=at_number(_text(said, "phone")),
        started_at=at if event == "waiting" else None,
        ringing_at=at if event == "ringing" else None,
        answered_at=at if event == "answered" else None,
        ended_at=at if event in ("ended", "voicemail") else None,
        outcome=CallEnd.VOICEMAIL if event == "voicemail" else outcome if outcome in _OUTCOMES else CallEnd.UNKNOWN,
        rings_at_line=event == "ringing" and not _text(said, "phone"),
        recording=_message(said.get("recording")),
    )


def _message(said: object) -> dict[str, Any]:
    """What was recorded, and its words where the exchange writes them down."""
    if not isinstance(said, dict):
        return {}
    return recording_of(_text(said, "url"), said.get("seconds"), clean(_text(said, "text")).strip()[:5000])


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""


def _stated(text: str) -> datetime | None:
    """A time with its zone; None for anything else."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
