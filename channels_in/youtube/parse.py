"""A comment under one of our films, understood. Pure.

Sources: developers.google.com/youtube/v3/docs/comments (resource), .../docs/videos.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from channels_in.base import Happening
from channels_in.models import RawInbound
from channels_in.social.elsewhere import Around, SaidAsUs
from channels_in.social.happenings import Edited, Withdrawn
from channels_in.social.items import message_id, said
from servicedesk.lib.text import one_line
from tickets.incoming import IncomingMessage
from tickets.models import ChannelKind

SAID, EDITED, GONE, OURS, FILM = "said", "edited", "gone", "ours", "film"  # RawInbound.envelope["is"]


class NoComment(ValueError):
    """It is not of the shape the documentation has."""


def comment_of(body: bytes) -> dict[str, Any]:
    """Raises NoComment."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NoComment("it is no JSON") from error
    if not isinstance(found, dict):
        raise NoComment("it is no comment")
    return found


def parse(raw: RawInbound) -> IncomingMessage | Happening:
    """Raises ValueError. What came is told by the envelope: {"is", "film", "channel", "earlier"}."""
    comment, told = comment_of(bytes(raw.body)), raw.envelope
    try:
        if told.get("is") == GONE:
            return Withdrawn(named(comment["id"]))
        return _film(comment, told) if told.get("is") == FILM else _understood(raw, comment, told)
    except (KeyError, TypeError, AttributeError) as error:
        raise NoComment(f"it lacks something: {type(error).__name__} {error}"[:200]) from error


def _understood(raw: RawInbound, comment: Mapping[str, Any], told: Mapping[str, str]) -> IncomingMessage | Happening:
    number, snippet, kind = named(comment["id"]), comment["snippet"], told.get("is", SAID)
    film = str(snippet.get("videoId") or told.get("film") or "")
    text = str(snippet.get("textOriginal") or snippet["textDisplay"])
    at = moment(snippet["publishedAt"])
    if kind == EDITED:
        return Edited(number, text, moment(snippet["updatedAt"]))
    shared: dict[str, Any] = {
        "parent_id": parent_of(number) or film_name(film),
        "thread_id": film_name(film),
        "permalink": f"https://www.youtube.com/watch?v={film}&lc={number}" if film else "",
        "is_public": True,
    }
    if kind == OURS:
        return SaidAsUs(ChannelKind.YOUTUBE, number, text, at, **shared)
    incoming = said(
        channel=ChannelKind.YOUTUBE,
        external_id=number,
        text=text,
        author_id=str(snippet["authorChannelId"]["value"]),
        author_name=one_line(str(snippet.get("authorDisplayName") or ""), 200),
        received_at=raw.received_at,
        said_at=at,
        **shared,
    )
    earlier = told.get("earlier", "")
    return replace(incoming, references=(message_id(ChannelKind.YOUTUBE, earlier),)) if earlier else incoming


def _film(film: Mapping[str, Any], told: Mapping[str, str]) -> Around:
    name = film_name(named(film["id"]))
    title, at = str(film["snippet"]["title"]), moment(film["snippet"]["publishedAt"])
    link = f"https://www.youtube.com/watch?v={film['id']}"
    return Around(name, title, at, told.get("channel", ""), thread_id=name, permalink=link, is_ours=True)


def named(number: object) -> str:
    if not isinstance(number, str) or not number or len(number) > 150:
        raise NoComment("it has no id")
    return number


def parent_of(number: str) -> str:
    """The comment an answer stands under: what is before the dot of its own name; "" of one that is none."""
    return number.partition(".")[0] if "." in number else ""


def film_name(film: str) -> str:
    return f"film:{film}" if film else ""


def moment(text: object) -> datetime:
    found = datetime.fromisoformat(text) if isinstance(text, str) else None
    if found is None or found.tzinfo is None:
        raise NoComment("it has no time")
    return found
