"""What is in an entry of a batch by Meta: each thing of use, to the inbox it is for, under a name of its own.

The same thing told again has the same name, whatever batch it comes in. What nobody here has a use for (likes, receipts
of delivery, reactions) stays in the stored delivery and becomes nothing. Sources: developers.facebook.com/docs/
graph-api/webhooks/reference/{page,instagram} and messenger-platform/webhooks.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from channels_in.intake import Came
from channels_in.meta.names import named
from channels_in.models import DoorAccount, VendorApp
from channels_in.together import remembered
from tickets.models import ChannelKind, Inbox

# "item" of a page's feed: what people write. All else is reactions, events, offers and the like.
WRITTEN = frozenset({"comment", "post", "status", "photo", "video", "share", "link", "album", "note"})
Entry = dict[str, Any]


def page_things(app: VendorApp, entry: Entry) -> list[Came]:
    inboxes = inboxes_of(app, str(entry["id"]), ChannelKind.FACEBOOK, ChannelKind.MESSENGER)
    return [
        *_changes(entry, inboxes.get(ChannelKind.FACEBOOK), {"feed"}),
        *_talk(entry, inboxes.get(ChannelKind.MESSENGER)),
    ]


def instagram_things(app: VendorApp, entry: Entry) -> list[Came]:
    inboxes = inboxes_of(app, str(entry["id"]), ChannelKind.INSTAGRAM, ChannelKind.INSTAGRAM_DIRECT)
    return [
        *_changes(entry, inboxes.get(ChannelKind.INSTAGRAM), {"comments", "live_comments", "mentions"}),
        *_talk(entry, inboxes.get(ChannelKind.INSTAGRAM_DIRECT)),
    ]


def inboxes_of(app: VendorApp, external_id: str, *kinds: str) -> dict[str, Inbox]:
    """Return the inbox of each kind that speaks as the account Meta calls external_id.

    A batch holds up to a thousand entries, mostly about one page: it is looked up once for each batch.
    """
    of_batch: dict[tuple[str, ...], dict[str, Inbox]] = app.__dict__.setdefault("_inboxes", {})
    if (external_id, *kinds) not in of_batch:
        rows = DoorAccount.objects.select_related("inbox").filter(
            provider="meta", app=app, external_id=external_id, inbox__kind__in=kinds, inbox__is_active=True
        )
        found = remembered((app.pk, external_id, kinds), lambda: list(rows.order_by("-pk")))
        of_batch[external_id, *kinds] = {row.inbox.kind: row.inbox for row in found}
    return of_batch[external_id, *kinds]


def _changes(entry: Entry, inbox: Inbox | None, fields: set[str]) -> Iterator[Came]:
    for change in entry.get("changes") or () if inbox else ():
        if isinstance(change, dict) and change.get("field") in fields and _is_written(change):
            yield _came(inbox, entry, str(change["field"]), change.get("value"))


def _is_written(change: Entry) -> bool:
    value = change.get("value")
    return change["field"] != "feed" or not isinstance(value, dict) or value.get("item") in WRITTEN


def _talk(entry: Entry, inbox: Inbox | None) -> Iterator[Came]:
    """Private messages. standby: those that another program of the municipality is answering just now."""
    if inbox is None:
        return
    for event in [*(entry.get("messaging") or ()), *(entry.get("standby") or ())]:
        if not isinstance(event, dict) or event.keys() & {"message", "message_edit", "read", "postback"}:
            yield _came(inbox, entry, "messaging", event)


def _came(inbox: Inbox | None, entry: Entry, field: str, value: object) -> Came:
    assert inbox is not None  # noqa: S101 -- both callers have one
    body = json.dumps({"id": str(entry["id"]), "time": entry.get("time"), "field": field, "value": value}).encode()
    try:
        name = _name(field, value, entry.get("time"))
    except (AttributeError, KeyError, TypeError):
        name = ""  # of no known shape: it is kept, cannot be read, and waits for a person
    return Came(inbox, name or f"meta:{_digest(value)}", body)


def _name(field: str, value: Any, time: object) -> str:
    if field == "feed":
        what = value.get("comment_id") or value["post_id"]
        return _change_name(what, value["verb"], value, time)
    if field == "mentions":
        return f"mention:{named(value.get('comment_id') or value['media_id'])}"
    if field != "messaging":
        return f"add:{named(value['id'])}"
    message = value.get("message") or {}
    if message.get("mid") and not message.get("is_deleted"):
        return f"add:{named(message['mid'])}"
    return f"event:{_digest(value)}"


def _change_name(what: object, verb: str, value: Any, time: object) -> str:
    """Something is added once; the same edit may be made twice, at different times."""
    return f"add:{named(what)}" if verb == "add" else f"{verb[:8]}:{_digest([value, time])}"


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
