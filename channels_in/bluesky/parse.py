"""A post at Bluesky as a notification, a thread or a feed tells of it, understood. Pure.

Sources: docs.bsky.app/docs/api/app-bsky-notification-list-notifications, github.com/bluesky-social/atproto, lexicons
app.bsky.feed.post, app.bsky.richtext.facet (offsets in bytes of UTF-8), app.bsky.feed.defs#postView.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from channels_in.base import Happening
from channels_in.models import RawInbound
from channels_in.social.elsewhere import Around, SaidAsUs
from channels_in.social.happenings import Withdrawn
from channels_in.social.items import said
from servicedesk.lib.text import clean, one_line
from tickets.incoming import IncomingMessage
from tickets.models import ChannelKind

SAID, GONE, OURS, AROUND = "said", "gone", "ours", "around"  # RawInbound.envelope["is"]
LINK = "app.bsky.richtext.facet#link"
_URI = re.compile(r"at://(did:[a-z]+:[A-Za-z0-9._:%-]{1,100})/[a-zA-Z0-9.]{1,80}/([A-Za-z0-9._:~-]{1,80})\Z")


class NoPost(ValueError):
    """It is not of the shape the lexicon has."""


def post_of(body: bytes) -> dict[str, Any]:
    """Raises NoPost."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NoPost("it is no JSON") from error
    if not isinstance(found, dict):
        raise NoPost("it is no post")
    return found


def parse(raw: RawInbound) -> IncomingMessage | Happening:
    """Raises ValueError. What came is told by the envelope: {"is", "handle", "did"}."""
    post = post_of(bytes(raw.body))
    try:
        return _understood(raw, post, raw.envelope)
    except (KeyError, TypeError, AttributeError) as error:
        raise NoPost(f"it lacks something: {type(error).__name__} {error}"[:200]) from error


def _understood(raw: RawInbound, post: Mapping[str, Any], told: Mapping[str, str]) -> IncomingMessage | Happening:
    uri, kind = named(post["uri"]), told.get("is", SAID)
    if kind == GONE:
        return Withdrawn(uri)
    record, author = post["record"], post["author"]
    did, handle = str(author["did"]), str(author.get("handle") or "")
    text = text_of(record, told.get("handle", ""))
    at = moment(post.get("indexedAt") or record["createdAt"])
    reply = record.get("reply") or {}
    shared: dict[str, Any] = {
        "parent_id": named(reply["parent"]["uri"]) if reply else "",
        "thread_id": named(reply["root"]["uri"]) if reply else uri,
        "permalink": link_to(uri, handle or did),
        "is_public": True,
    }
    if kind == OURS:
        return SaidAsUs(ChannelKind.BLUESKY, uri, text, at, **shared)
    name = one_line(str(author.get("displayName") or handle or did), 200)
    if kind == AROUND:
        return Around(uri, text, at, did, name, is_ours=did == told.get("did", ""), **shared)
    incoming = said(
        channel=ChannelKind.BLUESKY,
        external_id=uri,
        text=text,
        author_id=did,
        author_name=name,
        received_at=raw.received_at,
        said_at=at,
        language=_language(record),
        **shared,
    )
    files = files_of(uri, record)
    return replace(
        incoming,
        subject="" if text or not files else str(ChannelKind.BLUESKY.label),
        is_automatic=_is_bot(author),
        extra={**incoming.extra, "files": json.dumps(files) if files else ""},
    )


def named(uri: object) -> str:
    if not isinstance(uri, str) or not _URI.match(uri):
        raise NoPost("it has no name")
    return uri


def rkey_of(uri: str) -> str:
    return uri.rpartition("/")[2]


def link_to(uri: str, name: str) -> str:
    return f"https://bsky.app/profile/{name}/post/{rkey_of(uri)}"


def text_of(record: Mapping[str, Any], handle: str) -> str:
    """The text with where its links lead, which apps show cut off; without our own name first."""
    text = str(record.get("text") or "").encode("utf-8", "replace")
    for facet in sorted(_facets(record), key=lambda facet: facet[0], reverse=True):
        start, end, uri = facet
        if 0 <= start < end <= len(text) and uri.encode() not in text[start:end]:
            text = text[:start] + uri.encode() + text[end:]
    return _without_name(clean(text.decode("utf-8", "replace")), handle)


def _facets(record: Mapping[str, Any]) -> list[tuple[int, int, str]]:
    """Links as where they begin and end, in bytes, and where they lead; what is none is left out."""
    found = []
    for facet in record.get("facets") or []:
        try:
            index = facet["index"]
            for feature in facet["features"]:
                if feature["$type"] == LINK and str(feature["uri"]).startswith(("https://", "http://")):
                    found.append((int(index["byteStart"]), int(index["byteEnd"]), str(feature["uri"])[:2000]))
        except (KeyError, TypeError, ValueError):
            continue
    return found


def _without_name(text: str, handle: str) -> str:
    first, _space, rest = text.strip().partition(" ")
    is_ours = bool(handle) and first.rstrip(",:").casefold() == f"@{handle}".casefold()
    return rest.strip() if is_ours and rest else text.strip()


def files_of(uri: str, record: Mapping[str, Any]) -> list[dict[str, str]]:
    """What channels_in.media fetches, each by its place in the post: [{"id", "name", "content_type"}]."""
    embed = record.get("embed") or {}
    media = embed.get("media") if isinstance(embed.get("media"), dict) else embed  # beside what is quoted
    images = media.get("images") if isinstance(media, dict) else None
    return [
        {"id": f"{uri}#{place}", "name": one_line(str(image.get("alt") or ""), 80), "content_type": ""}
        for place, image in enumerate(images if isinstance(images, list) else [])
        if isinstance(image, dict)
    ]


def moment(text: object) -> datetime:
    found = datetime.fromisoformat(text) if isinstance(text, str) else None
    if found is None or found.tzinfo is None:
        raise NoPost("it has no time")
    return found


def _language(record: Mapping[str, Any]) -> str:
    languages = record.get("langs")
    return str(languages[0])[:2] if isinstance(languages, list) and languages else ""


def _is_bot(author: Mapping[str, Any]) -> bool:
    """Accounts say so of themselves by a label."""
    labels = author.get("labels") or []
    return any(isinstance(label, dict) and label.get("val") == "bot" for label in labels)
