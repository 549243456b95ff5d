"""What is new for an account: mentions and direct messages, edits and removals, and what it says elsewhere.

Sources: docs.joinmastodon.org/methods/notifications, .../methods/accounts#statuses, .../methods/statuses#context and
.../methods/statuses#index (several at once, since 4.3), .../api/guidelines#pagination (min_id: the next newer ones).
"""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from channels_in.base import ChannelError
from channels_in.intake import Came
from channels_in.mastodon.api import PROVIDER, call, host_of
from channels_in.mastodon.parse import AROUND, EDITED, GONE, OURS, SAID, NoStatus, moment, named, number_of
from channels_in.models import DoorAccount, SocialItem
from channels_in.pages import keep_page, thing, things
from channels_in.provider_calls import Said, pause
from channels_in.social.leaving import MOST_KEY
from channels_in.social.relook import LOOKED_AT, is_time, to_look_at

PAGE = 40  # the most a server gives at once
MOST_PAGES = 20  # of one kind in one go; the rest comes the next time
BUDGET = 40.0  # seconds for one account, before others have their turn
BEFORE = timedelta(days=1)  # what was said so long before the account was set up comes in too
LOOK_EVERY = timedelta(minutes=30)
ONCE_A_DAY = timedelta(days=1)
_NOW_GONE = (404, 410)


def fetch(account: DoorAccount) -> None:
    """Raises ChannelError."""
    until = time.monotonic() + BUDGET
    _know_ourselves(account)
    told = {"host": host_of(account), "account": account.external_id}
    types = {"types[]": ["mention", "update"]}
    _new(account, "/api/v1/notifications", types, "notification", lambda page: _heard(account, page, told), until)
    ours = f"/api/v1/accounts/{account.cursor['me']}/statuses"
    _new(account, ours, {"exclude_reblogs": "true"}, "status", lambda page: _own(account, page, told), until)
    if is_time(account, timezone.now(), LOOK_EVERY):
        _look_again(account, told)


def _know_ourselves(account: DoorAccount) -> None:
    """Our own number at the server, and how long a text it takes, once a day."""
    now, known = timezone.now(), account.cursor.get("known_at")
    if known and now - datetime.fromisoformat(known) < ONCE_A_DAY:
        return
    me = call(account, "GET", "/api/v1/accounts/verify_credentials").data
    if not isinstance(me, dict) or not isinstance(me.get("id"), str):
        raise ChannelError(f"{PROVIDER}: the server does not answer as one", is_about_server=True)
    keep_page(account, b"", [], {"me": me["id"], MOST_KEY: _most_characters(account), "known_at": now.isoformat()})


def _most_characters(account: DoorAccount) -> int:
    """0: the server does not say, as some that only speak the same API."""
    try:
        said = call(account, "GET", "/api/v2/instance").data
        return int(said["configuration"]["statuses"]["max_characters"])
    except ChannelError as error:
        if not error.permanent:
            raise
    except (KeyError, TypeError, ValueError):
        pass
    return 0


def _new(
    account: DoorAccount,
    path: str,
    query: Mapping[str, Any],
    cursor: str,
    came: Callable[[list[Any]], list[Came]],
    until: float,
) -> None:
    """Keep what is newer than the cursor, the oldest first, each page with how far it goes."""
    newest = account.cursor.get(cursor)
    if not isinstance(newest, str):
        newest = _begin(account, path, query, cursor, came)
    for _page in range(MOST_PAGES):
        said = call(account, "GET", path, {**query, "limit": PAGE, "min_id": newest})
        page = _list(said)
        newest = _newest(page, newest)
        keep_page(account, said.body, came(page), {cursor: newest})
        pause(said, PROVIDER)
        if len(page) < PAGE or time.monotonic() > until:
            return


def _begin(
    account: DoorAccount,
    path: str,
    query: Mapping[str, Any],
    cursor: str,
    came: Callable[[list[Any]], list[Came]],
) -> str:
    """The first time: back to a day before the account was set up. The cursor is set when all of that is kept."""
    since, newest, oldest = account.created_at - BEFORE, "0", ""
    for said in _backwards(account, path, query):
        page = _list(said)
        newest = _newest(page, newest)
        keep_page(account, said.body, came([item for item in page if _is_after(item, since)]), {})
        oldest = min((_time(item) for item in page if _time(item)), default="")
        if len(page) < PAGE or not oldest or datetime.fromisoformat(oldest) < since:
            break
    keep_page(account, b"", [], {cursor: newest})
    return newest


def _backwards(account: DoorAccount, path: str, query: Mapping[str, Any]) -> Iterator[Said]:
    before: dict[str, str] = {}
    for _page in range(MOST_PAGES):
        said = call(account, "GET", path, {**query, "limit": PAGE, **before})
        yield said
        pause(said, PROVIDER)
        numbers = [_number(item) for item in _list(said) if _number(item)]
        if not numbers:
            return
        before = {"max_id": min(numbers, key=_order)}


def _heard(account: DoorAccount, page: list[Any], told: Mapping[str, str]) -> list[Came]:
    """What a page of notifications holds for us: mentions with what they answer, and edits of what we have seen."""
    mentions = [_part(item, "status") for item in page if _kind(item) not in ("update",)]
    edits = [_part(item, "status") for item in page if _kind(item) == "update"]
    found: list[Came] = []
    for status in reversed(mentions):  # the oldest first, as they were said
        thread, around = _around(account, status, told)
        envelope = {**told, "is": SAID, "thread": thread}
        found += around + things(account.inbox, [status], lambda item: _name(item, told), envelope)
    envelope = {**told, "is": EDITED}
    return found + things(account.inbox, reversed(edits), lambda item: _edit_name(item, told), envelope)


def _own(account: DoorAccount, page: list[Any], told: Mapping[str, str]) -> list[Came]:
    found: list[Came] = []
    for status in reversed(page):
        parent = status.get("in_reply_to_id") if isinstance(status, dict) else None
        known = _known(account, str(parent), told) if parent else None
        envelope = {**told, "is": OURS, "thread": known.thread_id if known else ""}
        found += things(account.inbox, [status], lambda item: f"ours {_name(item, told)}", envelope)
    return found


def _around(account: DoorAccount, status: Any, told: Mapping[str, str]) -> tuple[str, list[Came]]:
    """Return the first post of the thread, and those before this one. A mention without them is there all the same."""
    parent = status.get("in_reply_to_id") if isinstance(status, dict) else None
    if not isinstance(parent, str):
        return "", []
    if known := _known(account, parent, told):
        return known.thread_id or known.external_id, []
    try:
        said = call(account, "GET", f"/api/v1/statuses/{status['id']}/context")
        ancestors = [item for item in said.data["ancestors"] if isinstance(item, dict)][-PAGE:]
        root = _name(ancestors[0], told)
    except (ChannelError, KeyError, TypeError, IndexError, NoStatus):
        return "", []
    envelope = {**told, "is": AROUND, "thread": root}
    return root, things(account.inbox, ancestors, lambda item: f"around {_name(item, told)}", envelope)


def _known(account: DoorAccount, number: str, told: Mapping[str, str]) -> SocialItem | None:
    return SocialItem.objects.filter(inbox=account.inbox, external_id=f"{number}@{told['host']}").first()


def _look_again(account: DoorAccount, told: Mapping[str, str]) -> None:
    """Notice what has been edited or taken away since it came."""
    now = timezone.now()
    # The account may have lived on another server: what was said there is nothing this one knows of.
    items = [item for item in to_look_at(account, now, PAGE) if item.external_id.endswith(f"@{told['host']}")]
    found: list[Came] = []
    body = b""
    if items:
        there, body = _statuses(account, [number_of(item.external_id) for item in items])
        for item in items:
            status = there.get(number_of(item.external_id))
            if status is None:
                gone = {"id": number_of(item.external_id)}
                found.append(thing(account.inbox, gone, f"gone {item.external_id}", {**told, "is": GONE}))
            elif status.get("edited_at"):
                envelope = {**told, "is": EDITED}
                found += things(account.inbox, [status], lambda status: _edit_name(status, told), envelope)
    keep_page(account, body, found, {LOOKED_AT: now.isoformat()})


def _statuses(account: DoorAccount, numbers: list[str]) -> tuple[dict[str, dict[str, Any]], bytes]:
    """Return those that are there by their numbers. Older servers are asked for each by itself."""
    try:
        said = call(account, "GET", "/api/v1/statuses", {"id[]": numbers})
        return {status["id"]: status for status in _list(said) if _number(status)}, said.body
    except ChannelError as error:
        if not error.permanent:
            raise
    there: dict[str, dict[str, Any]] = {}
    for number in numbers:
        try:
            said = call(account, "GET", f"/api/v1/statuses/{number}")
        except ChannelError as error:
            if error.permanent and any(f" {status}" in str(error) for status in _NOW_GONE):
                continue
            raise
        if isinstance(said.data, dict):
            there[number] = said.data
        pause(said, PROVIDER)
    return there, b""


def _list(said: Said) -> list[Any]:
    if not isinstance(said.data, list):
        raise ChannelError(f"{PROVIDER}: the server does not answer as one", is_about_server=True)
    return said.data


def _newest(page: list[Any], newest: str) -> str:
    return max([newest, *filter(None, map(_number, page))], key=_order)


def _order(number: str) -> tuple[int, str]:
    """Numbers grow; they are told as text, and are too long for some to count with."""
    return len(number), number


def _number(item: Any) -> str:
    number = item.get("id") if isinstance(item, dict) else None
    return number if isinstance(number, str) else ""


def _kind(item: Any) -> str:
    return str(item.get("type", "")) if isinstance(item, dict) else ""


def _part(item: Any, name: str) -> Any:
    """The part, or the whole item when it has none: it is kept, and a person looks at it."""
    return item[name] if isinstance(item, dict) and isinstance(item.get(name), dict) else item


def _name(status: Any, told: Mapping[str, str]) -> str:
    if "account" not in status:
        raise NoStatus("it is no status")
    return named(status["id"], told["host"])


def _edit_name(status: Any, told: Mapping[str, str]) -> str:
    return f"{_name(status, told)} edited {status['edited_at']}"


def _time(item: Any) -> str:
    try:
        return moment(item["created_at"]).isoformat()
    except (KeyError, TypeError, ValueError):
        return ""


def _is_after(item: Any, since: datetime) -> bool:
    said_at = _time(item)
    return not said_at or datetime.fromisoformat(said_at) > since
