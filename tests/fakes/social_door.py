"""A network of no vendor's: what comes in is JSON of ours, and what it is asked to hide it remembers."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, ClassVar

import pytest

from channels_in.base import Happening, ReplyWindow
from channels_in.intake import keep, process
from channels_in.models import DoorAccount, RawInbound, SocialItem
from channels_in.registry import DOORS, Door, channel
from channels_in.social.happenings import Edited, Fared, Withdrawn
from channels_in.social.items import keep_item, keep_ours, said
from tests.factories import make_inbox
from tickets.incoming import IncomingMessage
from tickets.models import ChannelKind, Inbox, Message, Ticket


class PublicDoor:
    """hidden: ids of what is hidden now; gone: of what was taken down. next_errors: raised before anything is done."""

    hidden: ClassVar[set[str]] = set()
    gone: ClassVar[set[str]] = set()
    sent: ClassVar[list[Message]] = []
    next_errors: ClassVar[list[Exception]] = []

    def parse(self, raw: RawInbound) -> IncomingMessage | Happening:
        given: dict[str, Any] = json.loads(bytes(raw.body))
        if given["what"] == "edited":
            return Edited(given["id"], given["text"], datetime.fromisoformat(given["at"]))
        if given["what"] == "withdrawn":
            return Withdrawn(given["id"])
        if given["what"] == "fared":
            return Fared(given["id"], given["state"], datetime.fromisoformat(given["at"]), given.get("detail", ""))
        kind = raw.inbox.kind
        return said(
            channel=kind,
            external_id=given["id"],
            text=given["text"],
            author_id=given.get("author", "777"),
            author_name=given.get("name", "Ann Berg"),
            received_at=raw.received_at,
            said_at=datetime.fromisoformat(given["at"]) if "at" in given else None,
            is_public=ChannelKind(kind).is_public,
            parent_id=given.get("parent", ""),
            thread_id=given.get("thread", ""),
            permalink=f"https://social.example/{given['id']}",
        )

    def written(self, raw: RawInbound, incoming: IncomingMessage, message: Message) -> None:
        keep_item(raw, incoming, message)

    def send(self, message: Message) -> None:
        self.sent.append(message)
        keep_ours(message.ticket.inbox, message, external_id=f"out{message.pk}")

    def hide(self, item: SocialItem, hidden: bool) -> None:
        self._fail()
        (self.hidden.add if hidden else self.hidden.discard)(item.external_id)

    def take_down(self, item: SocialItem) -> None:
        self._fail()
        self.gone.add(item.external_id)

    def _fail(self) -> None:
        if self.next_errors:
            raise self.next_errors.pop(0)


class PrivateDoor(PublicDoor):
    """The same account's door for one person: there is nothing to hide in it."""

    hide = take_down = None  # type: ignore[assignment]
    window: ClassVar[list[ReplyWindow]] = []

    def reply_window(self, ticket: Ticket) -> ReplyWindow | None:
        return self.window[-1] if self.window else None


@contextmanager
def network(monkeypatch: pytest.MonkeyPatch, public: str = "facebook", private: str = "messenger") -> Iterator[None]:
    for kind, name in ((public, "PublicDoor"), (private, "PrivateDoor")):
        if kind:
            monkeypatch.setitem(DOORS, kind, Door(f"tests.fakes.social_door.{name}", "settings_inbox", "tests/fakes"))
    channel.cache_clear()
    for kept in (PublicDoor.hidden, PublicDoor.gone, PublicDoor.sent, PublicDoor.next_errors, PrivateDoor.window):
        kept.clear()
    yield
    monkeypatch.undo()
    channel.cache_clear()


def make_page(kind: str = "facebook", **fields: Any) -> Inbox:
    """An inbox with an account of the page 1020."""
    inbox = make_inbox(kind=kind, acknowledges=False, **fields)
    DoorAccount.objects.create(
        inbox=inbox, provider="meta", external_id="1020", name="Storåns kommun", hook_digest=f"digest-{inbox.pk}"
    )
    return inbox


def came(inbox: Inbox, what: str = "said", **given: Any) -> RawInbound:
    """Something the network tells, through the door as in life."""
    body = json.dumps({"what": what, **given})
    raw, _is_new = keep(inbox, external_id=body[:200], body=body.encode(), for_me=True)
    process(raw.pk)
    return RawInbound.objects.get(pk=raw.pk)
