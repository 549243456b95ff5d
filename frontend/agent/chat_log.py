"""What was said in a chat, as lines of the console. Scripts make the same shapes of what comes (js/chat/log.js)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chat.models import ChatSession, EntryKind
from servicedesk.lib.html import text_with_links
from servicedesk.lib.when import clock

Entry = Mapping[str, Any]  # docs/chat.md
LINES_MAX = 100  # what came before is on the ticket


@dataclass(frozen=True, slots=True)
class LogFile:
    url: str
    name: str
    size: int
    is_picture: bool


@dataclass(frozen=True, slots=True)
class Line:
    """shape: in, out, auto, note or sys."""

    shape: str
    seq: int = 0
    own_id: str = ""
    html: SafeString | str = ""
    who: str = ""
    clock: str = ""
    at: str = ""
    language: str = ""
    mark: str = ""
    files: list[LogFile] = field(default_factory=list)


SHAPES = [Line(shape) for shape in ("in", "out", "auto", "note")]  # empty: what the scripts fill in


def lines_of(entries: Iterable[Entry], session: ChatSession, viewer_name: str, visitor: str) -> list[Line]:
    """visitor: what the viewer may call them; entries hold the name they gave."""
    return [_line(entry, session, viewer_name, visitor) for entry in entries]


def _line(entry: Entry, session: ChatSession, viewer_name: str, visitor: str) -> Line:
    at = parse_datetime(str(entry["at"]))
    if entry["kind"] not in (EntryKind.MESSAGE, EntryKind.NOTE):
        return Line("sys", int(entry["seq"]), html=_said(entry, at))
    shape = _shape(entry)
    return Line(
        shape=shape,
        seq=int(entry["seq"]),
        own_id=str(entry.get("id") or ""),
        html=mark_safe(text_with_links(str(entry["text"]))),
        who=_who(entry, shape, viewer_name, visitor),
        clock=clock(at) if at else "",
        at=at.isoformat(timespec="seconds") if at else "",
        language=session.language if shape in ("in", "out") else "",
        mark=mark_of(int(entry["seq"]), session) if shape == "out" else "",
        files=[_file(one) for one in entry["files"]],
    )


def _who(entry: Entry, shape: str, viewer_name: str, visitor: str) -> str:
    if shape == "in":
        return visitor
    return _("You") if entry["name"] == viewer_name else str(entry["name"])


def _shape(entry: Entry) -> str:
    if entry["kind"] == EntryKind.NOTE:
        return "note"
    return {"visitor": "in", "agent": "out"}.get(str(entry["side"]), "auto")


def _file(given: Mapping[str, Any]) -> LogFile:
    url = reverse("attachment", args=[given["id"]])
    return LogFile(url, str(given["name"]), int(given["size"]), str(given["type"]).startswith("image/"))


def mark_of(seq: int, session: ChatSession) -> str:
    """Return how far the visitor has got it: read, received or sent."""
    if seq <= session.visitor_read:
        return "read"
    return "received" if seq <= session.visitor_received else "sent"


def _said(entry: Entry, at: datetime | None) -> SafeString:
    """A line about what happened, in words."""
    data = entry.get("data") or {}
    name = escape(str(data.get("name") or entry["name"] or ""))
    other = escape(str(data.get("to") or data.get("team") or ""))
    kind = EntryKind(entry["kind"])
    words = _WORDS[kind](name, other) if kind in _WORDS else str(_SIMPLE[kind])
    note = f" <q>{escape(str(data['note']))}</q>" if data.get("note") else ""
    return mark_safe(f"{clock(at) if at else ''} {words}{note}")


def _joined(name: str, other: str) -> str:
    return _("%(name)s took the chat") % {"name": name}


def _transferred(name: str, other: str) -> str:
    if other:
        return _("%(name)s passed the chat on to %(other)s") % {"name": name, "other": other}
    return _("%(name)s passed the chat on") % {"name": name}


def _invited(name: str, other: str) -> str:
    if other:
        return _("%(name)s invited %(other)s") % {"name": name, "other": other}
    return _("%(name)s was invited") % {"name": name}


def _ended(name: str, other: str) -> str:
    return _("%(name)s ended the chat") % {"name": name} if name else _("The chat ended")


_WORDS: dict[str, Callable[[str, str], str]] = {
    EntryKind.JOINED: _joined,
    EntryKind.INVITED: _invited,
    EntryKind.TRANSFERRED: _transferred,
    EntryKind.ENDED: _ended,
}
_SIMPLE: dict[str, Promise] = {
    EntryKind.REQUEUED: gettext_lazy("The chat is back in the queue"),
    EntryKind.LEFT: gettext_lazy("The visitor left the page"),
    EntryKind.BACK: gettext_lazy("The visitor is back"),
    EntryKind.REOPENED: gettext_lazy("The visitor wrote again: the chat is open again"),
}
