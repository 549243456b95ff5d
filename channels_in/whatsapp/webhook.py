"""What WhatsApp tells in an entry of Meta's batch: messages, what became of ours, and what became of our templates.

Source: developers.facebook.com/documentation/business-messaging/whatsapp/webhooks
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from channels_in.intake import Came
from channels_in.meta.names import named
from channels_in.models import DoorAccount, VendorApp
from channels_in.together import remembered
from tickets.models import ChannelKind, Inbox

Entry = Mapping[str, Any]


def things(app: VendorApp, entry: dict[str, Any]) -> list[Came]:
    """Everything of use, to the inbox of its number. What is of no known field stays in the stored delivery."""
    inboxes = _Inboxes(app)
    return [came for change in entry.get("changes") or () for came in _of_change(inboxes, entry, change)]


class _Inboxes:
    """Our inboxes by what Meta calls their number; asked for once a batch."""

    def __init__(self, app: VendorApp) -> None:
        def ask() -> list[DoorAccount]:
            rows = DoorAccount.objects.select_related("inbox").filter(provider="meta", app=app)
            return list(rows.filter(inbox__kind=ChannelKind.WHATSAPP, inbox__is_active=True).order_by("pk"))

        found = remembered(("numbers", app.pk), ask)
        self._accounts = {row.external_id: row for row in found}

    def of_number(self, phone_number_id: object) -> Inbox | None:
        account = self._accounts.get(str(phone_number_id))
        return account.inbox if account else None

    def of_business(self, waba_id: object) -> list[Inbox]:
        return [row.inbox for row in self._accounts.values() if row.options.get("waba_id") == str(waba_id)]


def _of_change(inboxes: _Inboxes, entry: Entry, change: Entry) -> Iterator[Came]:
    value = change.get("value")
    if not isinstance(value, dict):
        return
    if change.get("field") == "message_template_status_update":
        for inbox in inboxes.of_business(entry.get("id")):
            yield _came(inbox, f"template:{_digest([entry.get('time'), value])}", {"template": value})
    inbox_of_number = inboxes.of_number((value.get("metadata") or {}).get("phone_number_id"))
    if change.get("field") == "messages" and inbox_of_number is not None:
        yield from _said(inbox_of_number, value)


def _said(inbox: Inbox, value: Entry) -> Iterator[Came]:
    contacts = [row for row in value.get("contacts") or () if isinstance(row, dict)]
    for message in value.get("messages") or ():
        yield _came(inbox, _name("add", message), {"message": message, "contact": _contact_of(message, contacts)})
    for status in value.get("statuses") or ():
        state = status.get("status") if isinstance(status, dict) else ""
        yield _came(inbox, _name(str(state)[:20], status), {"status": status})


def _contact_of(message: object, contacts: list[dict[str, Any]]) -> dict[str, Any]:
    """Who wrote it: a batch may hold several people's messages."""
    who = {message.get("from"), message.get("from_user_id")} - {None} if isinstance(message, dict) else set()
    return next((row for row in contacts if who & {row.get("wa_id"), row.get("user_id")}), {})


def _name(what: str, thing: object) -> str:
    try:
        return f"{what}:{named(thing['id'])}"  # type: ignore[index]
    except (KeyError, TypeError):  # of no known shape: it is kept, cannot be read, and waits for a person
        return f"whatsapp:{_digest(thing)}"


def _came(inbox: Inbox, name: str, body: Mapping[str, object]) -> Came:
    return Came(inbox, name, json.dumps(body).encode())


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
