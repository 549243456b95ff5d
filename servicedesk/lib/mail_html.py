"""HTML from outside made fit to show: a short list of what may stay, everything else goes. Always at render time.

The HTML is kept as it came; a newer sanitiser then covers old mail too. What comes out loads nothing from anywhere.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import nh3
from django.utils.html import escape, strip_tags

from servicedesk.lib.mail_pictures import address_of

LONGEST = 2_000_000  # characters read
_TAGS = (
    "a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd "
    "del dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark "
    "ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt "
    "u ul var wbr"
)
# Gone with everything in them; of other unknown elements the text stays.
_GONE = (
    "script style title head template noscript iframe object embed applet svg math select textarea button "
    "audio video canvas frameset noframes noembed xmp plaintext"
)
_ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
}
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_NUMBERS = frozenset({"width", "height", "colspan", "rowspan", "start"})
_NUMBER = re.compile(r"[0-9]{1,4}")
_WORD = re.compile(r"[A-Za-z0-9-]{1,35}")
_REMOTE = re.compile(r"\s*(https?:|//|\\\\|/\\|ftp:)", re.IGNORECASE)
# In the sanitiser's output values stand between double quotes and hold none.
_LINK_TAG = re.compile(r'<a((?: (?:dir|lang)="[^"]*")* href="[^"]*"(?: (?:dir|lang)="[^"]*")*)>')
_LINK = re.compile(r'(<a(?: [a-z]+="[^"]*")*>)(.*?)</a>', re.DOTALL)
_HREF = re.compile(r' href="([^"]*)"')
# What makes reading take long: elements inside each other (the square of their number), and formatting that was never
# ended, which every later paragraph begins anew (their product). Elements that need no end tag do not go deep.
_MOST_DEEP, _MOST_REPEATED = 20_000, 3_000_000
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)([^>]*)")
_ANY_TAG = re.compile(r"<[^<>]*>?")
_FLAT = frozenset(
    {"area", "br", "col", "colgroup", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "option", "p", "source"}
    | {"tbody", "td", "tfoot", "th", "thead", "tr", "wbr"}
)
_FORMATTING = frozenset({"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"})


@dataclass(frozen=True, slots=True)
class Shown:
    html: str
    remote_images: int  # left out: to fetch them would tell the sender that, when and where the mail was read


def sanitise(html: str) -> str:
    """Return the HTML with nothing in it but text, structure and links. sanitise(sanitise(x)) == sanitise(x)."""
    return shown(html).html


def nowhere(address: str) -> str:
    """No picture of another host is shown."""
    return ""


def shown(html: str, images: Mapping[str, str] | None = None, remote: Callable[[str], str] = nowhere) -> Shown:
    """As sanitise, with the mail's own images. images: content id without angle brackets -> the address it is shown
    from, as an <img src>; only what is in it is shown. remote: gives for the address of a picture of another host
    (mail_pictures.address_of) where we show it from, or "" when it is left out."""
    rules = _Rules(images or {}, remote)
    clean = nh3.clean(
        readable(html[:LONGEST]),
        tags=set(_TAGS.split()),
        clean_content_tags=set(_GONE.split()),
        attributes=_ATTRIBUTES,
        attribute_filter=rules,
        link_rel=None,  # written below: here their order would depend on what was there before
        url_schemes={*_SCHEMES, "cid", "data"},
    )
    return Shown(_LINK_TAG.sub(r'<a\1 rel="noopener noreferrer nofollow" target="_blank">', clean), rules.remote_images)


def readable(html: str) -> str:
    """Return the HTML, or only its text when it is built to take a long time."""
    tags = [(match[1].lower(), match[2]) for match in _TAG.finditer(html)]
    deep = sum(name not in _FLAT for name, _rest in tags)
    kinds = 3 * len({tag for tag in tags if tag[0] in _FORMATTING})  # of the same kind three are begun anew
    if deep > _MOST_DEEP or kinds * len(tags) > _MOST_REPEATED:
        return _ANY_TAG.sub(" ", html)
    return html


class _Rules:
    """Decides over one attribute at a time: returns the value that stays, or None."""

    def __init__(self, images: Mapping[str, str], remote: Callable[[str], str]) -> None:
        self.images = {key.lower(): value for key, value in images.items()}
        self.remote = remote
        self.remote_images = 0

    def __call__(self, element: str, attribute: str, value: str) -> str | None:
        if attribute == "href":
            return value if _is_safe_link(value) else None
        if attribute == "src":
            return self._image(value)
        if attribute in _NUMBERS:
            return value if _NUMBER.fullmatch(value) else None
        if attribute in ("dir", "lang", "scope"):
            return value if _WORD.fullmatch(value) else None
        return value

    def _image(self, value: str) -> str | None:
        if value.lower().startswith("cid:"):
            return self.images.get(value[4:].strip("<> ").lower())
        if value in self.images.values():
            return value
        if ours := self.remote(address_of(value)):
            return ours
        self.remote_images += bool(_REMOTE.match(value))
        return None


def _is_safe_link(value: str) -> bool:
    """An address with one of the four schemes, written out: nothing relative, and nobody's name before the host."""
    try:
        parts = urlsplit(value.strip())
        return parts.scheme.lower() in _SCHEMES and "@" not in parts.netloc and "\\" not in value
    except ValueError:
        return False


def with_hosts(html: str) -> str:
    """Write after each link where it leads, when its text does not say so. html comes from sanitise or shown."""
    return _LINK.sub(_with_host, html)


def _with_host(match: "re.Match[str]") -> str:
    href = _HREF.search(match[1])
    host = _host(href[1]) if href else ""
    words = strip_tags(match[2]).lower()
    if not host or re.search(rf"(^|[\s/.@(<]){re.escape(host.removeprefix('www.'))}($|[\s/?#:)>])", words):
        return match[0]
    return f'{match[0]} <span class="host" dir="ltr">({escape(host)})</span>'


def _host(href: str) -> str:
    """The host as the network knows it: letters that may only look like others' stand as xn--."""
    try:
        host = urlsplit(href.replace("&amp;", "&")).hostname or ""
        return host.encode("idna").decode("ascii").lower()[:255]
    except (ValueError, UnicodeError):
        return "?"
