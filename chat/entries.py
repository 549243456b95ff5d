"""What was said in a chat, in its order, as sockets send it (docs/chat.md, "Entry")."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from chat.file_links import file_url
from chat.models import ChatEntry, ChatSession, EntryKind
from chat.names import for_visitor
from chat.telling import Entry as Entry
from tickets.models import Attachment, Direction, Message
from tickets.models.sender_profile import profile_of

PUBLIC_DATA = ("name", "by")  # of what else an entry tells, what a visitor may know


@dataclass(frozen=True, slots=True)
class Told:
    """One entry in its two forms. public is None for what is for agents only."""

    full: Entry
    public: Entry | None


@dataclass(frozen=True, slots=True)
class Naming:
    """What entries of one chat need to know of it to name people."""

    session_id: int
    visitor_name: str
    named_as: str
    team_name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands."""

    seq: int
    public_before: int
    at: datetime
    kind: str = EntryKind.MESSAGE.value
    is_internal: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What was said. name: the whole name of the agent who said it, if one did."""

    side: str
    id: str = ""
    text: str = ""
    name: str = ""
    files: Iterable[Attachment] = ()


def entries_after(session: ChatSession, seq: int, *, for_visitor: bool) -> list[Entry]:
    """Return the entries after seq, in order; for_visitor: those a visitor may get, as they get them."""
    rows = ChatEntry.objects.filter(session=session, seq__gt=seq).order_by("seq")
    if for_visitor:
        rows = rows.filter(is_internal=False)
    rows = rows.select_related("message__agent", "message__integration").prefetch_related("message__attachments")
    naming = naming_of(session)
    told = [told_of(row, naming) for row in rows.defer("message__search", "message__body_html")]
    return [entry for one in told if (entry := one.public if for_visitor else one.full) is not None]


def naming_of(session: ChatSession) -> Naming:
    inbox = session.inbox
    return Naming(session.pk, session.visitor_name, profile_of(inbox).named_as, inbox.team.name)


def told_of(row: ChatEntry, naming: Naming) -> Told:
    """row with its message, that with its agent and files."""
    place = Place(row.seq, row.public_before, row.at, str(row.kind), row.is_internal)
    return told(place, _words(row.message), naming, row.data)


def told(place: Place, words: Words, naming: Naming, data: dict[str, Any] | None = None) -> Told:
    """Make both forms of one entry."""
    full: Entry = {
        "seq": place.seq,
        "before": place.seq - 1,
        "kind": place.kind,
        "side": words.side,
        "id": words.id,
        "text": words.text,
        "name": naming.visitor_name if words.side == "visitor" else words.name,
        "at": place.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "files": [_file(file) for file in words.files],
        "data": data or {},
    }
    return Told(full, None if place.is_internal else _public(place, words, full, naming))


def _public(place: Place, words: Words, full: Entry, naming: Naming) -> Entry:
    name, data = full["name"], full["data"]
    if words.side == "agent":
        name = for_visitor(name, named_as=naming.named_as, team_name=naming.team_name)
    if data:
        data = {key: data[key] for key in PUBLIC_DATA if key in data}
        if "name" in data:
            data["name"] = for_visitor(str(data["name"]), named_as=naming.named_as, team_name=naming.team_name)
    files = [_file(file) | {"url": file_url(naming.session_id, file.pk)} for file in words.files]
    return full | {"before": place.public_before, "name": name, "data": data, "files": files}


def _words(message: Message | None) -> Words:
    if message is None:
        return Words("system")
    files = list(message.attachments.all())
    if message.direction == Direction.IN:
        return Words("visitor", message.client_key, message.body, files=files)
    said_by = message.agent or message.integration
    side = "automatic" if message.is_automatic else "agent"
    return Words(side, message.client_key, message.body, said_by.name if said_by is not None else "", files)


def _file(file: Attachment) -> dict[str, Any]:
    return {"id": str(file.pk), "name": file.name, "size": file.size, "type": file.content_type}
