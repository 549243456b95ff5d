"""A change of a page's feed, understood. Pure.

Source: developers.facebook.com/docs/graph-api/webhooks/reference/page (field feed): `item` says what it is, `verb` what
happened to it. Meta leaves `from` out where the app may not know who wrote.
"""

import re
from typing import Any

from channels_in.meta.files import with_files
from channels_in.meta.happenings import Hid
from channels_in.meta.names import named
from channels_in.meta.reading import Parsed, Thing, moment, part, thing_of, understood, words
from channels_in.models import RawInbound
from channels_in.social.elsewhere import Around, SaidAsUs
from channels_in.social.happenings import Edited, Nothing, Withdrawn
from channels_in.social.items import said
from tickets.models import ChannelKind

_ID = re.compile(r"[0-9_]{1,150}\Z")


@understood
def parse(raw: RawInbound) -> Parsed:
    """Raises ValueError."""
    thing = thing_of(raw)
    if thing.field != "feed":
        raise ValueError("it is no change of a page's feed")
    value, what = thing.value, _name(thing)
    match value.get("verb"):
        case "add":
            return _added(raw, thing)
        case "edited" | "edit" | "update":
            return Edited(what, words(value.get("message")), thing.at)
        case "remove" | "delete" | "block":
            return Withdrawn(what)
        case "hide" | "unhide" as verb:
            return Hid(what, hidden=verb == "hide")
    return Nothing()


def _name(thing: Thing) -> str:
    return named(thing.value.get("comment_id") or thing.value["post_id"])


def _added(raw: RawInbound, thing: Thing) -> Parsed:
    value, what = thing.value, _name(thing)
    is_comment = bool(value.get("comment_id"))
    author, post = part(value.get("from")), named(value.get("post_id") or value["comment_id"])
    parent = named(value["parent_id"]) if is_comment and value.get("parent_id") else post if is_comment else ""
    said_at, text = moment(value.get("created_time")) or thing.at, words(value.get("message"))
    if str(author.get("id", "")) == thing.account_id:
        if is_comment:
            return SaidAsUs(ChannelKind.FACEBOOK, what, text, said_at, parent, post, _link(what))
        # A post of ours: what it says is kept for those who read what people say under it.
        name, link = words(author.get("name")), _link(what)
        return Around(what, text, said_at, thing.account_id, name, thread_id=what, permalink=link, is_ours=True)
    incoming = said(
        channel=ChannelKind.FACEBOOK,
        external_id=what,
        text=_with_link(text, value),
        # Nobody we know of: the answer still finds its way, since it goes to the comment.
        author_id=str(author.get("id") or what),
        author_name=words(author.get("name")),
        received_at=raw.received_at,
        said_at=said_at,
        is_public=True,
        parent_id=parent,
        thread_id=post,
        permalink=_link(what),
    )
    return with_files(incoming, thing)


def _with_link(text: str, value: dict[str, Any]) -> str:
    """What somebody shares is part of what they say."""
    link = words(value.get("link")) if value.get("item") in ("share", "link") else ""
    return "\n\n".join(filter(None, [text, link]))


def _link(what: str) -> str:
    return f"https://www.facebook.com/{what}" if _ID.match(what) else ""
