"""The text of an article as HTML: Markdown with headings, lists, tables, links and the article's own pictures.

No HTML of the writer's own. Two kinds of links are names rather than addresses, so that they last: artikel:42 is an
article, fil:<uuid> a stored file. Whoever shows the text says where these lead (resolve); what leads nowhere for this
reader is its words and nothing else. A picture is always a stored file: nothing is loaded from other hosts.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from servicedesk.lib.html import text_with_links
from servicedesk.lib.markdown_text import plain
from servicedesk.lib.slugs import slug_of

LONGEST = 60_000  # characters read; of a longer text the beginning
NAMED = re.compile(r"(?P<kind>artikel|fil):(?P<key>[0-9a-f-]{1,36})\Z")
_NAMED_IN_TEXT = re.compile(r"\]\(\s*<?((?:artikel|fil):[0-9a-f-]{1,36})\b")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_RULES = (
    *("blockquote", "fence", "heading", "hr", "list", "table", "newline", "escape", "backticks", "emphasis", "link"),
    *("image", "autolink", "strikethrough", "balance_pairs", "fragments_join", "text_join"),
)
_BLOCKS = ("p", "br", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "pre", "hr", "div")
_TAGS = {*_BLOCKS, *("table", "thead", "tbody", "tr", "th", "td"), *("strong", "em", "s", "code", "a", "img")}
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "loading"},
    "th": {"scope", "class"},
    "td": {"class"},
    "ol": {"start"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "div": {"class", "tabindex", "role", "aria-label"},
}
_HEADING_MAX = 60


@dataclass(frozen=True, slots=True)
class Target:
    """Where a name leads. width and height are pixels of a picture, 0 for anything else."""

    url: str
    width: int = 0
    height: int = 0


Resolve = Callable[[str], Target | None]  # "artikel:42" or "fil:<uuid>" -> where it is for this reader, if anywhere


def to_html(markdown: str, *, resolve: Resolve, prefix: str = "") -> SafeString:
    """Return HTML that is safe to show: the tags of _TAGS and nothing that loads from elsewhere or runs.

    Headings are h2 to h4 and have ids made of their words; prefix stands before these, for a page with several texts.
    """
    env: dict[str, Any] = {"resolve": resolve, "prefix": prefix, "ids": set()}
    html = str(_reader.render(markdown[:LONGEST], env))
    clean = nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel="noopener noreferrer", url_schemes=set(_SCHEMES)
    )
    return mark_safe(clean.strip())


def to_text(markdown: str) -> str:
    """Return the same as plain text; after the words of a link its address, unless it is the name of an article."""
    return _NAME_SHOWN.sub("", plain(_with_lines(_reader.parse(markdown[:LONGEST], {})))).strip()


def _with_lines(tokens: Sequence[Token]) -> list[Token]:
    """The cells of a row on one line: "Vi missade tömningen | 2 | 0 kronor"."""
    found: list[Token] = []
    for token in tokens:
        if token.type == "tr_open":
            found.append(Token("inline", "", 0, children=[]))
        elif token.type == "table_close":
            found.append(Token("paragraph_close", "p", -1))
        elif token.type == "inline" and token.level and found and found[-1].type == "inline":
            row = found[-1].children or []
            row += ([Token("text", "", 0, content=" | ")] if row else []) + (token.children or [])
            found[-1].children = row
        elif token.type not in _CELLS:
            found.append(token)
    return found


_CELLS = frozenset({"tr_close", "th_open", "th_close", "td_open", "td_close", "thead_close", "tbody_open"})
_NAME_SHOWN = re.compile(r" \((?:artikel|fil):[0-9a-f-]{1,36}\)")


def names_in(texts: Iterable[str]) -> set[str]:
    """Return every "artikel:42" and "fil:<uuid>" the texts lead to or show."""
    return {name for text in texts for name in _NAMED_IN_TEXT.findall(text)}


def is_safe_link(url: str) -> bool:
    """Whether a link may lead there: the web, mail, a phone, a page of this site, a place on it, a named thing."""
    if NAMED.match(url):
        return True
    if re.match(r"[/\\]{2}|/\\", url) or any(ord(letter) < 33 for letter in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if not parts.scheme:
        return url.startswith(("/", "#"))
    return parts.scheme.lower() in _SCHEMES and "@" not in parts.netloc


class _Html(RendererHTML):
    def text(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        content = tokens[idx].content
        return str(escape(content)) if env.get("links") else text_with_links(content)

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        url = str(tokens[idx].attrGet("href") or "")
        if NAMED.match(url):
            found = env["resolve"](url)
            url = found.url if found else ""
        env.setdefault("links", []).append(url)
        return f'<a href="{escape(url)}">' if url else ""

    def link_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return "</a>" if env["links"].pop() else ""

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        url, alt = str(tokens[idx].attrGet("src") or ""), tokens[idx].content
        found = env["resolve"](url) if NAMED.match(url) else None
        if found is None:
            return str(escape(alt))
        size = f' width="{found.width:d}" height="{found.height:d}"' if found.width and found.height else ""
        return f'<img src="{escape(found.url)}" alt="{escape(alt)}"{size} loading="lazy">'

    def heading_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        base = env["prefix"] + slug_of(plain([tokens[idx + 1]]), _HEADING_MAX)
        name, number = base, 2
        while name in env["ids"]:
            name, number = f"{base}-{number}", number + 1
        env["ids"].add(name)
        return f'<{_level(tokens[idx].tag)} id="{name}">'

    def heading_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return f"</{_level(tokens[idx].tag)}>\n"

    def fence(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return f"<pre><code>{escape(tokens[idx].content)}</code></pre>\n"

    def table_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        env["tables"] = env.get("tables", 0) + 1
        # A wide table scrolls inside its own region, which the keyboard can reach and has a name of its own.
        label = escape(_("Table %(number)d") % {"number": env["tables"]})
        return f'<div class="prose__table" tabindex="0" role="region" aria-label="{label}"><table>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return f'<th scope="col"{_aligned(tokens[idx])}>'

    def td_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return f"<td{_aligned(tokens[idx])}>"


def _aligned(token: Token) -> str:
    style = str(token.attrGet("style") or "")
    return ' class="prose__end"' if style.endswith("right") else ""


def _level(tag: str) -> str:
    """The question is the page's h1; # and ## are both a heading below it."""
    return f"h{min(max(int(tag[1]), 2), 4)}"


def _made() -> MarkdownIt:
    found = MarkdownIt("zero", {"breaks": True}, renderer_cls=_Html).enable(list(_RULES))
    found.validateLink = is_safe_link  # type: ignore[method-assign]
    return found


_reader = _made()
