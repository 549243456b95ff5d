"""A status of a Mastodon server, understood. Pure.

Sources: docs.joinmastodon.org/entities/Status, .../MediaAttachment, .../Account. Servers number their statuses each for
itself: "123@social.example" names one everywhere.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from channels_in.base import Happening
from channels_in.email.parsing.htmltext import html_to_text
from channels_in.models import RawInbound
from channels_in.social.elsewhere import Around, SaidAsUs
from channels_in.social.happenings import Edited, Withdrawn
from channels_in.social.items import said
from servicedesk.lib.text import clean, one_line
from tickets.incoming import IncomingMessage
from tickets.models import ChannelKind

PUBLIC = frozenset({"public", "unlisted"})
SAID, EDITED, GONE, OURS, AROUND = "said", "edited", "gone", "ours", "around"  # RawInbound.envelope["is"]
# Names and subjects are links too; where they lead says nothing more.
_NAME_LINK = re.compile(r'<a\b[^>]{0,2000}?\bclass="[^"]{0,200}\b(?:mention|hashtag)\b[^"]{0,200}"[^>]{0,2000}>')


class NoStatus(ValueError):
    """It is not of the shape the documentation has."""


def status_of(body: bytes) -> dict[str, Any]:
    """Raises NoStatus."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NoStatus("it is no JSON") from error
    if not isinstance(found, dict):
        raise NoStatus("it is no status")
    return found


def parse(raw: RawInbound) -> IncomingMessage | Happening:
    """Raises ValueError. What came is told by the envelope: {"is", "host", "account", "thread"}."""
    status, told = status_of(bytes(raw.body)), raw.envelope
    try:
        return _understood(raw, status, told)
    except (KeyError, TypeError, AttributeError) as error:
        raise NoStatus(f"it lacks something: {type(error).__name__} {error}"[:200]) from error


def _understood(raw: RawInbound, status: Mapping[str, Any], told: Mapping[str, str]) -> IncomingMessage | Happening:
    host, kind = told.get("host", ""), told.get("is", SAID)
    external_id = named(status["id"], host)
    if kind == GONE:
        return Withdrawn(external_id)
    text = text_of(status, told.get("account", ""))
    at = moment(status["created_at"])
    if kind == EDITED:
        return Edited(external_id, text, moment(status["edited_at"]))
    account, parent = status["account"], status.get("in_reply_to_id")
    is_public = status.get("visibility") in PUBLIC
    shared: dict[str, Any] = {
        "parent_id": named(parent, host) if parent else "",
        "thread_id": told.get("thread", "") or external_id,
        "permalink": _link(status),
        "is_public": is_public,
    }
    if kind == OURS:
        return SaidAsUs(ChannelKind.MASTODON, external_id, text, at, **shared)
    author, name = address(account["acct"], host), one_line(str(account.get("display_name") or account["acct"]), 200)
    if kind == AROUND:
        is_ours = author == told.get("account", "")
        return Around(external_id, text, at, author, name, is_ours=is_ours, **shared)
    incoming = said(
        channel=ChannelKind.MASTODON,
        external_id=external_id,
        text=text,
        author_id=author,
        author_name=name,
        received_at=raw.received_at,
        said_at=at,
        language=str(status.get("language") or "")[:2],
        **shared,
    )
    files = files_of(status)
    return replace(
        incoming,
        subject="" if text or not files else str(ChannelKind.MASTODON.label),
        is_automatic=account.get("bot") is True,
        extra={**incoming.extra, "files": json.dumps(files) if files else ""},
    )


def named(number: object, host: str) -> str:
    if not isinstance(number, str) or not number:
        raise NoStatus("it has no id")
    return f"{number}@{host}"[:200]


def number_of(external_id: str) -> str:
    """What the server itself calls it."""
    return external_id.partition("@")[0]


def address(acct: str, host: str) -> str:
    """Return name@server, in small letters; the server says nothing of those who live there."""
    return acct.lower() if "@" in acct else f"{acct}@{host}".lower()


def text_of(status: Mapping[str, Any], account: str) -> str:
    """The text, without our own name before it; a content warning first, a poll's choices and other's words last."""
    text = _without_name(html_to_text(_NAME_LINK.sub("<a>", str(status.get("content") or ""))), account)
    warning = clean(str(status.get("spoiler_text") or "")).strip()
    poll = status.get("poll")
    choices = [f"- {option['title']}" for option in poll["options"]] if isinstance(poll, dict) else []
    return "\n\n".join(filter(None, [f"CW: {warning}" if warning else "", text, "\n".join(choices)]))


def _without_name(text: str, account: str) -> str:
    name = account.partition("@")[0]
    if not name:
        return text.strip()
    ours = re.compile(rf"\s*@{re.escape(name)}(?:@{re.escape(account.partition('@')[2])})?(?![\w@.-])[,:]?\s*", re.I)
    found = ours.match(text)
    return (text[found.end() :] if found else text).strip()


def files_of(status: Mapping[str, Any]) -> list[dict[str, str]]:
    """What channels_in.media fetches: [{"url", "name", "content_type"}]; a picture's description is its name."""
    found = []
    for media in status.get("media_attachments") or []:
        if isinstance(media, dict) and isinstance(url := media.get("url") or media.get("remote_url"), str):
            found.append({"url": url, "name": one_line(str(media.get("description") or ""), 80), "content_type": ""})
    return found


def moment(text: object) -> datetime:
    if not isinstance(text, str):
        raise NoStatus("it has no time")
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise NoStatus("its time has no zone")
    return found


def _link(status: Mapping[str, Any]) -> str:
    url = status.get("url") or ""
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) else ""
