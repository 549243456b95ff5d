"""What the console may say on its socket, read from one text frame. Pure: no database, no name of any method."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

FRAME_MAX = 20_000  # characters of a frame
TEXT_MAX = 8_000  # characters of what is said
_ID_MAX = 2**31 - 1
_CLIENT_ID = re.compile(r"[A-Za-z0-9_.:-]{1,80}")


class NoFrame(ValueError):
    """It is none of ours. Says nothing more: nobody is told why."""


@dataclass(frozen=True, slots=True)
class Follow:
    session: int
    after: int


@dataclass(frozen=True, slots=True)
class Unfollow:
    session: int


@dataclass(frozen=True, slots=True)
class Say:
    """kind: message goes to the visitor, note to colleagues only."""

    session: int
    client_id: str
    text: str
    kind: Literal["message", "note"]


@dataclass(frozen=True, slots=True)
class Typing:
    session: int
    is_on: bool


@dataclass(frozen=True, slots=True)
class Marks:
    session: int
    received: int
    read: int


@dataclass(frozen=True, slots=True)
class Ping:
    pass


Frame = Follow | Unfollow | Say | Typing | Marks | Ping


def read_frame(text: str) -> Frame:
    """Return what the frame says. Raises NoFrame for everything that is none of ours.

    >>> read_frame('{"type": "typing", "session": 7, "on": true, "agent": 3}')
    Typing(session=7, is_on=True)
    """
    if len(text) > FRAME_MAX:
        raise NoFrame
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoFrame from error
    kind = said.get("type") if isinstance(said, dict) else None
    read = _READERS.get(kind) if isinstance(kind, str) else None
    if read is None:
        raise NoFrame
    return read(said)


def _number(said: Mapping[str, Any], key: str, least: int = 0) -> int:
    value = said.get(key, 0)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _ID_MAX:
        raise NoFrame
    return value


def _session(said: Mapping[str, Any]) -> int:
    return _number(said, "session", 1)


def _say(said: Mapping[str, Any], kind: Literal["message", "note"]) -> Frame:
    client_id, text = said.get("id"), said.get("text")
    if not isinstance(client_id, str) or not _CLIENT_ID.fullmatch(client_id) or not isinstance(text, str):
        raise NoFrame
    return Say(_session(said), client_id, text[:TEXT_MAX], kind)


def _typing(said: Mapping[str, Any]) -> Frame:
    if not isinstance(said.get("on"), bool):
        raise NoFrame
    return Typing(_session(said), said["on"])


_READERS: dict[str, Callable[[Mapping[str, Any]], Frame]] = {
    "follow": lambda said: Follow(_session(said), _number(said, "after")),
    "unfollow": lambda said: Unfollow(_session(said)),
    "say": lambda said: _say(said, "message"),
    "note": lambda said: _say(said, "note"),
    "typing": _typing,
    "marks": lambda said: Marks(_session(said), _number(said, "received"), _number(said, "read")),
    "ping": lambda said: Ping(),
}
