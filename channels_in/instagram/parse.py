"""A comment, or a mention, on Instagram, understood. Pure.

Sources: developers.facebook.com/docs/instagram-platform/webhooks and .../graph-api/webhooks/reference/instagram.
Instagram tells of no edits and no removals. Of a mention it tells only where: its text is fetched (meta.mentions) and
comes back here as the field MENTION.
"""

from channels_in.meta.mentions import MENTION, Mentioned
from channels_in.meta.names import MENTION as MENTION_AT
from channels_in.meta.names import named
from channels_in.meta.reading import Parsed, Thing, moment, part, thing_of, understood, words
from channels_in.models import RawInbound
from channels_in.social.elsewhere import SaidAsUs
from channels_in.social.items import said
from servicedesk.lib.text import one_line
from tickets.models import ChannelKind


@understood
def parse(raw: RawInbound) -> Parsed:
    """Raises ValueError."""
    thing = thing_of(raw)
    if thing.field in ("comments", "live_comments"):
        return _commented(raw, thing)
    if thing.field == "mentions":
        return Mentioned(str(thing.value["media_id"]), str(thing.value.get("comment_id") or ""))
    if thing.field == MENTION:
        return _mentioned(raw, thing)
    raise ValueError("it is neither a comment nor a mention")


def _commented(raw: RawInbound, thing: Thing) -> Parsed:
    value = thing.value
    author, what, media = part(value.get("from")), named(value["id"]), named(part(value.get("media"))["id"])
    parent = named(value["parent_id"]) if value.get("parent_id") else media
    said_at = moment(value.get("timestamp")) or thing.at
    if str(author.get("id", "")) == thing.account_id or author.get("self_ig_scoped_id"):
        return SaidAsUs(ChannelKind.INSTAGRAM, what, words(value.get("text")), said_at, parent, media)
    return said(
        channel=ChannelKind.INSTAGRAM,
        external_id=what,
        text=words(value.get("text")),
        author_id=str(author.get("id") or what),  # as for Facebook: the answer goes to the comment
        author_name=one_line(words(author.get("username")), 200),
        received_at=raw.received_at,
        said_at=said_at,
        is_public=True,
        parent_id=parent,
        thread_id=media,
    )


def _mentioned(raw: RawInbound, thing: Thing) -> Parsed:
    """What was fetched of a mention: somebody named us in a comment, or in the caption of a picture of theirs."""
    value = thing.value
    comment, media = part(value.get("comment")), str(value["media_id"])
    what = named(value.get("comment_id") or media)
    author = words(comment.get("username")) or words(value.get("username"))
    return said(
        channel=ChannelKind.INSTAGRAM,
        external_id=what,
        text=words(comment.get("text")) or words(value.get("caption")),
        # Instagram tells only the name of who mentions us.
        author_id=author or what,
        author_name=author,
        received_at=raw.received_at,
        said_at=moment(comment.get("timestamp")) or moment(value.get("timestamp")) or thing.at,
        is_public=True,
        thread_id=f"{MENTION_AT}{named(media)}",
        permalink=words(value.get("permalink")),
    )
