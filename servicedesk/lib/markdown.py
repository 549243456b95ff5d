"""What agents write, as HTML and as plain text. Markdown, the part of it that letters need: paragraphs, lists,
emphasis, headings, quotes, links, code. No HTML of the writer's own, no images, nothing that loads anything.

Text that was never meant as Markdown reads as it was typed: a line break is a line break, indented lines are text.
"""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline.state_inline import Delimiter, StateInline
from markdown_it.token import Token

from servicedesk.lib.html import text_to_html, text_with_links
from servicedesk.lib.markdown_text import plain

LONGEST = 20_000  # characters read as Markdown; a longer text is shown as it was typed
_RULES = (
    *("blockquote", "fence", "heading", "hr", "list", "newline", "escape", "backticks", "emphasis", "link", "autolink"),
    *("balance_pairs", "fragments_join", "text_join"),
)
# Without any of these a text is paragraphs and nothing else; most answers are.
_SIGNS = re.compile(r"[*_`#>\[\]<~\\]|^\s*([-+]|\d{1,9}[.)])\s|^\s*(-[ \t]*){3,}$", re.MULTILINE)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_LINK = ' rel="noopener noreferrer nofollow" target="_blank">'


def to_html(text: str) -> SafeString:
    """Return simple HTML: p, br, ul, ol, li, strong, em, h3 to h6, blockquote, pre, code, hr, a. Safe to show."""
    if len(text) > LONGEST or not _SIGNS.search(text):
        return text_to_html(text)
    return mark_safe(str(_reader.render(text.strip("\n"))).replace("\n", ""))


def to_text(text: str) -> str:
    """Return the same as plain text people can read: no stars or underscores, an address after the words of a link."""
    if len(text) > LONGEST or not _SIGNS.search(text):
        return text.strip()
    return plain(_reader.parse(text.strip("\n"))).strip() or text.strip()


def _is_safe(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in _SCHEMES and "@" not in parts.netloc
    except ValueError:
        return False


class _Html(RendererHTML):
    """Bare addresses become links as everywhere else; headings begin below those of the page around them."""

    def text(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        content = tokens[idx].content
        return str(escape(content)) if env.get("in_link") else text_with_links(content)

    def link_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        env["in_link"] = False
        return "</a>"

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        env["in_link"] = True
        return f'<a href="{escape(str(tokens[idx].attrGet("href") or ""))}"{_LINK}'

    def heading_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return f"<{_lower(tokens[idx].tag)}>"

    def heading_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return f"</{_lower(tokens[idx].tag)}>"

    def fence(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        # The page that shows it may take line ends between elements away; inside this one they count.
        return "<pre><code>" + str(escape(tokens[idx].content.rstrip("\n"))).replace("\n", "&#10;") + "</code></pre>"

    def softbreak(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return "<br>"

    hardbreak = softbreak

    def hr(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return "<hr>"


def _lower(tag: str) -> str:
    return f"h{min(int(tag[1]) + 2, 6)}"


def _emphasis(state: StateInline, silent: bool) -> bool:
    """As the library's rule, but only around whole words: 5*3*2 is a sum and not an italic three."""
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    found = state.scanDelims(state.pos, False)
    for _character in range(found.length):
        state.push("text", "", 0).content = marker
        place = len(state.tokens) - 1
        state.delimiters.append(
            Delimiter(ord(marker), found.length, place, -1, open=found.can_open, close=found.can_close)
        )
    state.pos += found.length
    return True


def _made() -> MarkdownIt:
    found = MarkdownIt("zero", {"breaks": True}, renderer_cls=_Html).enable(list(_RULES))
    found.inline.ruler.at("emphasis", _emphasis)
    found.validateLink = _is_safe  # type: ignore[method-assign]
    return found


_reader = _made()
