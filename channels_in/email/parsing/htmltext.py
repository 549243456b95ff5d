"""An HTML body as plain text. One pass; nothing is ever looked for twice to the end, so the time grows with the length.

Not for showing HTML: what comes out is text, and is escaped like all text when it is shown.
"""

import html
import re

_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")
_IN_TAG = re.compile(r">|=[ \t\r\n]{0,20}[\"']")
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_ATTRIBUTE = re.compile(
    r"(?:^|[\s\"'/])(href|alt|style)\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s{0,5}:\s{0,5}none|mso-hide\s{0,5}:\s{0,5}all", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MANY_LINES = re.compile(r"\n{3,}")
_UNSEEN = frozenset({"head", "script", "style", "title", "template", "noscript", "iframe", "object", "svg", "select"})
_RAW = frozenset({"script", "style", "title"})
_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_SPACED = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre"])
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_ATTRIBUTES_MAX = 2000  # characters of one tag that are looked at
_QUOTE_MAX = 20  # marks before a line


class _Writer:
    """Lines as they grow: runs of white space are one space, quotes are marked as in plain mail."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.quotes = 0
        self.pre = 0
        self.space = False
        self.gap: int | None = None  # an empty line comes before the next one, with so many marks

    def text(self, text: str) -> None:
        if self.pre:
            first, *rest = text.replace("\r\n", "\n").split("\n")
            self.line.append(first)
            for line in rest:
                self.end()
                self.line.append(line)
            return
        text = _SPACE.sub(" ", text)
        if text.startswith(" ") and (not self.line or self.space):
            text = text[1:]
        if text:
            self.space = text.endswith(" ")
            self.line.append(text)

    def end(self) -> None:
        """End the line, also an empty one."""
        if self.gap is not None and self.lines and self.lines[-1].strip("> "):
            self.lines.append(">" * min(self.gap, self.quotes, _QUOTE_MAX))
        line = "".join(self.line).rstrip()
        self.lines.append(f"{'>' * min(self.quotes, _QUOTE_MAX)} {line}".rstrip() if self.quotes else line)
        self.line, self.space, self.gap = [], False, None

    def block(self, *, spaced: bool) -> None:
        if self.line and "".join(self.line).strip():
            self.end()
        self.line, self.space = [], False
        if spaced:
            self.gap = self.quotes if self.gap is None else min(self.gap, self.quotes)

    def result(self) -> str:
        self.block(spaced=False)
        return _MANY_LINES.sub("\n\n", "\n".join(self.lines)).strip("\n")


class _Reader:
    def __init__(self, source: str) -> None:
        self.source, self.writer = source, _Writer()
        self.missing: set[str] = set()  # what does not occur any more in the rest
        self.hidden = ""  # the element that hides what is in it
        self.hidden_depth = 0
        self.link = ""
        self.link_start = 0

    def find(self, what: str, start: int) -> int:
        """As str.find, but what once was not there is not looked for again."""
        if what in self.missing:
            return -1
        at = self.source.find(what, start)
        if at < 0:
            self.missing.add(what)
        return at

    def run(self) -> str:
        at, source = 0, self.source
        while at < len(source):
            found = _MARKUP.search(source, at)
            self.text(source[at : found.start() if found else len(source)])
            if found is None:
                break
            at = self.markup(found.start())
        return self.writer.result()

    def text(self, text: str) -> None:
        if text and not self.hidden:
            self.writer.text(_unescaped(text))

    def markup(self, tag: int) -> int:
        """Read what begins with < and return where the text goes on."""
        source = self.source
        if source.startswith("<!--", tag):
            end = self.find("-->", tag + 4)
            return end + 3 if end >= 0 else len(source)
        name = _NAME.match(source, tag + 1)
        if name is None:
            end = self.find(">", tag)
            return end + 1 if end >= 0 else len(source)
        end = self.tag_end(name.end())
        if source[tag + 1] == "/":
            self.close(name[1].lower())
        else:
            self.open(name[1].lower(), source[name.end() : min(end, name.end() + _ATTRIBUTES_MAX)])
            if name[1].lower() in _RAW:
                return self.raw_end(name[1].lower(), end)
        return end

    def tag_end(self, at: int) -> int:
        """Where a tag ends, past its > that is in no quoted value."""
        while True:
            match = _IN_TAG.search(self.source, at)
            if match is None:
                return len(self.source)
            if match.group() == ">":
                return match.end()
            closing = self.find(match.group()[-1], match.end())
            at = closing + 1 if closing >= 0 else match.end()

    def raw_end(self, name: str, at: int) -> int:
        """Where a script's or style's content ends: at its end tag whatever stands before."""
        close = f"</{name}"
        while True:
            found = self.find("</", at)
            if found < 0 or self.source[found : found + len(close)].lower() == close:
                return found if found >= 0 else len(self.source)
            at = found + 2

    def open(self, name: str, attributes: str) -> None:
        if self.hidden:
            self.hidden_depth += name == self.hidden
            return
        given = _attributes(attributes) if name in ("a", "img") or "style" in attributes else {}
        if name not in _VOID and (name in _UNSEEN or _HIDDEN.search(given.get("style", ""))):
            self.hidden, self.hidden_depth = name, 1
            return
        self.show(name, given)

    def show(self, name: str, given: dict[str, str]) -> None:
        writer = self.writer
        if name == "br":
            writer.end()
        elif name in _BLOCK:
            writer.block(spaced=name in _SPACED)
            writer.quotes += name == "blockquote"
            writer.pre += name == "pre"
            self.text({"li": "- ", "hr": "____"}.get(name, ""))
        elif name in ("td", "th"):
            self.text(" ")
        elif name == "img" and given.get("alt", "").strip():
            self.text(f"[{given['alt'].strip()}]")
        elif name == "a":
            self.link, self.link_start = given.get("href", "").strip(), len(writer.line)

    def close(self, name: str) -> None:
        writer = self.writer
        if self.hidden:
            self.hidden_depth -= name == self.hidden
            self.hidden = self.hidden if self.hidden_depth else ""
        elif name in _BLOCK:
            writer.block(spaced=name in _SPACED)
            if name == "blockquote":
                writer.quotes = max(0, writer.quotes - 1)
                writer.gap = min(writer.gap or 0, writer.quotes)
            writer.pre = max(0, writer.pre - (name == "pre"))
        elif name == "a" and self.link:
            self.close_link()

    def close_link(self) -> None:
        """Say where a link leads when its text does not."""
        address, self.link = self.link, ""
        said = "".join(self.writer.line[self.link_start :]).strip()
        bare = address.removeprefix("mailto:").removeprefix("tel:")
        if address.startswith(("http://", "https://", "mailto:")) and said and bare.rstrip("/") not in said:
            self.writer.text(f" <{bare}>" if len(bare) <= 500 else "")


def _attributes(source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source):
        found.setdefault(match[1].lower(), _unescaped(match[2] or match[3] or match[4] or ""))
    return found


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text) if "&" in text else text
    except ValueError:  # a number of more than 4,300 digits is no character
        return text


def html_to_text(source: str) -> str:
    """Return the readable text of HTML: lines, lists, quotes marked with >, links with where they lead."""
    return _Reader(source).run()
