"""What is new for an account: mentions of it, answers to it, what it says elsewhere, and what has been taken away.

Sources: docs.bsky.app/docs/api: app.bsky.notification.listNotifications, app.bsky.feed.getPostThread, getAuthorFeed,
getPosts (25 at once). Lists are told newest first, with a cursor to older pages.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from channels_in.base import ChannelError
from channels_in.bluesky.api import PROVIDER, call, did_of
from channels_in.bluesky.parse import AROUND, GONE, OURS, SAID, moment, named
from channels_in.intake import Came
from channels_in.models import DoorAccount, SocialItem
from channels_in.pages import keep_page, thing, things
from channels_in.provider_calls import Said, pause
from channels_in.social.relook import LOOKED_AT, is_time, to_look_at

PAGE = 50
MOST_PAGES = 40
AT_ONCE = 25  # posts asked for by name
BEFORE = timedelta(days=1)  # what was said so long before the account was set up comes in too
OVERLAP = timedelta(minutes=10)  # what is indexed late stands among what we have
LOOK_EVERY = timedelta(minutes=30)
ANCESTORS = 20

Heard = Callable[[list[Any]], list[Came]]


def fetch(account: DoorAccount) -> None:
    """Raises ChannelError."""
    did = did_of(account)
    told = {"did": did, "handle": account.external_id}
    _new(
        account,
        "app.bsky.notification.listNotifications",
        {"reasons": ["mention", "reply"]},
        ("notifications", "heard"),
        lambda page: _heard(account, page, told),
    )
    _new(
        account,
        "app.bsky.feed.getAuthorFeed",
        {"actor": did, "filter": "posts_with_replies"},
        ("feed", "ours"),
        lambda page: _own(account, page, told),
    )
    if is_time(account, timezone.now(), LOOK_EVERY):
        _look_again(account, told)


def _new(account: DoorAccount, name: str, query: Mapping[str, Any], where: tuple[str, str], heard: Heard) -> None:
    """Keep pages back to where we were. Only when all of them are kept have we come further."""
    items, cursor = where
    since = _since(account, cursor)
    newest, older = since, ""
    for _page in range(MOST_PAGES):
        said = call(account, "GET", name, {**query, "limit": PAGE, **({"cursor": older} if older else {})})
        page = _list(said, items)
        newest = max([newest, *filter(None, map(_time, page))])
        fresh = [item for item in page if (_time(item) or newest) > since - OVERLAP]
        keep_page(account, said.body, heard(fresh), {})
        older = str(said.data.get("cursor") or "")
        is_all = len(fresh) < len(page) or not older or not page
        if is_all:
            break
        pause(said, PROVIDER)
    keep_page(account, b"", [], {cursor: newest.isoformat()})
    pause(said, PROVIDER)


def _since(account: DoorAccount, cursor: str) -> datetime:
    known = account.cursor.get(cursor)
    return datetime.fromisoformat(known) if known else account.created_at - BEFORE + OVERLAP


def _heard(account: DoorAccount, page: list[Any], told: Mapping[str, str]) -> list[Came]:
    found: list[Came] = []
    for item in reversed(page):  # the oldest first, as they were said
        if isinstance(item, dict) and item.get("reason") not in ("mention", "reply"):
            continue
        found += _around(account, item, told)
        found += things(account.inbox, [item], lambda item: named(item["uri"]), {**told, "is": SAID})
    return found


def _own(account: DoorAccount, page: list[Any], told: Mapping[str, str]) -> list[Came]:
    posts = [item["post"] for item in page if isinstance(item, dict) and "reason" not in item and "post" in item]
    mine = [post for post in posts if isinstance(post, dict) and _part(post, "author").get("did") == told["did"]]
    envelope = {**told, "is": OURS}
    return things(account.inbox, reversed(mine), lambda post: f"ours {named(post['uri'])}", envelope)


def _around(account: DoorAccount, item: Any, told: Mapping[str, str]) -> list[Came]:
    """The posts before this one that we have not got. A mention without them is there all the same."""
    parent = _part(_part(_part(item, "record"), "reply"), "parent").get("uri")
    if not isinstance(parent, str) or _is_known(account, parent) or _is_known(account, str(item.get("uri"))):
        return []
    try:
        query: dict[str, str | int] = {"uri": parent, "depth": 0, "parentHeight": ANCESTORS}
        node = call(account, "GET", "app.bsky.feed.getPostThread", query).data["thread"]
    except (ChannelError, KeyError, TypeError):
        return []
    posts: list[Any] = []
    while isinstance(node, dict) and isinstance(node.get("post"), dict) and len(posts) <= ANCESTORS:
        posts.insert(0, node["post"])
        node = node.get("parent")
    envelope = {**told, "is": AROUND}
    return things(account.inbox, posts, lambda post: f"around {named(post['uri'])}", envelope)


def _is_known(account: DoorAccount, uri: str) -> bool:
    return SocialItem.objects.filter(inbox=account.inbox, external_id=uri).exists()


def _look_again(account: DoorAccount, told: Mapping[str, str]) -> None:
    """Notice what has been taken away since it came. Posts cannot be edited."""
    now, found, body = timezone.now(), [], b""
    items = to_look_at(account, now, AT_ONCE)
    if items:
        said = call(account, "GET", "app.bsky.feed.getPosts", {"uris": [item.external_id for item in items]})
        there, body = {post.get("uri") for post in _list(said, "posts") if isinstance(post, dict)}, said.body
        for item in items:
            if item.external_id not in there:
                gone = {"uri": item.external_id}
                found.append(thing(account.inbox, gone, f"gone {item.external_id}", {**told, "is": GONE}))
    keep_page(account, body, found, {LOOKED_AT: now.isoformat()})


def _list(said: Said, name: str) -> list[Any]:
    if not isinstance(said.data, dict) or not isinstance(said.data.get(name), list):
        raise ChannelError(f"{PROVIDER}: the server does not answer as one", is_about_server=True)
    found: list[Any] = said.data[name]
    return found


def _time(item: Any) -> datetime | None:
    """When the network had it."""
    try:
        return moment((item.get("post") or item)["indexedAt"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _part(item: Any, name: str) -> dict[str, Any]:
    part = item.get(name) if isinstance(item, dict) else None
    return part if isinstance(part, dict) else {}
