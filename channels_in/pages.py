"""What a door has fetched: a page of results and how far it has come, written together or not at all."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from channels_in.accounts import WHERE_TO
from channels_in.base import ChannelError
from channels_in.hook import keep_delivery
from channels_in.intake import Came
from channels_in.models import DoorAccount, RawInbound
from servicedesk.lib.text import clean
from tickets.models import Inbox

ID_MAX = 200  # characters of RawInbound.external_id


def keep_page(account: DoorAccount, body: bytes, came: Sequence[Came], cursor: Mapping[str, Any]) -> int:
    """Write a page, what is new in it, and these parts of the account's cursor; return how many things were new.

    What was in an earlier page is left out. A page that holds nothing new is not kept. Raises ChannelError when the
    account has become another one meanwhile: then nothing is written.
    """
    with transaction.atomic():
        row = DoorAccount.objects.select_for_update().filter(pk=account.pk).first()
        if row is None or any(getattr(row, name) != getattr(account, name) for name in WHERE_TO):
            raise ChannelError("the account was changed meanwhile")
        new = _new(account.inbox, came)
        if new:
            keep_delivery(account.provider, body, new, account=row)
        if any(row.cursor.get(name) != value for name, value in cursor.items()):
            row.cursor = {**row.cursor, **cursor}
            row.save(update_fields=["cursor"])
    account.cursor = row.cursor
    return len(new)


def things(
    inbox: Inbox, items: Iterable[Any], name: Callable[[Any], str], envelope: Mapping[str, str] | None = None
) -> list[Came]:
    """Return items of a page as things that came in. One that name cannot name is kept too: a person looks at it."""
    return [thing(inbox, item, _named(item, name), envelope) for item in items]


def thing(inbox: Inbox, item: Any, external_id: str, envelope: Mapping[str, str] | None = None) -> Came:
    return Came(inbox, fitting(external_id), json.dumps(item).encode(), envelope=dict(envelope or {}))


def fitting(external_id: str) -> str:
    """A provider's name for something, as long as there is room for; of a longer one the end is its digest."""
    if len(external_id) <= ID_MAX:
        return external_id
    return f"{external_id[: ID_MAX - 65]}:{hashlib.sha256(external_id.encode('utf-8', 'replace')).hexdigest()}"


def _named(item: Any, name: Callable[[Any], str]) -> str:
    try:
        found = name(item)
        if found and clean(found) == found:
            return found
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        pass
    return f"unreadable:{hashlib.sha256(json.dumps(item).encode()).hexdigest()}"


def _new(inbox: Inbox, came: Sequence[Came]) -> list[Came]:
    by_name = {thing.external_id: thing for thing in reversed(came)}  # of two with one name the first
    known = set(
        RawInbound.objects.filter(inbox=inbox, external_id__in=by_name).values_list("external_id", flat=True).order_by()
    )
    return [thing for name, thing in by_name.items() if name not in known][::-1]
