"""What is new for an account: mentions, now and then what it says elsewhere, and what has been taken away.

Sources: docs.x.com/x-api/users/get-mentions, .../users/get-posts, .../posts/get-posts-by-ids. X is paid by the post
that is read: what is not new is not asked for (since_id), and nothing is asked for more often than is of use.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from channels_in.base import ChannelError
from channels_in.intake import Came
from channels_in.models import DoorAccount, RawInbound
from channels_in.pages import keep_page, thing, things
from channels_in.provider_calls import Said, pause
from channels_in.social.relook import LOOKED_AT, is_time, to_look_at
from channels_in.x.api import PROVIDER, call
from channels_in.x.parse import AROUND, EDITED, GONE, OURS, SAID, first_of, named

PAGE = 100
MOST_PAGES = 8  # X tells of the newest 800 and no more
BEFORE = timedelta(days=1)  # what was said so long before the account was set up comes in too
OURS_EVERY = timedelta(minutes=15)
LOOK_EVERY = timedelta(hours=6)
_POSTS = {
    "tweet.fields": "created_at,conversation_id,referenced_tweets,lang,edit_history_tweet_ids,author_id,entities,"
    "note_tweet",
    "expansions": "author_id,referenced_tweets.id,referenced_tweets.id.author_id,attachments.media_keys",
    "user.fields": "username,name",
    "media.fields": "url,alt_text,preview_image_url,type",
}
_NOT_FOUND = "resource-not-found"
_NAMES: dict[str, Callable[[Any], str]] = {
    SAID: lambda item: first_of(item["post"]),
    OURS: lambda item: f"ours {first_of(item['post'])}",
    EDITED: lambda item: f"edit {named(item['post']['id'])}",
}


def fetch(account: DoorAccount) -> None:
    """Raises ChannelError."""
    told = {"account": account.external_id, "name": str(account.options.get("username", ""))}
    _new(account, "mentions", {}, told, SAID)
    now = timezone.now()
    if _is_due(account, "ours_at", now, OURS_EVERY):
        _new(account, "tweets", {"exclude": "retweets"}, told, OURS)
        keep_page(account, b"", [], {"ours_at": now.isoformat()})
    if is_time(account, now, LOOK_EVERY):
        _look_again(account, told)


def _new(account: DoorAccount, what: str, more: Mapping[str, str], told: Mapping[str, str], kind: str) -> None:
    """Keep pages back to where we were. Only when all of them are kept have we come further."""
    newest = str(account.cursor.get(what) or "")
    since = {"since_id": newest} if newest else {"start_time": _start(account)}
    for said in _pages(account, f"users/{account.external_id}/{what}", {**_POSTS, **more, **since}):
        posts = _list(said, "data")
        newest = max([newest, *filter(None, map(_number, posts))], key=_order)
        keep_page(account, said.body, _came(account, posts, _part(said.data, "includes"), told, kind), {})
    keep_page(account, b"", [], {what: newest})


def _pages(account: DoorAccount, path: str, query: Mapping[str, Any]) -> Iterator[Said]:
    older = ""
    for _page in range(MOST_PAGES):
        more = {"pagination_token": older} if older else {}
        said = call(account, "GET", path, {**query, "max_results": PAGE, **more})
        yield said
        older = str(_part(said.data, "meta").get("next_token") or "")
        if not older:
            return
        pause(said, PROVIDER)


def _came(
    account: DoorAccount, posts: list[Any], includes: Mapping[str, Any], told: Mapping[str, str], kind: str
) -> list[Came]:
    found: list[Came] = []
    for post in reversed(posts):  # the oldest first, as they were said
        if not isinstance(post, dict) or (post.get("author_id") == account.external_id and kind == SAID):
            continue
        if kind == SAID:
            found += _around(account, post, includes, told)
        told_as = EDITED if _is_edit(account, post) else kind
        found += things(account.inbox, [_whole(post, includes)], _NAMES[told_as], {**told, "is": told_as})
    return found


def _is_edit(account: DoorAccount, post: Mapping[str, Any]) -> bool:
    """Whether it is a later version of something that has come in."""
    history = post.get("edit_history_tweet_ids")
    if not isinstance(history, list) or len(history) < 2:
        return False
    return RawInbound.objects.filter(inbox=account.inbox, external_id=str(history[0])).exists()


def _around(
    account: DoorAccount, post: Mapping[str, Any], includes: Mapping[str, Any], told: Mapping[str, str]
) -> list[Came]:
    """The post it answers, which X gives along."""
    ids = [row.get("id") for row in _rows(post, "referenced_tweets")]
    parents = [row for row in _rows(includes, "tweets") if row.get("id") in ids]
    envelope = {**told, "is": AROUND}
    whole = [_whole(parent, includes) for parent in parents]
    return things(account.inbox, whole, lambda item: f"around {first_of(item['post'])}", envelope)


def _whole(post: Mapping[str, Any], includes: Mapping[str, Any]) -> dict[str, Any]:
    """The post with its author and its pictures, which X tells beside the page."""
    author = next((row for row in _rows(includes, "users") if row.get("id") == post.get("author_id")), {})
    keys = _part(post, "attachments").get("media_keys")
    wanted = keys if isinstance(keys, list) else []
    media = [row for row in _rows(includes, "media") if row.get("media_key") in wanted]
    return {"post": dict(post), "author": author, "media": media}


def _look_again(account: DoorAccount, told: Mapping[str, str]) -> None:
    """Notice what has been taken away since it came. Only what X says is not there counts as gone."""
    now, found, body = timezone.now(), [], b""
    items = to_look_at(account, now, PAGE)
    if items:
        said = call(account, "GET", "tweets", {"ids": ",".join(item.external_id for item in items)})
        gone, body = _not_found(said), said.body
        for item in items:
            if item.external_id in gone:
                post = {"post": {"id": item.external_id}}
                found.append(thing(account.inbox, post, f"gone {item.external_id}", {**told, "is": GONE}))
    keep_page(account, body, found, {LOOKED_AT: now.isoformat()})


def _not_found(said: Said) -> set[str]:
    return {str(row.get("resource_id")) for row in _rows(said.data, "errors") if _NOT_FOUND in str(row.get("type"))}


def _is_due(account: DoorAccount, name: str, now: datetime, every: timedelta) -> bool:
    last = account.cursor.get(name)
    return not last or now - datetime.fromisoformat(last) >= every


def _start(account: DoorAccount) -> str:
    return f"{(account.created_at - BEFORE).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _list(said: Said, name: str) -> list[Any]:
    """X leaves out what would be empty."""
    if not isinstance(said.data, dict) or not isinstance(said.data.get(name, []), list):
        raise ChannelError(f"{PROVIDER}: the server does not answer as one", is_about_server=True)
    return list(said.data.get(name, []))


def _number(post: Any) -> str:
    number = post.get("id") if isinstance(post, dict) else None
    return number if isinstance(number, str) and number.isdecimal() else ""


def _order(number: str) -> tuple[int, str]:
    return len(number), number


def _rows(item: Any, name: str) -> list[dict[str, Any]]:
    rows = item.get(name) if isinstance(item, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _part(item: Any, name: str) -> dict[str, Any]:
    part = item.get(name) if isinstance(item, dict) else None
    return part if isinstance(part, dict) else {}
