"""The pictures of other hosts that a mail names: which there are, and which only count who reads."""

import re
from html.parser import HTMLParser

MOST = 50  # pictures of one mail; more are left out
_LONGEST = 2_000_000  # characters read
_LONGEST_ADDRESS = 4000
_BREAKS = re.compile(r"[\t\r\n]")  # browsers leave these out of addresses
_HOST = re.compile(r"(https?:)?//[^/]", re.IGNORECASE)
_NOTHING = re.compile(r"\s*0*[01](\.0+)?\s*(px)?\s*")
_SIZE_IN_STYLE = re.compile(r"(?:^|[;\s])(?:max-)?(width|height)\s*:\s*([^;]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(\.0+)?\s*(;|$)", re.IGNORECASE)


def address_of(src: str) -> str:
    """The whole address of a picture on another host, as it stands in an <img src>; "" for any other."""
    address = _BREAKS.sub("", src).strip()
    if not _HOST.match(address) or len(address) > _LONGEST_ADDRESS:
        return ""
    return f"https:{address}" if address.startswith("//") else address


def remote_pictures(html: str) -> list[str]:
    """The addresses of the pictures a person would see, in order, each once, at most MOST.

    What is declared to be one pixel, or hidden, is only there to tell the sender of the reading.
    """
    reader = _Pictures()
    reader.feed(html[:_LONGEST])
    return list(reader.found)[:MOST]


class _Pictures(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "img":
            return
        values = {name: value or "" for name, value in reversed(attrs)}  # the first of two counts, as in browsers
        address = address_of(values.get("src", ""))
        if address and not _is_pixel(values):
            self.found[address] = None


def _is_pixel(values: dict[str, str]) -> bool:
    style = values.get("style", "")[:2000]
    sizes = {name.lower(): value for name, value in _SIZE_IN_STYLE.findall(style)}
    sizes = {name: sizes.get(name, values.get(name, "")) for name in ("width", "height")}
    return bool(_HIDDEN.search(style)) or all(_NOTHING.fullmatch(value) for value in sizes.values())
