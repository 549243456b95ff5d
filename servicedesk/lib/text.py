"""Text from outside made safe to store: valid Unicode, no NUL, no control characters that change a line's meaning."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return text PostgreSQL can hold: line ends as \\n, no NUL or other controls, lone surrogates as U+FFFD."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", text))


def one_line(text: str, limit: int) -> str:
    """Return text on one line of at most limit characters, cut at the end with an ellipsis."""
    line = _SPACE.sub(" ", clean(unicodedata.normalize("NFC", text[: limit * 8]))).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
