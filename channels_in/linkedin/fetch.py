"""What is new on the organization's posts: comments, answers to them, edits, and what has been taken away.

Sources: learn.microsoft.com/linkedin/marketing/community-management/organizations/
organization-social-action-notifications (which posts have been commented; told for 60 days), .../shares/comments-api,
.../shares/posts-api.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from channels_in.base import ChannelError
from channels_in.intake import Came
from channels_in.linkedin.api import PROVIDER, call, encoded
from channels_in.linkedin.parse import EDITED, GONE, OURS, POST, SAID, name_of
from channels_in.models import DoorAccount, SocialItem
from channels_in.pages import keep_page, thing, things
from channels_in.provider_calls import Said, pause
from channels_in.social.relook import LOOKED_AT, is_time, to_look_at

PAGE = 100
MOST_PAGES = 10
MOST_POSTS = 20  # looked at again in one go
BEFORE = timedelta(days=1)  # what was said so long before the account was set up comes in too
OVERLAP = timedelta(minutes=10)
LOOK_EVERY = timedelta(minutes=30)
HEARD = "heard"  # in DoorAccount.cursor: milliseconds since 1970 of the newest notification


def fetch(account: DoorAccount) -> None:
    """Raises ChannelError."""
    since = account.cursor.get(HEARD) or _milliseconds(account.created_at - BEFORE)
    posts, newest = _commented(account, since)
    for post in posts:
        _read(account, post)
    keep_page(account, b"", [], {HEARD: newest})  # only when all of them are kept have we come further
    if is_time(account, timezone.now(), LOOK_EVERY):
        _look_again(account)


def _commented(account: DoorAccount, since: int) -> tuple[list[str], int]:
    """Return the posts that have been commented since, and when the newest of that was."""
    start, end = since - int(OVERLAP / timedelta(milliseconds=1)), _milliseconds(timezone.now())
    criteria = f"q=criteria&actions=List(COMMENT)&organizationalEntity={encoded(account.external_id)}"
    posts: dict[str, None] = {}
    newest = since
    for said in _pages(account, f"organizationalEntityNotifications?{criteria}&timeRange=(start:{start},end:{end})"):
        for row in _list(said):
            if isinstance(row, dict) and isinstance(post := row.get("sourcePost"), str):
                posts[post] = None
                at = row.get("lastModifiedAt")
                newest = max(newest, at if isinstance(at, int) else 0)
    return list(posts), newest


def _read(account: DoorAccount, post: str) -> list[Any]:
    """Keep all comments of a post and the answers to them; return them."""
    found: list[Any] = []
    for said in _pages(account, f"socialActions/{encoded(post)}/comments?"):
        page = _list(said)
        keep_page(account, said.body, _about(account, page, post) + _came(account, page), {})
        found += page
    for top, author in _answered(found):
        before = {author: top}
        for said in _pages(account, f"socialActions/{encoded(top)}/comments?"):
            page = _list(said)
            keep_page(account, said.body, _came(account, page, before), {})
            found += page
    return found


def _came(account: DoorAccount, comments: Iterable[Any], before: dict[str, str] | None = None) -> list[Came]:
    """before: of a row of answers, what each person said last in it: all answer the same comment."""
    found: list[Came] = []
    since = _milliseconds(account.created_at - BEFORE)
    for comment in sorted(comments, key=lambda comment: _time(comment, "created")):
        if 0 < _time(comment, "created") < since:
            continue
        author = str(comment.get("actor")) if isinstance(comment, dict) else ""
        is_ours = author == account.external_id
        envelope = {"organization": account.external_id, "is": OURS if is_ours else SAID}
        if before is not None:
            envelope["earlier"], before[author] = before.get(author, ""), _name(comment)
        found += things(account.inbox, [comment], name_of, envelope)
        if not is_ours and _time(comment, "lastModified") > _time(comment, "created"):
            found += things(account.inbox, [comment], _edit_name, {**envelope, "is": EDITED})
    return found


def _about(account: DoorAccount, comments: list[Any], post: str) -> list[Came]:
    """The post itself, once. Without it the comments are there all the same."""
    names = [comment.get("object") for comment in comments if isinstance(comment, dict)]
    name = next((name for name in names if isinstance(name, str)), "")
    if not name or SocialItem.objects.filter(inbox=account.inbox, external_id=name).exists():
        return []
    try:
        said = call(account, "GET", f"posts/{encoded(post)}")
    except ChannelError:
        return []
    envelope = {"is": POST, "object": name, "organization": account.external_id}
    return [thing(account.inbox, said.data, f"post {name}", envelope)]


def _look_again(account: DoorAccount) -> None:
    """Notice what has been edited or taken away under posts with something of the last week."""
    now, found = timezone.now(), []
    items = to_look_at(account, now, 200)
    for post in list(dict.fromkeys(item.thread_id for item in items if item.thread_id))[:MOST_POSTS]:
        try:
            there = set(map(_name, _read(account, post)))
        except ChannelError as error:
            if not error.permanent or f"{PROVIDER}: 404" not in str(error):
                raise
            there = set()
        gone = [item for item in items if item.thread_id == post and item.external_id not in there]
        found += [_gone(account, item) for item in gone]
    keep_page(account, b"[]", found, {LOOKED_AT: now.isoformat()})


def _gone(account: DoorAccount, item: SocialItem) -> Came:
    return thing(account.inbox, {"commentUrn": item.external_id}, f"gone {item.external_id}", {"is": GONE})


def _pages(account: DoorAccount, path: str) -> Iterable[Said]:
    separator = "" if path.endswith("?") else "&"
    for page in range(MOST_PAGES):
        said = call(account, "GET", f"{path}{separator}start={page * PAGE}&count={PAGE}")
        yield said
        if len(_list(said)) < PAGE:
            return
        pause(said, PROVIDER)


def _list(said: Said) -> list[Any]:
    if not isinstance(said.data, dict) or not isinstance(said.data.get("elements"), list):
        raise ChannelError(f"{PROVIDER}: the server does not answer as one", is_about_server=True)
    found: list[Any] = said.data["elements"]
    return found


def _answered(comments: Iterable[Any]) -> list[tuple[str, str]]:
    """The names of those comments that have answers, and who wrote them."""
    found = []
    for comment in comments:
        summary = comment.get("commentsSummary") if isinstance(comment, dict) else None
        count = summary.get("totalFirstLevelComments") if isinstance(summary, dict) else 0
        if isinstance(count, int) and count > 0 and not comment.get("parentComment") and (name := _name(comment)):
            found.append((name, str(comment.get("actor"))))
    return found


def _name(comment: Any) -> str:
    """Nothing when it has none: it is kept for a person to look at."""
    try:
        return name_of(comment)
    except (KeyError, TypeError, ValueError, AttributeError):
        return ""


def _edit_name(comment: Any) -> str:
    return f"edit {comment['lastModified']['time']} {name_of(comment)}"


def _time(comment: Any, name: str) -> int:
    stamp = comment.get(name) if isinstance(comment, dict) else None
    value = stamp.get("time") if isinstance(stamp, dict) else None
    return value if isinstance(value, int) else 0


def _milliseconds(at: datetime) -> int:
    return int(at.astimezone(UTC).timestamp() * 1000)
