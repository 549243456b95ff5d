"""What somebody pasted from Word, a web page or a mail, as Markdown: headings, lists, bold, italics, links, tables.

Styles, comments, tracked changes' remains and scripts are gone. Word writes lists as paragraphs with a class and a
bullet of its own; those become lists again. Well-kept libraries for this bring a second HTML parser with them; nh3,
which is here anyway, gives tidy HTML that the standard library reads.
"""

import re
from html.parser import HTMLParser

import nh3

from servicedesk.lib.mail_html import readable

LONGEST = 1_000_000  # characters read
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset({"p", "div", "li", "blockquote", "pre", "section", "table", *_HEADINGS})
_EMPHASIS = frozenset({"b", "strong", "i", "em", "span"})
_TAGS = {*_BLOCKS, *_EMPHASIS, "br", "ul", "ol", "a", "thead", "tbody", "tr", "th", "td"}
_STYLED = {"class", "style"}
_ATTRIBUTES = {"a": {"href"}, "p": _STYLED, "span": {"style"}, "b": {"style"}, "li": {"style"}, "ol": {"start"}}
_WORD_LIST = re.compile(r"MsoListParagraph|mso-list:\s*l\d+\s+level(\d)", re.IGNORECASE)
_LEVEL = re.compile(r"level(\d)", re.IGNORECASE)
_BULLET = re.compile(r"^[\s\u00a0]*(?:(?P<number>[0-9]{1,3}|[a-z])[.)]|[·•§o▪\-–\uf0b7\uf0a7])[\s\u00a0]+")
# Word's own remarks to itself: <![if !supportLists]> is not HTML and would be shown.
_CONDITIONS = re.compile(r"<!\[(?:if|endif)[^>]*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_WORD_HEADING = re.compile(r"\b(?:MsoHeading|Rubrik|Heading)\s*([1-6])\b", re.IGNORECASE)
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style:\s*italic", re.IGNORECASE)
_SIGNS = re.compile(r"([\\`*_\[\]<>~])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}\s|[-+]\s|\d{1,9}[.)]\s|>)")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:|/(?![/\\])|artikel:)[^\s<>()]{1,1000}\Z", re.IGNORECASE)


def markdown_of(html: str) -> str:
    """Return the pasted HTML as Markdown, paragraphs between empty lines; "" when nothing of it is text."""
    tidy = nh3.clean(
        readable(_CONDITIONS.sub("", html[:LONGEST])),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        link_rel=None,
        strip_comments=True,
    )
    writer = _Writer()
    writer.feed(tidy)
    writer.close()
    return writer.result()


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.line = ""
        self.heading = 0
        self.lists: list[int | None] = []  # the next number of an ordered list, None for one with bullets
        self.word_level = 0  # of a paragraph that is an item in Word's way
        self.was_item = False
        self.marks: list[str] = []  # what ends the open b, i and span elements
        self.links: list[tuple[str, int]] = []
        self.rows: list[list[str]] | None = None  # of the table we are in

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _EMPHASIS:
            self._mark(tag, given.get("style", ""))
        elif tag == "a":
            self.links.append((given.get("href", ""), len(self.line)))
        elif tag == "br":
            self.line += " " if self.rows is not None or self.heading else "\n"
        elif self.rows is not None:
            self._in_table(tag)
        elif tag in _BLOCKS:
            self._end_block()
            self._begin(tag, given)
        elif tag in ("ul", "ol"):
            self._end_block()
            start = given.get("start", "1")
            self.lists.append((int(start) if start.isdecimal() else 1) if tag == "ol" else None)

    def _in_table(self, tag: str) -> None:
        if tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in ("th", "td"):
            self.line = ""
        elif tag in ("p", "div", "li") and self.line.strip():
            self.line += " "

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._end_table()
        elif tag in ("ul", "ol"):
            self._end_block()
            self.lists and self.lists.pop()
        elif tag in ("th", "td") and self.rows:
            self.rows[-1].append(" ".join(self.line.split()).replace("|", "\\|"))
            self.line = ""
        elif tag in _BLOCKS and self.rows is None:
            self._end_block()
        elif tag in _EMPHASIS and self.marks:
            self._close_mark(self.marks.pop())
        elif tag == "a" and self.links:
            self._end_link(*self.links.pop())

    def handle_data(self, data: str) -> None:
        self.line += _SIGNS.sub(r"\\\1", re.sub(r"[\s\u00a0]+", " ", data))

    def result(self) -> str:
        self._end_block()
        return re.sub(r"\n{3,}", "\n\n", "".join(self.blocks)).strip()

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            self.rows = []
        named = _WORD_HEADING.search(given.get("class", ""))
        if tag[0] == "h" and tag[1:].isdecimal():
            self.heading = int(tag[1])
        elif named:
            self.heading = int(named[1])
        how = f"{given.get('class', '')} {given.get('style', '')}"
        if tag == "p" and not self.lists and _WORD_LIST.search(how):
            level = _LEVEL.search(how)
            self.word_level = int(level[1]) if level else 1
        if tag == "li":
            self.word_level = 0

    def _mark(self, tag: str, style: str) -> None:
        is_bold = (tag in ("b", "strong") and not _NOT_BOLD.search(style)) or (
            tag == "span" and bool(_BOLD.search(style))
        )
        is_italic = tag in ("i", "em") or (tag == "span" and bool(_ITALIC.search(style)))
        mark = ("**" if is_bold and not self.heading else "") + ("*" if is_italic else "")
        self.line += _open(mark)
        self.marks.append(mark)

    def _close_mark(self, mark: str) -> None:
        if not mark:
            return
        start = self.line.rfind(_open(mark))
        inside = self.line[start + 1 :] if start >= 0 else ""
        if start < 0 or not inside.strip():
            self.line = self.line.replace(_open(mark), "")
            return
        lead, tail = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
        self.line = f"{self.line[:start]}{lead}{mark}{inside.strip()}{mark}{tail}"

    def _end_link(self, href: str, start: int) -> None:
        said = self.line[start:].strip()
        if said and _SAFE_LINK.match(href):
            self.line = f"{self.line[:start]}[{said}]({href})"

    def _end_block(self) -> None:
        text = re.sub("[\ue000-\ue003]", "", self.line).strip()
        self.line, heading, level = "", self.heading, self.word_level
        self.heading = self.word_level = 0
        if not text:
            return
        if heading:
            self._add(f"{'#' * min(max(heading, 2), 4)} {' '.join(text.split())}", False)
        elif self.lists:
            self._add(f"{'   ' * (len(self.lists) - 1)}{self._bullet()} {_flat(text)}", True)
        elif level:
            match = _BULLET.match(text.replace("\\", ""))
            mark = f"{match['number']}." if match and (match["number"] or "").isdecimal() else "-"
            said = text.replace("\\", "", 1)[match.end() :] if match else text
            self._add(f"{'   ' * (level - 1)}{mark} {_flat(said)}", True)
        else:
            self._add("\n".join(_LINE_START.sub(r"\1\\\2", line.strip()) for line in text.split("\n")), False)

    def _bullet(self) -> str:
        number = self.lists[-1]
        if number is None:
            return "-"
        self.lists[-1] = number + 1
        return f"{number}."

    def _add(self, text: str, is_item: bool) -> None:
        self.blocks.append(("\n" if is_item and self.was_item else "\n\n") + text)
        self.was_item = is_item

    def _end_table(self) -> None:
        rows, self.rows, self.line = [row for row in self.rows or [] if any(row)], None, ""
        if not rows:
            return
        width = max(map(len, rows))
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        self._add("\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]]), False)


def _open(mark: str) -> str:
    """Where emphasis begins, as a sign no text has, until we know that something stands in it."""
    return {"": "", "**": "\ue000", "*": "\ue001", "***": "\ue002"}[mark]


def _flat(text: str) -> str:
    return " ".join(text.split())
