"""What is different between two texts, field by field and word by word, as data for a page or the API. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from knowledgebase.models.revision import TEXT_FIELDS

# Words with the punctuation they carry, runs of blanks, line ends: what is compared as one.
_PIECE = re.compile(r"\n|[^\S\n]+|\w+(?:[-:.,/@]\w+)*|[^\w\s]", re.UNICODE)
LONGEST = 6_000  # pieces of both texts together compared word by word; longer ones line by line
SameGoneNew = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that both have, that only the older has, or only the newer."""

    kind: SameGoneNew
    text: str


@dataclass(frozen=True, slots=True)
class FieldDifference:
    field: str  # of TEXT_FIELDS
    pieces: tuple[Piece, ...]

    @property
    def words_gone(self) -> int:
        return self._words("gone")

    @property
    def words_new(self) -> int:
        return self._words("new")

    def _words(self, kind: SameGoneNew) -> int:
        return sum(len(re.findall(r"\w+", piece.text)) for piece in self.pieces if piece.kind == kind)


def difference(older: Mapping[str, Any], newer: Mapping[str, Any]) -> list[FieldDifference]:
    """Return the fields that differ, in the order of TEXT_FIELDS, each with all its pieces.

    older, newer: knowledgebase.texts.text_of a revision, or the fields of a form. Links are compared as lines
    "words <address>".
    """
    found = []
    for name in TEXT_FIELDS:
        before, after = as_text(older.get(name, "")), as_text(newer.get(name, ""))
        if before != after:
            found.append(FieldDifference(name, tuple(pieces(before, after))))
    return found


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Yield what is the same, gone and new, in the order to read it; neighbours of one kind joined."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if len(old) + len(new) > LONGEST:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    yield from _joined(_raw(matcher, old, new))


def around(found: Sequence[Piece], *, most: int = 60) -> tuple[Piece, ...]:
    """Return the pieces with long stretches that are the same cut to about most characters beside each change."""
    return tuple(
        _cut(piece, most, place > 0, place < len(found) - 1) if piece.kind == "same" else piece
        for place, piece in enumerate(found)
    )


def _cut(piece: Piece, most: int, has_before: bool, has_after: bool) -> Piece:
    text = piece.text
    if len(text) <= 2 * most + 20:
        return piece
    head = text[:most].rsplit(" ", 1)[0] if has_before else ""
    tail = text[-most:].split(" ", 1)[-1] if has_after else ""
    return Piece("same", f"{head} … {tail}")


def as_text(value: Any) -> str:
    """Return a field as lines: text as it is, links one a line."""
    if isinstance(value, str):
        return value
    return "\n".join(f"{one['label']} <{one['url']}>" for one in value)


def _raw(matcher: "SequenceMatcher[str]", old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, start, end, from_, to in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[start:end]))
            continue
        if end > start:
            yield Piece("gone", "".join(old[start:end]))
        if to > from_:
            yield Piece("new", "".join(new[from_:to]))


def _joined(found: Iterator[Piece]) -> Iterator[Piece]:
    """A lone blank between two changes is part of the change: people read "old words" -> "new words", not a mosaic."""
    gone = new = ""
    rows = list(found)
    for place, piece in enumerate(rows):
        is_between = 0 < place < len(rows) - 1 and piece.kind == "same" and not piece.text.strip(" ")
        if piece.kind == "gone" or is_between:
            gone += piece.text
        if piece.kind == "new" or is_between:
            new += piece.text
        if piece.kind == "same" and not is_between:
            yield from _change(gone, new)
            gone = new = ""
            yield piece
    yield from _change(gone, new)


def _change(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece("gone", gone)
    if new:
        yield Piece("new", new)
