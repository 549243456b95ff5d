"""An answer as a post, under a name made of our message: the same message again is the same post.

Sources: docs.bsky.app/docs/advanced-guides/posts (reply, facets), atproto.com/specs/tid (names made of a time),
docs.bsky.app/docs/api/com-atproto-repo-create-record.
"""

import json
import re
from datetime import UTC, datetime
from typing import Any

from channels_in.base import ChannelError
from channels_in.bluesky.api import PROVIDER, call, did_of
from channels_in.bluesky.parse import LINK, link_to
from channels_in.models import DoorAccount, RawInbound, SocialItem
from channels_in.social.items import keep_ours
from channels_in.social.leaving import answered_by, check_fits, may_have_left_at, whole_text
from tickets.models import Message

POST = "app.bsky.feed.post"
MENTION = "app.bsky.richtext.facet#mention"
MOST_MENTIONS = 10
_LETTERS = "234567abcdefghijklmnopqrstuvwxyz"
_LINKS = re.compile(r"\bhttps?://[^\s<>\"']{3,2000}", re.IGNORECASE)
_AFTER_LINK = ".,;:!?)]}»”’"
_NAMES = re.compile(r"(?<![\w@./])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24})\b", re.IGNORECASE)


def send(account: DoorAccount, message: Message) -> None:
    """Raises ChannelError."""
    item = answered_by(message, account)
    text = whole_text(message)
    check_fits(message, account, text)
    rkey = tid(message.created_at, message.pk)
    uri = _there(account, rkey) if may_have_left_at(message) else ""
    keep_ours(
        account.inbox,
        message,
        external_id=uri or _posted(account, message, item, text, rkey),
        parent_id=item.external_id,
        thread_id=item.thread_id,
        permalink=link_to(rkey, account.external_id),
        is_public=True,
    )


def _posted(account: DoorAccount, message: Message, item: SocialItem, text: str, rkey: str) -> str:
    """Return what the network calls the post."""
    record = {
        "$type": POST,
        "text": text,
        "createdAt": stamp(message.created_at),
        "langs": [message.language or "sv"],
        "reply": reply_to(item),
        "facets": [*links(text), *_mentions(account, text)],
    }
    fields = {"repo": did_of(account), "collection": POST, "rkey": rkey, "record": record}
    try:
        said = call(account, "POST", "com.atproto.repo.createRecord", fields=fields, knows_key=True).data
    except ChannelError as error:
        # Of a name that is taken already servers say different things.
        if error.permanent and (uri := _there(account, rkey)):
            return uri
        raise
    if not isinstance(said, dict) or not isinstance(said.get("uri"), str):
        raise ChannelError(f"{PROVIDER}: the answer could not be understood", ambiguous=True)
    return str(said["uri"])


def _there(account: DoorAccount, rkey: str) -> str:
    """What the network calls the post of that name of ours; "" when there is none."""
    query = {"repo": did_of(account), "collection": POST, "rkey": rkey}
    try:
        said = call(account, "GET", "com.atproto.repo.getRecord", query).data
    except ChannelError as error:
        if error.permanent:
            return ""
        raise
    return str(said.get("uri") or "") if isinstance(said, dict) else ""


def reply_to(item: SocialItem) -> dict[str, dict[str, str]]:
    """What is answered and where its thread begins, each by name and by what it said then. Raises ChannelError."""
    raw = RawInbound.objects.filter(inbox=item.inbox, external_id=item.external_id).first()
    try:
        post = json.loads(bytes(raw.body)) if raw else {}
        parent = {"uri": str(post["uri"]), "cid": str(post["cid"])}
        root = (post["record"].get("reply") or {}).get("root") or parent
        return {"root": {"uri": str(root["uri"]), "cid": str(root["cid"])}, "parent": parent}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ChannelError("the post that is answered is not known well enough", permanent=True) from error


def links(text: str) -> list[dict[str, Any]]:
    """Links as the network wants them: from and to in bytes of UTF-8."""
    found = []
    for match in _LINKS.finditer(text):
        url = match.group().rstrip(_AFTER_LINK)
        found.append(_facet(text, match.start(), match.start() + len(url), {"$type": LINK, "uri": url}))
    return found


def _mentions(account: DoorAccount, text: str) -> list[dict[str, Any]]:
    """@names of accounts that there are; others stay text."""
    found = []
    for match in list(_NAMES.finditer(text))[:MOST_MENTIONS]:
        try:
            said = call(account, "GET", "com.atproto.identity.resolveHandle", {"handle": match[1].lower()}).data
        except ChannelError:
            continue
        if isinstance(said, dict) and isinstance(said.get("did"), str):
            found.append(_facet(text, match.start(), match.end(), {"$type": MENTION, "did": said["did"]}))
    return found


def _facet(text: str, start: int, end: int, feature: dict[str, str]) -> dict[str, Any]:
    index = {"byteStart": len(text[:start].encode()), "byteEnd": len(text[:end].encode())}
    return {"index": index, "features": [feature]}


def tid(at: datetime, number: int) -> str:
    """A name of 13 letters: the microsecond, and ten bits that tell apart what was written in the same one."""
    value = (int(at.timestamp() * 1_000_000) & (2**53 - 1)) << 10 | number % 1024
    return "".join(_LETTERS[value >> shift & 31] for shift in range(60, -5, -5))


def stamp(at: datetime) -> str:
    at = at.astimezone(UTC)
    return f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z"
