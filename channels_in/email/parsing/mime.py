"""A mail's parts: where each begins and ends. One pass over the bytes for each level, no recursion.

The standard library's parser is not used: it calls itself for every level (3,000 levels end in RecursionError),
reads line by line, raises when some headers are merely looked at, and cannot give an attached mail back byte for byte.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from channels_in.email.parsing.charsets import decode
from channels_in.email.parsing.parsed import DEPTH_MAX, HEADERS_MAX, PARTS_MAX, MailTooComplex
from channels_in.email.parsing.words import parameters

_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
_FOLD = re.compile(r"\r?\n[ \t]*(?=[ \t])|\r?\n")
_TYPE = re.compile(r"^[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}$")
_BOUNDARY_MAX = 250  # characters; RFC 2046 allows 70
_AFTER_BOUNDARY = re.compile(rb"(--)?[ \t]{0,200}(?:\r?\n|\Z)")

Headers = dict[str, list[str]]


@dataclass(slots=True)
class Part:
    raw: bytes  # of the whole mail
    start: int  # of the headers
    body: int
    end: int
    headers: Headers
    kind: str  # text/plain
    parameters: dict[str, str]
    depth: int = 0
    children: list["Part"] = field(default_factory=list)

    def header(self, name: str) -> str:
        return self.headers.get(name, [""])[0]

    @property
    def content(self) -> bytes:
        """The body as it was sent, still in its transfer encoding."""
        return self.raw[self.body : self.end]


def read(raw: bytes, problems: set[str], *, depth: int = 0) -> Part:
    """Return the mail as a tree of parts. Raises MailTooComplex."""
    root = _part(raw, 0, len(raw), depth, "text/plain", problems)
    waiting, count = [root], 1
    while waiting:
        part = waiting.pop()
        if not part.kind.startswith("multipart/"):
            continue
        if part.depth >= DEPTH_MAX:
            raise MailTooComplex(f"more than {DEPTH_MAX} parts inside each other")
        default = "message/rfc822" if part.kind == "multipart/digest" else "text/plain"
        for start, end in _slices(part, problems):
            count += 1
            if count > PARTS_MAX:
                raise MailTooComplex(f"more than {PARTS_MAX} parts")
            part.children.append(_part(raw, start, end, part.depth + 1, default, problems))
        waiting += part.children
        if not part.children:
            problems.add("multipart")
            part.kind = "text/plain"  # nothing where the parts should be: shown as it is
    return root


def _part(raw: bytes, start: int, end: int, depth: int, default: str, problems: set[str]) -> Part:
    headers, body = read_headers(raw, start, end, problems)
    kind, given = parameters(headers.get("content-type", [""])[0])
    if not _TYPE.match(kind):
        if kind:
            problems.add("content-type")
        kind = default
    return Part(raw, start, body, end, headers, kind, given, depth)


def read_headers(raw: bytes, start: int, end: int, problems: set[str]) -> tuple[Headers, int]:
    """Return the headers by lower-case name, unfolded, and where the body begins. Raises MailTooComplex.

    Headers end at an empty line, or where a line is no header: what follows is then shown as text.
    """
    headers: Headers = {}
    stop, body = _header_end(raw, start, end)
    if stop - start > HEADERS_MAX:
        raise MailTooComplex(f"headers of more than {HEADERS_MAX // 1024} kB")
    line = start
    if raw.startswith((b"From ", b">From "), start):
        line = raw.find(b"\n", start, stop) + 1 or stop
    while line < stop:
        match = _FIELD.match(raw, line, stop)
        if match is None:
            problems.add("headers")
            return headers, line
        value_end = _value_end(raw, match.end(), stop)
        text, _right = decode(raw[match.end() : value_end])
        headers.setdefault(match[1].decode("ascii").lower(), []).append(_FOLD.sub("", text).strip())
        line = value_end + 1
    return headers, body


def _header_end(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Where the headers end and where the body begins."""
    if raw.startswith((b"\n", b"\r\n"), start):
        return start, raw.index(b"\n", start) + 1
    found = [
        (at, at + len(mark))
        for mark in (b"\n\n", b"\n\r\n")
        if (at := raw.find(mark, start, min(end, start + HEADERS_MAX + 8))) >= 0
    ]
    return min(found, default=(end, end))


def _value_end(raw: bytes, start: int, stop: int) -> int:
    """Where a header's value ends: at a line end that no space or tab follows."""
    while True:
        at = raw.find(b"\n", start, stop)
        if at < 0:
            return stop
        if raw[at + 1 : at + 2] not in (b" ", b"\t"):
            return at
        start = at + 1


def _slices(part: Part, problems: set[str]) -> Iterator[tuple[int, int]]:
    """The stretches between the lines that hold the boundary."""
    boundary = part.parameters.get("boundary", "").encode("utf-8", "surrogateescape")
    if not 0 < len(boundary) <= _BOUNDARY_MAX:
        return
    begun: int | None = None
    for at, after, is_last in _boundaries(part, b"--" + boundary):
        if begun is not None:
            yield begun, max(begun, _before_line_end(part.raw, at))
        begun = after
        if is_last:
            return
    if begun is not None:
        problems.add("unfinished")
        yield begun, part.end


def _boundaries(part: Part, mark: bytes) -> Iterator[tuple[int, int, bool]]:
    raw, at = part.raw, part.raw.find(mark, part.body, part.end)
    while at >= 0:
        after = _AFTER_BOUNDARY.match(raw, at + len(mark), part.end)
        if after and (at == part.body or raw[at - 1 : at] == b"\n"):
            yield at, after.end(), after[1] is not None
            at = raw.find(mark, after.end(), part.end)
        else:
            at = raw.find(mark, at + len(mark), part.end)


def _before_line_end(raw: bytes, at: int) -> int:
    """The line end before a boundary belongs to the boundary."""
    at -= raw[at - 1 : at] == b"\n"
    return at - (raw[at - 1 : at] == b"\r")
