"""Lists of addresses in a header. Read before anything is decoded, so that an encoded name never becomes an address."""

import re

from channels_in.email.parsing.parsed import RECIPIENTS_MAX, MailAddress
from channels_in.email.parsing.words import words
from servicedesk.lib.addresses import AddressError, normal_email
from servicedesk.lib.text import one_line

# One alternative for every character: the pieces follow each other without a gap, in one pass.
_PIECES = re.compile(r'"(?:[^"\\]|\\.)*"?|[()<>,;:]|[^"()<>,;:]+', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SPACE = re.compile(r"\s+")
NAME_MAX = 200


class _Entry:
    """One mailbox while it is being read."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.comment: list[str] = []
        self.angle: list[str] | None = None

    def address(self) -> MailAddress | None:
        plain = "".join(self.words).strip()
        if self.angle is not None:
            # A route (<@a.example,@b.example:ann@mejl.example>) is passed over: RFC 5322, section 4.4.
            written, name = "".join(self.angle), plain
            written = written.rpartition(":")[2] if written.lstrip().startswith("@") else written
        else:
            written, name = plain, "".join(self.comment)
        if "@" not in written and self.angle is None:
            name, written = plain, ""
        written = _SPACE.sub("", words(written))[:1000] if '"' not in written else words(written)[:1000]
        name = one_line(_unquoted(words(_without_quotes(name))), NAME_MAX)
        return MailAddress(name, written, normal(written)) if name or written else None


def normal(written: str) -> str:
    """Return the address in its normal form, "" when it is none we can answer."""
    try:
        return normal_email(written)
    except (AddressError, ValueError, IndexError):
        return ""


def _without_quotes(name: str) -> str:
    name = name.strip()
    return name[1:-1] if len(name) > 1 and name[0] == name[-1] == '"' else name


def _unquoted(name: str) -> str:
    return _ESCAPED.sub(r"\1", name).strip().strip("'") if "\\" in name or name[:1] == "'" else name


def mailboxes(value: str) -> tuple[MailAddress, ...]:
    """Return the addresses of a header, at most 500; groups give their members."""
    found: list[MailAddress] = []
    entry, depth = _Entry(), 0
    for piece in _PIECES.findall(value):
        if depth or piece == "(":
            depth += {"(": 1, ")": -1}.get(piece, 0)
            if depth and piece not in "()":
                entry.comment.append(piece)
        elif piece in (",", ";") and not _inside_route(entry, piece):
            _take(entry, found)
            entry = _Entry()
            if len(found) >= RECIPIENTS_MAX:
                return tuple(found)
        elif piece == ":" and entry.angle is None and "@" not in "".join(entry.words):
            entry = _Entry()  # what stood before is a group's name
        else:
            _put(entry, piece)
    _take(entry, found)
    return tuple(found)


def _inside_route(entry: _Entry, piece: str) -> bool:
    if piece != "," or not entry.angle or entry.angle[-1] == ">":
        return False
    return entry.angle[0].lstrip().startswith("@") and ":" not in entry.angle


def _put(entry: _Entry, piece: str) -> None:
    if piece == "<":
        entry.angle = []  # of several, the last one counts, as for mail servers
    elif piece == ">":
        if entry.angle is not None:
            entry.angle = ["".join(entry.angle)]
            entry.words.append(" ")
    elif entry.angle is not None and not (entry.words and entry.words[-1] == " " and entry.angle):
        entry.angle.append(piece)
    elif entry.angle is None:
        entry.words.append(piece)


def _take(entry: _Entry, found: list[MailAddress]) -> None:
    if (address := entry.address()) is not None:
        found.append(address)
