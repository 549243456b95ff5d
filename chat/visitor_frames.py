"""What a visitor's page may say, read from one text frame. Pure: no database, no socket, no name of any method.

Fields a frame does not know are left where they are: a page cannot say who it is, when it was, or that it is an agent.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit, urlunsplit

from chat.tokens import is_token

FRAME_MAX = 20_000  # characters of a frame
TEXT_MAX = 8_000  # characters of what is said
FIELD_MAX = 200  # characters of a name, an address, a number
URL_MAX, TITLE_MAX, COMMENT_MAX = 500, 200, 1_000
SEQ_MAX = 2**31 - 1
_ID = re.compile(r"[A-Za-z0-9_.:-]{1,80}")
_SLUG = re.compile(r"[A-Za-z0-9_-]{1,80}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class NoFrame(ValueError):
    """It is none of ours. Says nothing more: nobody is told why."""


@dataclass(frozen=True, slots=True)
class Open:
    token: str
    after: int


@dataclass(frozen=True, slots=True)
class Start:
    token: str
    inbox: str
    client_id: str
    text: str
    name: str
    email: str
    phone: str
    language: str
    page_url: str
    page_title: str


@dataclass(frozen=True, slots=True)
class Say:
    client_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Typing:
    is_on: bool


@dataclass(frozen=True, slots=True)
class Marks:
    received: int
    read: int


@dataclass(frozen=True, slots=True)
class Wish:
    what: Literal["message", "call_back"]
    name: str
    email: str
    phone: str
    when: str


@dataclass(frozen=True, slots=True)
class Transcript:
    email: str


@dataclass(frozen=True, slots=True)
class Rate:
    stars: int
    comment: str


@dataclass(frozen=True, slots=True)
class End:
    pass


@dataclass(frozen=True, slots=True)
class Stay:
    pass


@dataclass(frozen=True, slots=True)
class Ping:
    pass


Frame = Open | Start | Say | Typing | Marks | Wish | Transcript | Rate | End | Stay | Ping


def read_frame(text: str) -> Frame:
    """Return what the frame says. Raises NoFrame for everything that is none of ours.

    >>> read_frame('{"type": "typing", "on": true, "side": "agent"}')
    Typing(is_on=True)
    """
    if len(text) > FRAME_MAX:
        raise NoFrame
    try:
        said = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise NoFrame from error
    if not isinstance(said, dict):
        raise NoFrame
    kind = said.get("type")
    read = _READERS.get(kind) if isinstance(kind, str) else None
    if read is None:
        raise NoFrame
    return read(said)


def _no_number(name: str) -> float:
    raise NoFrame


def _text(said: Mapping[str, Any], key: str, most: int = FIELD_MAX) -> str:
    """The text of a field; "" where there is none."""
    value = said.get(key)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > most:
        raise NoFrame
    return value


def _matching(said: Mapping[str, Any], key: str, form: re.Pattern[str]) -> str:
    value = said.get(key)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise NoFrame
    return value


def _number(said: Mapping[str, Any], key: str, least: int, most: int) -> int:
    value = said.get(key, least)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise NoFrame
    return value


def _token(said: Mapping[str, Any]) -> str:
    token = said.get("token")
    # A text that cannot be a token is answered as one that nobody holds: unknown, not an error.
    if not isinstance(token, str) or len(token) > FIELD_MAX:
        raise NoFrame
    return token if is_token(token) else ""


def _open(said: Mapping[str, Any]) -> Frame:
    return Open(_token(said), _number(said, "after", 0, SEQ_MAX))


def is_client_id(text: str) -> bool:
    """Whether it has the form of a page's own id of a message."""
    return _ID.fullmatch(text) is not None


def _start(said: Mapping[str, Any]) -> Frame:
    page = said.get("page")
    page = page if isinstance(page, dict) else {}
    url, title, language = page.get("url"), page.get("title"), said.get("language")
    return Start(
        token=_token(said),
        inbox=_matching(said, "inbox", _SLUG),
        client_id=_matching(said, "id", _ID),
        text=_text(said, "text", FRAME_MAX),
        name=_text(said, "name"),
        email=_text(said, "email"),
        phone=_text(said, "phone"),
        language=language if isinstance(language, str) and _LANGUAGE.fullmatch(language) else "sv",
        page_url=page_address(url) if isinstance(url, str) else "",
        page_title=title[:TITLE_MAX] if isinstance(title, str) else "",
    )


def page_address(url: str) -> str:
    """Return the address of a page without what was asked or filled in there; "" for what is no web address.

    >>> page_address("https://bostader.example/ansok?namn=Ann#del2")
    'https://bostader.example/ansok'
    """
    try:
        parts = urlsplit(url)
        bare = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
    except ValueError:
        return ""
    return bare if parts.scheme in ("http", "https") and parts.netloc and len(bare) <= URL_MAX else ""


def _say(said: Mapping[str, Any]) -> Frame:
    return Say(_matching(said, "id", _ID), _text(said, "text", FRAME_MAX))


def _typing(said: Mapping[str, Any]) -> Frame:
    if not isinstance(said.get("on"), bool):
        raise NoFrame
    return Typing(said["on"])


def _marks(said: Mapping[str, Any]) -> Frame:
    return Marks(_number(said, "received", 0, SEQ_MAX), _number(said, "read", 0, SEQ_MAX))


def _wish(said: Mapping[str, Any]) -> Frame:
    what = said.get("what")
    if what not in ("message", "call_back"):
        raise NoFrame
    fields = {key: _text(said, key) for key in ("name", "email", "phone", "when")}
    return Wish(what, **fields)


def _transcript(said: Mapping[str, Any]) -> Frame:
    return Transcript(_text(said, "email"))


def _rate(said: Mapping[str, Any]) -> Frame:
    return Rate(_number(said, "stars", 1, 5), _text(said, "comment", COMMENT_MAX))


_READERS: dict[str, Callable[[Mapping[str, Any]], Frame]] = {
    "open": _open,
    "start": _start,
    "say": _say,
    "typing": _typing,
    "marks": _marks,
    "wish": _wish,
    "transcript": _transcript,
    "rate": _rate,
    "end": lambda said: End(),
    "stay": lambda said: Stay(),
    "ping": lambda said: Ping(),
}
