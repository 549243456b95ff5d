"""Bytes to text, whatever they claim to be. A wrong or absurd charset costs some U+FFFD and never an error."""

import codecs
import re
from functools import lru_cache

# Encodings that mail really uses. Python has more codecs, and some of them (idna, undefined, zlib, rot13,
# unicode_escape) are no charsets, raise what decoding never should, or grow with the square of the input.
_FAMILIES = re.compile(
    r"utf_?(7|8|16|32)|us_?ascii|ascii|ansi|latin|iso_?8859|iso_?2022|(x_)?windows|cp_?\d|ibm|koi8|gb|big5|hz|"
    r"(x_)?shift|(x_)?sjis|ms_?kanji|ms932|euc|ks_?c|johab|(x_)?mac|tis_?620|viscii|hp_roman8|kz1048|ptcp154"
)
# What is called Latin-1 or ASCII is Windows-1252 in practice, as browsers read it too (WHATWG Encoding Standard).
_REALLY = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}


@lru_cache(maxsize=256)
def codec_of(charset: str) -> str | None:
    """Return the name of Python's codec for a charset of the web and mail, else None."""
    name = re.sub(r"[^a-z0-9]+", "_", charset[:60].lower()).strip("_")
    if not _FAMILIES.match(name):
        return None
    for candidate in (name, re.sub(r"^x_|_[ie]$", "", name), name.replace("windows_", "cp")):
        try:
            found = codecs.lookup(candidate).name
        except (LookupError, ValueError):
            continue
        return _REALLY.get(found, found)
    return None


def decode(data: bytes, charset: str = "") -> tuple[str, bool]:
    """Return the text and whether the charset was right. Without a charset: UTF-8, else Windows-1252."""
    codec = codec_of(charset) if charset else "cp1252"
    if codec in (None, "cp1252"):
        # Most of what says Latin-1 wrongly, or nothing at all, is UTF-8; real Latin-1 is hardly ever valid UTF-8.
        return _guessed(data, bool(charset) and codec is None)
    try:
        return data.decode(str(codec)), True
    except (UnicodeError, ValueError, LookupError):
        return _replaced(data, str(codec)), False


def _guessed(data: bytes, is_unknown: bool) -> tuple[str, bool]:
    try:
        return data.decode("utf-8"), not is_unknown
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), not is_unknown


def _replaced(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec, "replace")
    except (UnicodeError, ValueError, LookupError):
        return data.decode("utf-8", "replace")
