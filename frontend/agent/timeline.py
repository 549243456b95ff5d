"""A ticket's messages, notes and events as one line of time, ready to show."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.agent.event_words import event_icon, event_words
from frontend.agent.merged_parts import MergedPart, merged_parts
from frontend.agent.message_body import body_of
from frontend.agent.people import name_of
from frontend.agent.references import numbers_in, visible_numbers, with_links
from frontend.agent.scanned import scans_html
from frontend.agent.social_marks import marks_of
from frontend.agent.timeline_rows import Happened, Said, Window, happened_on, said_on
from servicedesk.lib import when
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent
from tickets import live
from tickets.models import Direction, EventKind, Ticket

PAGE = 50  # messages shown at once; older ones are one click away
EVERYTHING = 2000
# Where an address is a number nobody knows: their name says more.
NAMED = (live.KIND, "facebook", "instagram", "bluesky", "x", "linkedin", "youtube")


@dataclass(slots=True)
class Entry:
    """One thing on the line; message or event is set. day is the heading above it, "" when it is the same day."""

    at: datetime
    clock: str
    day: str = ""
    message: Said | None = None
    html: SafeString | str = ""
    quoted: SafeString | str = ""  # what a mail quotes, folded away
    mail: dict[str, str] | None = None  # Message.mail_info; None when it would tell what the viewer may not know
    who: str = ""
    recipients: Sequence[tuple[str, str]] = ()  # of an outgoing message: (to, cc or bcc; the addresses)
    event: Happened | None = None
    words: SafeString | str = ""
    icon: str = ""
    part: MergedPart | None = None  # the merged ticket a message was said on; None for the ticket itself
    scan: SafeString | str = ""  # of a scanned letter: its first page
    marks: str = ""  # of what was said at a network: changed, removed, hidden (frontend.agent.social_marks)
    marked: str = ""  # class of the message for that
    may_split: bool = False  # it could be a ticket of its own: it came from outside and is not the only one


@dataclass(frozen=True, slots=True)
class Timeline:
    entries: list[Entry]
    has_older: bool
    first: int = 0  # id of the first message, 0 for none: older ones are asked for by it
    unread: int = 0  # id of the first message that came since the viewer was last here
    unread_count: int = 0


def timeline_of(ticket: Ticket, viewer: Agent, window: Window | None = None, *, tells_new: bool = False) -> Timeline:
    """Return a part of the line (the newest messages, if not said otherwise) with the events among them.

    Two queries whatever the number, three with what was said at networks. What was said on tickets merged into it
    stands among the messages. tells_new: what came since the viewer last had it open is told apart.
    """
    access = access_of(viewer)
    window = window or Window(PAGE)
    parts = {part.pk: part for part in merged_parts(ticket, viewer) if part.number is not None}
    heard = said_on(ticket.pk, window, viewer_id=viewer.pk, with_notes=access.may_see_notes, merged=list(parts))
    said, read_at = heard.said, heard.read_at if tells_new else None
    since = said[0].created_at if heard.has_older and said else None
    events = happened_on(ticket.pk, since, _end_of(window, ticket))
    hides_addresses = ticket.requester.is_protected and not access.may_see_protected
    entries = [
        _of_message(message, access, part.hides_addresses if part else hides_addresses, part)
        for message in said
        for part in [parts.get(message.ticket_id)]
    ]
    for pk, scan in scans_html(said).items():
        next(entry for entry in entries if entry.message and entry.message.pk == pk).scan = scan
    _mark_social(entries, ticket, access)
    _mark_split(entries, heard.has_older)
    _link_references(entries, viewer)
    entries += [entry for event in events if not _is_said(event) and (entry := _of_event(event, access))]
    entries.sort(key=lambda entry: (entry.at, entry.message is None))
    _add_days(entries)
    new = [row for row in said if read_at and row.created_at > read_at and row.agent_id != viewer.pk]
    return Timeline(entries, heard.has_older, said[0].pk if said else 0, new[0].pk if new else 0, len(new))


def _link_references(entries: Sequence[Entry], viewer: Agent) -> None:
    """Numbers of tickets the viewer may see become links; one query, and none when nobody wrote a number."""
    subjects = visible_numbers(viewer, numbers_in(entry.message.body for entry in entries if entry.message))
    if subjects:
        for entry in entries:
            entry.html, entry.quoted = with_links(entry.html, subjects), with_links(entry.quoted, subjects)


def _end_of(window: Window, ticket: Ticket) -> datetime | None:
    """Of what is older than a message, its events end where that message begins."""
    if window.before is None:
        return None
    return ticket.messages.filter(pk=window.before).values_list("created_at", flat=True).first()


def _is_said(event: Happened) -> bool:
    """A ticket its requester opened begins with what they wrote; one opened for them says by whom."""
    return event.kind == EventKind.CREATED and event.agent_id is None


def _mark_social(entries: Sequence[Entry], ticket: Ticket, access: Access) -> None:
    said = {entry.message.pk: entry.message for entry in entries if entry.message}
    numbers = {
        entry.message.pk: (entry.part.number if entry.part else None) or ticket.number
        for entry in entries
        if entry.message
    }
    marks = marks_of(said, access, numbers=numbers, ticket=ticket)
    for entry in entries:
        if entry.message is not None and (mark := marks.get(entry.message.pk)):
            entry.marks, entry.marked = mark.html, mark.kind
            entry.html = mark.text or entry.html


def _mark_split(entries: Sequence[Entry], has_older: bool) -> None:
    from_outside = [entry for entry in entries if entry.message and entry.message.direction == Direction.IN]
    count = Counter(entry.message.ticket_id for entry in from_outside if entry.message)
    for entry in from_outside:
        is_side = entry.message is None or entry.message.side_id is not None
        entry.may_split = not is_side and (has_older or count[entry.message.ticket_id] > 1)  # type: ignore[union-attr]


def _of_message(message: Said, access: Access, hides_addresses: bool, part: MergedPart | None) -> Entry:
    contact = name_of(message.contact, access) if message.contact else ""
    hides_sender = message.contact is not None and message.contact.is_protected and not access.may_see_protected
    body = body_of(message)
    return Entry(
        at=message.created_at,
        clock=when.clock(message.created_at),
        message=message,
        html=body.html,
        quoted=body.quoted,
        who=message.agent or contact or message.integration or _nobody(message),
        recipients=_recipients(message, hides=hides_addresses and message.side_id is None),
        mail=None if hides_addresses or hides_sender else message.mail_info,
        part=part,
    )


def _nobody(message: Said) -> str:
    """Nobody here has said it: a program, or somebody of ours in another tool (tickets.actions.said_elsewhere)."""
    if message.is_out and not message.is_automatic:
        return _("Written in the network's own tool")
    return _("Automatic message")


def _recipients(message: Said, *, hides: bool) -> list[tuple[str, str]]:
    by_role: dict[str, list[str]] = {}
    for row in message.recipients:
        shown = str(row["value"])
        if row.get("kind") in NAMED:
            shown = row.get("name") or (_("The visitor") if row["kind"] == live.KIND else shown)
        by_role.setdefault(str(row.get("role") or "to"), []).append(shown)
    return [
        (role, _("Protected identity") if hides else ", ".join(by_role[role]))
        for role in ("to", "cc", "bcc")
        if role in by_role
    ]


def _of_event(event: Happened, access: Access) -> Entry | None:
    words = event_words(event, access)
    if not words:
        return None
    return Entry(at=event.at, clock=when.clock(event.at), event=event, words=words, icon=event_icon(event))


def _add_days(entries: Sequence[Entry]) -> None:
    now, before = timezone.now(), None
    for entry in entries:
        today = timezone.localtime(entry.at).date()
        if today != before:
            entry.day, before = when.day(entry.at, now), today
