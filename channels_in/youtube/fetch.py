"""What is new under the channel's films: comments, answers to them, edits, and what has been taken away.

Sources: developers.google.com/youtube/v3/docs/commentThreads/list (allThreadsRelatedToChannelId, newest first, up to
five answers with each), .../comments/list (all answers to one; several by id), .../videos/list. Each costs 1 unit.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from channels_in.base import ChannelError
from channels_in.intake import Came
from channels_in.models import DoorAccount, SocialItem
from channels_in.pages import keep_page, thing, things
from channels_in.provider_calls import Said, pause
from channels_in.social.relook import LOOKED_AT, is_time, to_look_at
from channels_in.youtube.api import PROVIDER, call
from channels_in.youtube.parse import EDITED, FILM, GONE, OURS, SAID, NoComment, film_name, moment, named, parent_of

PAGE = 100
AT_ONCE = 50  # asked for by id
MOST_PAGES = 10
BEFORE = timedelta(days=1)  # what was said so long before the account was set up comes in too
OVERLAP = timedelta(hours=1)  # what YouTube looked at for a while before it showed it
LOOK_EVERY = timedelta(hours=1)


def fetch(account: DoorAccount) -> None:
    """Raises ChannelError."""
    _threads(account)
    _answers(account)
    if is_time(account, timezone.now(), LOOK_EVERY):
        _look_again(account)


def _threads(account: DoorAccount) -> None:
    """New comments, back to where we were. Only when all of them are kept have we come further."""
    known = account.cursor.get("newest")
    since = datetime.fromisoformat(known) if known else account.created_at - BEFORE + OVERLAP
    newest, older = since, ""
    query = {"part": "snippet,replies", "allThreadsRelatedToChannelId": account.external_id, "order": "time"}
    for _page in range(MOST_PAGES):
        more = {"pageToken": older} if older else {}
        said = call(account, "GET", "commentThreads", {**query, "maxResults": PAGE, "textFormat": "plainText", **more})
        page = _list(said)
        newest = max([newest, *filter(None, map(_time, page))])
        fresh = [thread for thread in page if (_time(thread) or newest) > since - OVERLAP]
        keep_page(account, said.body, _films(account, fresh) + _heard(account, fresh), {})
        older = str(said.data.get("nextPageToken") or "")
        if len(fresh) < len(page) or not older:
            break
        pause(said, PROVIDER)
    keep_page(account, b"", [], {"newest": newest.isoformat()})


def _heard(account: DoorAccount, threads: Iterable[Any]) -> list[Came]:
    """The comments of threads, the oldest first; all answers are asked for where only some came with it."""
    found: list[Came] = []
    for thread in reversed(list(threads)):
        top = _part(_part(thread, "snippet"), "topLevelComment")
        film = str(_part(thread, "snippet").get("videoId") or "")
        answers = _part(thread, "replies").get("comments") or []
        count = _part(thread, "snippet").get("totalReplyCount")
        if isinstance(count, int) and count > len(answers) and top:
            answers = _all_answers(account, str(top.get("id")))
        found += _comments(account, [top or thread, *sorted(answers, key=_published)], film)
    return found


def _answers(account: DoorAccount) -> None:
    """New answers under comments of the last week: YouTube does not bring such a thread to the front."""
    items = to_look_at(account, timezone.now(), 10 * AT_ONCE)
    tops = list(dict.fromkeys(parent_of(item.external_id) or item.external_id for item in items))[:AT_ONCE]
    if tops:
        said = call(
            account,
            "GET",
            "commentThreads",
            {"part": "snippet,replies", "id": ",".join(tops), "textFormat": "plainText", "maxResults": PAGE},
        )
        keep_page(account, said.body, _heard(account, _list(said)), {})
        pause(said, PROVIDER)


def _all_answers(account: DoorAccount, top: str) -> list[Any]:
    found: list[Any] = []
    query: dict[str, str | int] = {"part": "snippet", "parentId": top, "maxResults": PAGE, "textFormat": "plainText"}
    for _page in range(MOST_PAGES):
        said = call(account, "GET", "comments", query)
        found += _list(said)
        pause(said, PROVIDER)
        if not (following := said.data.get("nextPageToken")):
            break
        query["pageToken"] = str(following)
    return found


def _comments(account: DoorAccount, comments: Iterable[Any], film: str) -> list[Came]:
    """A comment and its answers. All answer the same one: what a person said before in the row tells whose it is."""
    found: list[Came] = []
    told = {"film": film, "channel": account.external_id}
    before: dict[str, str] = {}
    for comment in comments:
        author = str(_part(_part(comment, "snippet"), "authorChannelId").get("value"))
        is_ours = author == account.external_id
        envelope = {**told, "is": OURS if is_ours else SAID, "earlier": before.get(author, "")}
        before[author] = str(comment.get("id")) if isinstance(comment, dict) else ""
        found += things(account.inbox, [comment], lambda comment: named(comment["id"]), envelope)
        if not is_ours and _is_edited(comment):
            found += things(account.inbox, [comment], _edit_name, {**told, "is": EDITED})
    return found


def _films(account: DoorAccount, threads: Iterable[Any]) -> list[Came]:
    """The films that are commented and that we do not know yet. Without them the comments are there all the same."""
    films = list(dict.fromkeys(str(_part(thread, "snippet").get("videoId") or "") for thread in threads))
    names = {film_name(film): film for film in films if film}
    known = SocialItem.objects.filter(inbox=account.inbox, external_id__in=names).values_list("external_id", flat=True)
    wanted = [film for name, film in names.items() if name not in set(known)][:AT_ONCE]
    if not wanted:
        return []
    try:
        said = call(account, "GET", "videos", {"part": "snippet", "id": ",".join(wanted)})
        envelope = {"is": FILM, "channel": account.external_id}
        return things(account.inbox, _list(said), lambda film: film_name(named(film["id"])), envelope)
    except ChannelError:
        return []


def _look_again(account: DoorAccount) -> None:
    """Notice what has been edited or taken away. What we have hidden ourselves is not shown to anybody who asks."""
    now, found, body = timezone.now(), [], b""
    items = [row for row in to_look_at(account, now, AT_ONCE) if row.state == SocialItem.State.SHOWN]
    if items:
        ids = ",".join(item.external_id for item in items)
        said = call(account, "GET", "comments", {"part": "snippet", "id": ids, "textFormat": "plainText"})
        there, body = {comment["id"]: comment for comment in _list(said) if _part(comment, "snippet")}, said.body
        for item in items:
            if item.external_id not in there:
                gone = {"id": item.external_id}
                found.append(thing(account.inbox, gone, f"gone {item.external_id}", {"is": GONE}))
            elif _is_edited(there[item.external_id]):
                found += things(account.inbox, [there[item.external_id]], _edit_name, {"is": EDITED})
    keep_page(account, body, found, {LOOKED_AT: now.isoformat()})


def _edit_name(comment: Any) -> str:
    return f"{named(comment['id'])} edited {comment['snippet']['updatedAt']}"


def _is_edited(comment: Any) -> bool:
    snippet = _part(comment, "snippet")
    return bool(snippet.get("updatedAt")) and snippet.get("updatedAt") != snippet.get("publishedAt")


def _list(said: Said) -> list[Any]:
    if not isinstance(said.data, dict) or not isinstance(said.data.get("items"), list):
        raise ChannelError(f"{PROVIDER}: the server does not answer as one", is_about_server=True)
    found: list[Any] = said.data["items"]
    return found


def _time(thread: Any) -> datetime | None:
    try:
        return moment(thread["snippet"]["topLevelComment"]["snippet"]["publishedAt"])
    except (KeyError, TypeError, NoComment, ValueError):
        return None


def _published(comment: Any) -> str:
    return str(_part(comment, "snippet").get("publishedAt") or "")


def _part(item: Any, name: str) -> Mapping[str, Any]:
    part = item.get(name) if isinstance(item, dict) else None
    return part if isinstance(part, dict) else {}
