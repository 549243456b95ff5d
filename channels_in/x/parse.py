"""A post at X, understood. Pure.

Source: docs.x.com/x-api/fundamentals/data-dictionary (post, user, media). A post may be edited five times: each version
has an id of its own, and edit_history_tweet_ids begins with the first, by which we call all of them.
"""

import html
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from channels_in.base import Happening
from channels_in.models import RawInbound
from channels_in.social.elsewhere import Around, SaidAsUs
from channels_in.social.happenings import Edited, Withdrawn
from channels_in.social.items import said
from servicedesk.lib.text import one_line
from tickets.incoming import IncomingMessage
from tickets.models import ChannelKind

SAID, EDITED, GONE, OURS, AROUND = "said", "edited", "gone", "ours", "around"  # RawInbound.envelope["is"]


class NoPost(ValueError):
    """It is not of the shape the documentation has."""


def parse(raw: RawInbound) -> IncomingMessage | Happening:
    """Raises ValueError. The body is {"post", "author", "media"}; what came is told by the envelope: {"is", "name"}."""
    try:
        found = json.loads(bytes(raw.body))
        return _understood(raw, found, found["post"], raw.envelope)
    except (KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise NoPost(f"it lacks something: {type(error).__name__} {error}"[:200]) from error


def _understood(
    raw: RawInbound, found: Mapping[str, Any], post: Mapping[str, Any], told: Mapping[str, str]
) -> IncomingMessage | Happening:
    number, kind = first_of(post), told.get("is", SAID)
    if kind == GONE:
        return Withdrawn(number)
    text = text_of(post, told.get("name", ""))
    if kind == EDITED:
        return Edited(number, text, raw.received_at)
    author, at, files = found.get("author") or {}, moment(post["created_at"]), files_of(found)
    shared: dict[str, Any] = {
        "parent_id": parent_of(post),
        "thread_id": str(post.get("conversation_id") or number),
        "permalink": f"https://x.com/{author.get('username') or 'i'}/status/{number}",
        "is_public": True,
    }
    if kind == OURS:
        return SaidAsUs(ChannelKind.X, number, text, at, **shared)
    name = one_line(str(author.get("name") or author.get("username") or ""), 200)
    who = named(post["author_id"])
    if kind == AROUND:
        return Around(number, text, at, who, name, is_ours=who == told.get("account", ""), **shared)
    incoming = said(
        channel=ChannelKind.X,
        external_id=number,
        text=text,
        author_id=who,
        author_name=name,
        received_at=raw.received_at,
        said_at=at,
        language=_language(post),
        **shared,
    )
    return replace(
        incoming,
        subject="" if text or not files else str(ChannelKind.X.label),
        extra={**incoming.extra, "files": json.dumps(files) if files else ""},
    )


def named(number: object) -> str:
    if not isinstance(number, str) or not number.isdecimal() or len(number) > 30:
        raise NoPost("it has no id")
    return number


def first_of(post: Mapping[str, Any]) -> str:
    """The id of the first version of a post."""
    history = post.get("edit_history_tweet_ids")
    return named(history[0] if isinstance(history, list) and history else post["id"])


def parent_of(post: Mapping[str, Any]) -> str:
    """The id of the post it answers; "" when it answers none."""
    for row in post.get("referenced_tweets") or []:
        if row["type"] == "replied_to":
            return named(row["id"])
    return ""


def text_of(post: Mapping[str, Any], name: str) -> str:
    """The text with where its links lead, without our own name first. X writes & as &amp;, and shortens links."""
    long = post.get("note_tweet") or {}
    text = str(long.get("text") or post["text"])
    for url in ((long.get("entities") or post.get("entities")) or {}).get("urls") or []:
        leads_to = str(url.get("expanded_url") or "")
        # The address of the post itself, or of its picture, stands last and says nothing.
        text = text.replace(str(url["url"]), "" if "media_key" in url else leads_to)
    return _without_name(html.unescape(text).strip(), name)


def _without_name(text: str, name: str) -> str:
    first, _space, rest = text.partition(" ")
    return rest.strip() if rest and name and first.rstrip(",:").lower() == f"@{name}".lower() else text


def files_of(found: Mapping[str, Any]) -> list[dict[str, str]]:
    """What channels_in.media fetches: pictures, and of films the one picture."""
    files = []
    for media in found.get("media") or []:
        url = media.get("url") or media.get("preview_image_url")
        if isinstance(url, str):
            files.append({"url": url, "name": one_line(str(media.get("alt_text") or ""), 80), "content_type": ""})
    return files


def moment(text: object) -> datetime:
    found = datetime.fromisoformat(text) if isinstance(text, str) else None
    if found is None or found.tzinfo is None:
        raise NoPost("it has no time")
    return found


def _language(post: Mapping[str, Any]) -> str:
    language = str(post.get("lang") or "")
    return language if len(language) == 2 else ""  # "und", "qme": X does not know
