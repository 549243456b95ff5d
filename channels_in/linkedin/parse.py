"""A comment on a post of the organization's page, understood. Pure.

Source: learn.microsoft.com/linkedin/marketing/community-management/shares/comments-api. Who has written is told by an
id of LinkedIn's alone: names are not given to programs.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from channels_in.base import Happening
from channels_in.models import RawInbound
from channels_in.social.elsewhere import Around, SaidAsUs
from channels_in.social.happenings import Edited, Withdrawn
from channels_in.social.items import message_id, said
from tickets.incoming import IncomingMessage
from tickets.models import ChannelKind

SAID, EDITED, GONE, OURS, POST = "said", "edited", "gone", "ours", "post"  # RawInbound.envelope["is"]


class NoComment(ValueError):
    """It is not of the shape the documentation has."""


def parse(raw: RawInbound) -> IncomingMessage | Happening:
    """Raises ValueError. What came is told by the envelope: {"is", "organization", "object", "earlier"}."""
    try:
        found = json.loads(bytes(raw.body))
        if raw.envelope.get("is") == POST:
            return _post(found, raw.envelope)
        return _understood(raw, found, raw.envelope.get("is", SAID))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NoComment(f"it lacks something: {type(error).__name__} {error}"[:200]) from error


def _understood(raw: RawInbound, comment: Mapping[str, Any], kind: str) -> IncomingMessage | Happening:
    urn = name_of(comment)
    if kind == GONE:
        return Withdrawn(urn)
    text, post, at = str(comment["message"]["text"]), str(comment["object"]), moment(comment["created"])
    if kind == EDITED:
        return Edited(urn, text, moment(comment["lastModified"]))
    shared: dict[str, Any] = {
        "parent_id": str(comment.get("parentComment") or post),
        "thread_id": post,
        "permalink": link_to(post),
        "is_public": True,
    }
    if kind == OURS:
        return SaidAsUs(ChannelKind.LINKEDIN, urn, text, at, **shared)
    incoming = said(
        channel=ChannelKind.LINKEDIN,
        external_id=urn,
        text=text,
        author_id=str(comment["actor"]),
        author_name="",
        received_at=raw.received_at,
        said_at=at,
        **shared,
    )
    earlier = raw.envelope.get("earlier", "")
    return replace(incoming, references=(message_id(ChannelKind.LINKEDIN, earlier),)) if earlier else incoming


def _post(post: Mapping[str, Any], told: Mapping[str, str]) -> Around:
    name = told["object"]
    at = moment({"time": post.get("publishedAt") or post["createdAt"]})
    text, author = str(post.get("commentary") or ""), str(post["author"])
    is_ours = author == told.get("organization", "")
    return Around(name, text, at, author, thread_id=name, permalink=link_to(name), is_ours=is_ours)


def name_of(comment: Mapping[str, Any]) -> str:
    """urn:li:comment:(urn:li:activity:1,2), as LinkedIn names it or as it is made."""
    urn = comment.get("commentUrn") or comment.get("$URN")
    if isinstance(urn, str) and urn.startswith("urn:li:comment:"):
        return urn
    number, post = comment["id"], comment["object"]
    if not isinstance(number, str) or not number or not isinstance(post, str) or not post.startswith("urn:li:"):
        raise NoComment("it has no id")
    return f"urn:li:comment:({post},{number})"


def link_to(post: str) -> str:
    return f"https://www.linkedin.com/feed/update/{post}/" if post.startswith("urn:li:") else ""


def moment(stamp: Mapping[str, Any]) -> datetime:
    """A time in milliseconds since 1970."""
    value = stamp["time"]
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 10**14:
        raise NoComment("it has no time")
    return datetime.fromtimestamp(value / 1000, UTC)
