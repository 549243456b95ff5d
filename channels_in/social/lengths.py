"""How many characters each kind of channel takes, and how it counts them. Pure.

Sources: docs.joinmastodon.org/user/posting (500 unless the server says otherwise, addresses of web pages as 23, an
account elsewhere by its name alone); docs.bsky.app (app.bsky.feed.post: 300 graphemes, 3,000 bytes);
docs.x.com/fundamentals/counting-characters; developers.google.com/youtube/v3/docs/comments;
learn.microsoft.com/linkedin (comments: 1,250); developers.facebook.com/docs (Messenger: 2,000, Instagram messages:
1,000 bytes, comments: 8,000 and 2,200, WhatsApp: 4,096).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from tickets.models import ChannelKind

LINK_LENGTH = 23  # as which Mastodon and X count any address of a web page
_LINK = re.compile(r"\bhttps?://[^\s<>\"']{1,2000}", re.IGNORECASE)
# The ends of names that X takes for web pages and that people here write.
_BARE_LINK = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9åäö](?:[a-z0-9åäö-]{0,61}[a-z0-9åäö])?\.){1,4}"
    r"(?:se|nu|com|org|net|eu|info|app|io|gov|edu|dk|no|fi|ax|de|uk|tv|me)(?![\w-])(?:/[^\s<>\"']{0,2000})?",
    re.IGNORECASE,
)
_AFTER_LINK = ".,;:!?)]}»”’"
_MENTION = re.compile(r"(?<![\w/@])@([a-z0-9_]{1,100})@[a-z0-9.-]{1,253}[a-z0-9]", re.IGNORECASE)
_ZWJ, _KEYCAP = "\u200d", "\u20e3"
# Letters X counts as one; all others are two (twitter-text, version 3).
_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))


@dataclass(frozen=True, slots=True)
class Length:
    """most: of what count counts."""

    most: int
    count: Callable[[str], int]


def graphemes(text: str) -> int:
    """How many letters a person sees: what is put on another, and pictures joined to one, are not counted.

    A little simpler than Unicode's annex 29: where they differ, it counts more.
    """
    number, before, flags = 0, "", 0
    for char in unicodedata.normalize("NFC", text):
        if _is_flag(char):
            flags += 1
            number += flags % 2
        else:
            flags = 0
            number += not _joins(before, char)
        before = char
    return number


def _joins(before: str, char: str) -> bool:
    """Whether it stands on, or goes with, the one before."""
    if not before:
        return False
    is_added = unicodedata.category(char) in ("Mn", "Me", "Mc") or char in (_ZWJ, _KEYCAP)
    is_colour = "\U0001f3fb" <= char <= "\U0001f3ff"  # of skin
    return is_added or is_colour or (before == _ZWJ and ord(char) > 0x2000) or (before, char) == ("\r", "\n")


def _is_flag(char: str) -> bool:
    """A half of a flag: two of them are one picture."""
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def as_mastodon(text: str) -> int:
    """Any link as 23, @name@server as @name."""
    return graphemes(_MENTION.sub(r"@\1", _LINK.sub(_short, text)))


def as_x(text: str) -> int:
    """Any link as 23, also one without https:// before it; a picture, and letters of other alphabets, as two."""
    text = _LINK.sub(_short, text)
    text = unicodedata.normalize("NFC", _BARE_LINK.sub("x" * LINK_LENGTH, text))
    number, before, flags = 0, "", 0
    for char in text:
        flags = flags + 1 if _is_flag(char) else 0
        if not (flags and flags % 2 == 0) and not (ord(char) > _LIGHT[0][1] and _joins(before, char)):
            number += 1 if any(low <= ord(char) <= high for low, high in _LIGHT) else 2
        before = char
    return number


def _short(match: re.Match[str]) -> str:
    link = match.group().rstrip(_AFTER_LINK)
    return "x" * LINK_LENGTH + match.group()[len(link) :]


LENGTHS: dict[str, Length] = {
    ChannelKind.FACEBOOK: Length(8_000, utf16),
    ChannelKind.MESSENGER: Length(2_000, utf16),
    ChannelKind.INSTAGRAM: Length(2_200, utf16),
    ChannelKind.INSTAGRAM_DIRECT: Length(1_000, utf8),
    ChannelKind.WHATSAPP: Length(4_096, utf16),
    ChannelKind.MASTODON: Length(500, as_mastodon),
    ChannelKind.BLUESKY: Length(300, graphemes),
    ChannelKind.X: Length(280, as_x),
    ChannelKind.LINKEDIN: Length(1_250, utf16),
    ChannelKind.YOUTUBE: Length(10_000, utf16),
}


def too_long_by(kind: str, text: str, most: int | None = None) -> int:
    """How many characters, as the channel counts them, there are too many in a whole text; 0 when it fits.

    most: what this account's server takes, when it says so. Kinds without a limit take anything.
    """
    length = LENGTHS.get(kind)
    return max(0, length.count(text) - (most or length.most)) if length else 0
