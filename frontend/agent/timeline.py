"""A ticket's messages, notes and events as one line of time, ready to show."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.agent.event_words import event_icon, event_words
from frontend.agent.message_body import body_of, with_ways_to_see
from frontend.agent.people import name_of
from servicedesk.lib import when
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent
from tickets.models import Attachment, Event, EventKind, Message, Ticket
from tickets.queries import messages_visible_to

# These events are said by the message they made.
_SAID_BY_MESSAGE = frozenset({EventKind.REPLIED, EventKind.NOTED, EventKind.RECEIVED, EventKind.ACKNOWLEDGED})
# The files of a message, fetched with it.
_FILES = (
    Attachment.objects.filter(message=OuterRef("pk"))
    .order_by("created_at", "id")
    .values(file=JSONObject(pk="id", name="name", size="size", content_type="content_type"))
)
_ACTORS = ("agent", "contact", "integration")
# Of whoever said or did it only what is shown: their other columns would be most of what is read.
_NAMES = ("agent__name", "contact__name", "contact__is_protected", "integration__name")
PAGE = 50  # messages shown at once; older ones are one click away


@dataclass(slots=True)
class Entry:
    """One thing on the line; message or words is set. day is the heading above it, "" when it is the same day."""

    at: datetime
    clock: str
    day: str = ""
    message: Message | None = None
    html: SafeString | str = ""
    quoted: SafeString | str = ""  # what a mail quotes, folded away
    mail: dict[str, str] | None = None  # Message.mail_info; None when it would tell what the viewer may not know
    files: list[dict[str, Any]] = field(default_factory=list)  # pk, name, size and content_type of each
    who: str = ""
    to: str = ""  # the addresses an outgoing message went to
    words: SafeString | str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    entries: list[Entry]
    has_older: bool


def timeline_of(ticket: Ticket, viewer: Agent, *, everything: bool = False) -> Timeline:
    """Return the newest messages with the events among them; two queries whatever the number."""
    newest = messages_visible_to(viewer, ticket).select_related(*_ACTORS).only(*_of(Message), *_NAMES)
    newest = with_ways_to_see(newest.annotate(files=ArraySubquery(_FILES)))
    limit = 2000 if everything else PAGE
    messages = list(newest.order_by("-created_at", "-id")[: limit + 1])
    has_older = len(messages) > limit
    messages = messages[:limit][::-1]
    events = ticket.events.select_related(*_ACTORS).only(*_of(Event), *_NAMES).exclude(kind__in=_SAID_BY_MESSAGE)
    if has_older:
        events = events.filter(at__gte=messages[0].created_at)
    access = access_of(viewer)
    hides_addresses = ticket.requester.is_protected and not access.may_see_protected
    entries = [_of_message(message, access, hides_addresses) for message in messages]
    entries += [entry for event in events[:500] if not _is_said(event) and (entry := _of_event(event, access))]
    entries.sort(key=lambda entry: (entry.at, entry.message is None))
    _add_days(entries)
    return Timeline(entries, has_older)


def _of(model: type[Message] | type[Event]) -> list[str]:
    """All columns of a row itself but the words for search and the HTML, which is shown in a frame of its own."""
    return [column.name for column in model._meta.concrete_fields if column.name not in ("search", "body_html")]


def _is_said(event: Event) -> bool:
    """A ticket its requester opened begins with what they wrote; one opened for them says by whom."""
    return event.kind == EventKind.CREATED and event.agent_id is None


def _of_message(message: Message, access: Access, hides_addresses: bool) -> Entry:
    contact = name_of(message.contact, access) if message.contact else ""
    hides_sender = message.contact is not None and message.contact.is_protected and not access.may_see_protected
    addresses = ", ".join(str(row["value"]) for row in message.recipients)
    body = body_of(message)
    return Entry(
        at=message.created_at,
        clock=when.clock(message.created_at),
        message=message,
        html=body.html,
        quoted=body.quoted,
        files=getattr(message, "files", []),
        who=str(message.agent or contact or message.integration or _("Automatic message")),
        to=_("Protected identity") if addresses and hides_addresses else addresses,
        mail=None if hides_addresses or hides_sender else message.mail_info,
    )


def _of_event(event: Event, access: Access) -> Entry | None:
    words = event_words(event, access)
    return Entry(at=event.at, clock=when.clock(event.at), words=words, icon=event_icon(event)) if words else None


def _add_days(entries: Sequence[Entry]) -> None:
    now, before = timezone.now(), None
    for entry in entries:
        today = timezone.localtime(entry.at).date()
        if today != before:
            entry.day, before = when.day(entry.at, now), today
