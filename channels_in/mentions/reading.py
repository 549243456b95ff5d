"""What stands in a feed, read in a process of its own (read_child)."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from channels_in.mentions.links import is_web, unwrapped
from channels_in.models.mention import EXCERPT_MAX, TITLE_MAX, URL_MAX
from servicedesk.lib.apart import read_apart
from servicedesk.lib.text import one_line

MODULE = "channels_in.mentions.read_child"
SECONDS = 20  # by the clock
NO_FEED = gettext_noop("What came is no RSS or Atom")
TOO_MUCH = gettext_noop("The feed took too long, or too much memory, to read")


class CannotReadFeed(ValueError):
    """str() is a text of this file."""


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    url: str  # "" when it leads nowhere a browser may go
    guid: str
    excerpt: str
    source: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Feed:
    title: str
    items: list[Item]


def read_feed(body: bytes, content_type: str) -> Feed:
    """Raises CannotReadFeed."""
    head = json.dumps({"content_type": content_type}).encode()
    said = read_apart(MODULE, b"%b\n%b" % (head, body), seconds=SECONDS)
    if not said.is_whole:
        raise CannotReadFeed(TOO_MUCH)
    found: dict[str, Any] = json.loads(said.output)
    if "refused" in found:
        raise CannotReadFeed(NO_FEED)
    items = (_item(row) for row in found["items"])
    return Feed(one_line(found["title"], TITLE_MAX), [item for item in items if item.title])


def _item(row: dict[str, str]) -> Item:
    url = unwrapped(row["link"].strip())
    url = url if is_web(url) and len(url) <= URL_MAX else ""
    excerpt = one_line(row["excerpt"], EXCERPT_MAX)
    return Item(
        title=one_line(row["title"], TITLE_MAX) or one_line(excerpt, 100) or url[:TITLE_MAX],
        url=url,
        guid=row["guid"],
        excerpt=excerpt,
        source=one_line(row["source"], 200),
        published_at=datetime.fromisoformat(row["published"]) if row["published"] else None,
    )
