"""The list as a table for spreadsheets: read as Excel and others write it, whatever they do to letters. Pure."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

BYTES_MAX, ROWS_MAX = 1_000_000, 2_000
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What a column may be called: as we write it, in English, and as the API does.
_NAMES = {
    "words": ("fråga", "question", "words"),
    "language": ("språk", "language"),
    "article": ("artikel", "article", "adress", "address"),
}
_DELIMITERS = ";\t,"
_FORMULAS = tuple("=+-@\t\r\n＝＋－＠")


class TableError(Exception):
    """The file is no table of ours; str() is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it stands in the file; number: as a spreadsheet counts, the head is 1."""

    number: int
    words: str
    language: str
    article: str


def decoded(data: bytes) -> str:
    """Return the text of a file: UTF-8 and UTF-16 by their marks, UTF-8 without, else what Excel writes in Sweden.

    Raises TableError.
    """
    if len(data) > BYTES_MAX:
        raise TableError(_("The file is too large: at most %(most)d kB.") % {"most": BYTES_MAX // 1000})
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _in(data, encoding)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _in(data, "cp1252")


def lines(text: str) -> list[Line]:
    """Return the rows with something in them. Raises TableError."""
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise TableError(_("This is no table. Save it as CSV in the spreadsheet, and choose that file."))
    rows = [(number, row) for number, row in _rows(text) if any(cell.strip() for cell in row)]
    if not rows:
        raise TableError(_("There are no rows."))
    places = _places(rows[0][1])
    if len(rows) - 1 > ROWS_MAX:
        raise TableError(_("There are too many rows: at most %(most)d.") % {"most": ROWS_MAX})
    return [Line(number, **{name: _cell(row, place) for name, place in places.items()}) for number, row in rows[1:]]


def _in(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, errors="replace" if encoding == "cp1252" else "strict")
    except UnicodeDecodeError as error:
        raise TableError(_("The letters of the file cannot be read. Save it as CSV UTF-8.")) from error


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    first, _end, rest = text.partition("\n")
    skipped = 0
    if first.strip().lower().startswith("sep="):  # Excel's own first line
        text, skipped = rest, 1
    head = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=lambda mark: sum(name.strip() in _known() for name in _split(head, mark)))
    try:
        yield from enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1 + skipped)
    except csv.Error as error:
        raise TableError(_("The table cannot be read: look for quotation marks that are not closed.")) from error


def _split(head: str, mark: str) -> list[str]:
    return [name.strip().strip('"').lower() for name in head.split(mark)]


def _known() -> set[str]:
    return {name for names in _NAMES.values() for name in names}


def _places(head: Sequence[str]) -> dict[str, int | None]:
    """The column of each field; language may be missing. Raises TableError."""
    named = [name.strip().lower() for name in head]
    found = {
        field: next((named.index(name) for name in names if name in named), None) for field, names in _NAMES.items()
    }
    missing = [_NAMES[field][0].capitalize() for field in ("words", "article") if found[field] is None]
    if missing:
        raise TableError(
            _("The first row must name the columns. Missing: %(columns)s.") % {"columns": ", ".join(missing)}
        )
    return found


def _cell(row: Sequence[str], place: int | None) -> str:
    if place is None or place >= len(row):
        return ""
    text = row[place].strip()
    # What our own file has before a text that a spreadsheet would have run.
    return text[1:] if text.startswith("'") and text[1:].lstrip(" ").startswith(_FORMULAS) else text
