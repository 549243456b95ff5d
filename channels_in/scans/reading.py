"""The text and the pages of a scanned file, read in a process of its own (read_child)."""

import json
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from channels_in.base import CannotRead
from servicedesk.lib.apart import read_apart
from servicedesk.lib.text import clean

MODULE = "channels_in.scans.read_child"
SECONDS = 45  # by the clock
TYPES = frozenset({"application/pdf", "image/tiff", "image/jpeg", "image/png"})

REASONS = {
    "encrypted": gettext_noop("The file is locked with a password."),
    "broken": gettext_noop("The file is broken, or not what its name says."),
    "too_large": gettext_noop("The picture is too large to be unpacked."),
    "too_much": gettext_noop("The file took too long, or too much memory, to read."),
}


@dataclass(frozen=True, slots=True)
class Page:
    text: str
    width: int  # pixels, 0 when no picture could be made
    height: int
    picture: bytes  # JPEG


@dataclass(frozen=True, slots=True)
class ReadScan:
    total: int  # pages of the file
    pages: list[Page]  # the first ones: as many as were read before a limit was met

    @property
    def text(self) -> str:
        return "\n\n".join(page.text for page in self.pages if page.text)


def read_scan(content: bytes, content_type: str, *, pictures: bool) -> ReadScan:
    """Return what is in the file; its pages without pictures when none are asked for. Raises CannotRead.

    A file that meets a limit after some pages gives those.
    """
    head = json.dumps({"content_type": content_type, "pictures": pictures}).encode()
    said = read_apart(MODULE, b"%b\n%b" % (head, content), seconds=SECONDS)
    line, _newline, rest = said.output.partition(b"\n")
    first = json.loads(line) if line else {"refused": "too_much"}
    if "refused" in first:
        raise CannotRead(REASONS[first["refused"]])
    pages = _pages(rest)
    if not pages:
        raise CannotRead(REASONS["broken" if said.is_whole else "too_much"])
    return ReadScan(int(first["total"]), pages)


def _pages(rest: bytes) -> list[Page]:
    """Those that came whole."""
    pages: list[Page] = []
    while rest:
        line, _newline, rest = rest.partition(b"\n")
        row = json.loads(line) if line.endswith(b"}") else {}
        if "size" not in row or len(rest) < row["size"]:
            break
        pages.append(Page(clean(row["text"]).strip(), row["width"], row["height"], rest[: row["size"]]))
        rest = rest[row["size"] :]
    return pages
