"""What was said in a chat, in its order, as sockets send it (docs/chat.md, "Entry")."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from chat.file_links import file_url
from chat.models import ChatEntry, ChatSession
from chat.names import for_visitor
from chat.telling import Entry
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


def entries_after(session: ChatSession, seq: int, *, for_visitor: bool) -> list[Entry]:
    """Return the entries after seq, in order; for_visitor: those a visitor may get, as they get them."""
    rows = ChatEntry.objects.filter(session=session, seq__gt=seq).order_by("seq")
    if for_visitor:
        rows = rows.filter(is_internal=False)
    rows = rows.select_related("message__agent", "message__integration").prefetch_related("message__attachments")
    told = [told_of(row, naming) for naming in [naming_of(session)] for row in rows.defer(*_UNREAD)]
    return [entry for one in told if (entry := one.public if for_visitor else one.full) is not None]


_UNREAD = ("message__search", "message__body_html")


def naming_of(session: ChatSession) -> Naming:
    inbox = session.inbox
    return Naming(session.pk, session.visitor_name, profile_of(inbox).named_as, inbox.team.name)


def told_of(row: ChatEntry, naming: Naming) -> Told:
    """row with its message, that with its agent and files."""
    message = row.message
    return told(
        row,
        naming,
        message=message,
        agent_name=_agent_name(message) if message else "",
        files=list(message.attachments.all()) if message else (),
    )


def told(
    row: ChatEntry, naming: Naming, *, message: Message | None, agent_name: str, files: Iterable[Attachment] = ()
) -> Told:
    """Make both forms of one entry; agent_name is the whole name of the agent who said it, if one did."""
    side = _side(row, message)
    files = list(files)
    full: Entry = {
        "seq": row.seq,
        "before": row.seq - 1,
        "kind": str(row.kind),
        "side": side,
        "id": message.client_key if message else "",
        "text": message.body if message else "",
        "name": {"visitor": naming.visitor_name, "agent": agent_name}.get(side, ""),
        "at": row.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "files": [_file(file) for file in files],
        "data": row.data,
    }
    return Told(full, None if row.is_internal else _public(row, full, naming, files))


def _public(row: ChatEntry, full: Entry, naming: Naming, files: Iterable[Attachment]) -> Entry:
    name = full["name"]
    if full["side"] == "agent":
        name = for_visitor(name, named_as=naming.named_as, team_name=naming.team_name)
    data: dict[str, Any] = {key: row.data[key] for key in PUBLIC_DATA if key in row.data}
    if "name" in data:
        data["name"] = for_visitor(str(data["name"]), named_as=naming.named_as, team_name=naming.team_name)
    shown = [_file(file) | {"url": file_url(naming.session_id, file.pk)} for file in files]
    return full | {"before": row.public_before, "name": name, "data": data, "files": shown}


def _side(row: ChatEntry, message: Message | None) -> str:
    if message is None:
        return "system"
    if message.direction == Direction.IN:
        return "visitor"
    return "automatic" if message.is_automatic else "agent"


def _agent_name(message: Message) -> str:
    said_by = message.agent or message.integration
    return said_by.name if said_by is not None else ""


def _file(file: Attachment) -> dict[str, Any]:
    return {"id": str(file.pk), "name": file.name, "size": file.size, "type": file.content_type}
