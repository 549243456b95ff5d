"""Text from people as HTML: everything escaped, addresses of web pages made links, nothing else added."""

import re
from urllib.parse import urlsplit

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# Bounded and without overlapping repeats: the time grows with the length of the text and no faster.
_URL = re.compile(r"\bhttps?://[^\s<>\"']{3,2000}", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_AFTER_URL = ".,;:!?)]}»”’"
LINKS_MAX = 200


def text_to_html(text: str) -> SafeString:
    """Return paragraphs and line breaks with links; links open in a new tab and tell nobody where from."""
    blocks = (block.strip("\n") for block in _PARAGRAPHS.split(text.strip()))
    html = "".join(f"<p>{text_with_links(block)}</p>" for block in blocks if block)
    return mark_safe(html)


def text_with_links(text: str) -> str:
    """Return text as HTML without paragraphs: escaped, line ends as <br>, addresses of web pages as links."""
    pieces: list[str] = []
    end = 0
    for number, match in enumerate(_URL.finditer(text)):
        if number >= LINKS_MAX:
            break
        url = match.group().rstrip(_AFTER_URL)
        pieces += [_plain(text[end : match.start()]), _link(url)]
        end = match.start() + len(url)
    pieces.append(_plain(text[end:]))
    return "".join(pieces)


def _plain(text: str) -> str:
    return str(escape(text)).replace("\n", "<br>")


def _link(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
        host.encode("ascii")
    except (ValueError, UnicodeError):
        return _plain(url)  # not an address, or one whose letters may only look like another's
    safe = str(escape(url))
    return f'<a href="{safe}" rel="noopener noreferrer nofollow" target="_blank">{safe}</a>'
