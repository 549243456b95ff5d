"""Markdown that has been read, written out as plain text: quotes and lists keep their marks, emphasis loses them."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

_GAP_AFTER = frozenset({"paragraph_close", "heading_close", "fence", "hr"})


def plain(tokens: Sequence[Token]) -> str:
    """Return the text of a whole document's tokens (MarkdownIt.parse)."""
    return _Writer().write(tokens)


class _Writer:
    """Writes line by line; prefixes stand before every line, marks only before the next one, instead of its prefix."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.prefixes: list[str] = []
        self.marks: list[str] = []  # "- " or "1. ", outermost first
        self.numbers: list[int | None] = []  # of the lists around: the next number, None for one with dashes

    def write(self, tokens: Sequence[Token]) -> str:
        for token in tokens:
            handle = getattr(self, f"_{token.type}", None)
            if handle is not None:
                handle(token)
            if token.type in _GAP_AFTER and not token.hidden:
                self._gap()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in self.lines))

    def _inline(self, token: Token) -> None:
        self._say(words(token.children or []))

    def _fence(self, token: Token) -> None:
        self._say(token.content.rstrip("\n"))

    def _hr(self, token: Token) -> None:
        self._say("-" * 20)

    def _blockquote_open(self, token: Token) -> None:
        self.prefixes.append("> ")

    def _blockquote_close(self, token: Token) -> None:
        if self.lines and self.lines[-1].endswith(">"):
            self.lines.pop()  # the gap after its last paragraph belongs below it
        self.prefixes.pop()
        self._gap()

    def _bullet_list_open(self, token: Token) -> None:
        self.numbers.append(None)

    def _ordered_list_open(self, token: Token) -> None:
        start = token.attrGet("start")
        self.numbers.append(1 if start is None else int(start))

    def _list_item_open(self, token: Token) -> None:
        number = self.numbers[-1]
        mark = "- " if number is None else f"{number}. "
        if number is not None:
            self.numbers[-1] = number + 1
        self.prefixes.append(" " * len(mark))
        self.marks.append(mark)

    def _list_item_close(self, token: Token) -> None:
        self.prefixes.pop()
        self.marks.clear()

    def _bullet_list_close(self, token: Token) -> None:
        self.numbers.pop()
        if not self.numbers:
            self._gap()

    _ordered_list_close = _bullet_list_close

    def _say(self, text: str) -> None:
        for line in text.split("\n"):
            prefix, marks = "".join(self.prefixes), "".join(self.marks)
            self.lines.append(prefix[: len(prefix) - len(marks)] + marks + line)
            self.marks.clear()

    def _gap(self) -> None:
        prefix = "".join(self.prefixes).rstrip()
        self.lines.append(prefix if prefix.endswith(">") else "")


def words(tokens: Sequence[Token]) -> str:
    """Return the text of one line's tokens; after the words of a link, where it leads."""
    pieces: list[str] = []
    begun: list[tuple[str, int]] = []  # the link's address, where its words begin
    for token in tokens:
        if token.type in ("text", "code_inline"):
            pieces.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif token.type == "link_open":
            begun.append((str(token.attrGet("href") or ""), len(pieces)))
        elif token.type == "link_close":
            pieces.append(_address(*begun.pop(), pieces))
    return "".join(pieces)


def _address(address: str, start: int, pieces: Sequence[str]) -> str:
    said = "".join(pieces[start:])
    bare = address.removeprefix("mailto:").removeprefix("tel:")
    return "" if bare in (said, f"{said}/") else f" ({bare})"
