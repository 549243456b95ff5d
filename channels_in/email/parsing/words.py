"""Encoded words (RFC 2047) and parameters (RFC 2231) in header values, as far as they can be understood."""

import binascii
import re
from urllib.parse import unquote_to_bytes

from channels_in.email.parsing.charsets import decode
from servicedesk.lib.text import clean

# Every repeat stops at a character that must follow it: the time grows with the length and no faster.
_WORD = re.compile(r"=\?([^?\s]{1,80})\?([bBqQ])\?([^?]*)\?=")
_PARAMETER = re.compile(r';[\s;]*([^\s=;"]{1,100})\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SECTION = re.compile(r"^([^*]+)(?:\*(\d{1,4}))?(\*)?$")
PARAMETERS_MAX = 200


def words(value: str) -> str:
    """Return a header's text with its encoded words decoded, on one line."""
    if "=?" not in value:
        return _shown(value)
    pieces: list[str] = []
    waiting: list[bytes] = []  # adjacent words of one charset may share a character between them
    charset, end = "", 0
    for match in _WORD.finditer(value):
        between = value[end : match.start()]
        if waiting and (between.strip() or match[1].lower() != charset):
            pieces.append(decode(b"".join(waiting), _language_free(charset))[0])
            waiting = []
        if between.strip() or end == 0:
            pieces.append(between)
        charset, end = match[1].lower(), match.end()
        waiting.append(_bytes_of(match[2], match[3]))
    if waiting:
        pieces.append(decode(b"".join(waiting), _language_free(charset))[0])
    pieces.append(value[end:])
    return _shown("".join(pieces))


def _shown(text: str) -> str:
    return " ".join(clean(text.replace("\t", " ")).split("\n")).strip()


def _language_free(charset: str) -> str:
    return charset.partition("*")[0]


def _bytes_of(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return binascii.a2b_qp(data, header=True)
    return base64_bytes(data)[0]


def base64_bytes(data: bytes) -> tuple[bytes, bool]:
    """Return what Base64 text holds and whether it was whole; what is no Base64 is passed over."""
    try:
        return binascii.a2b_base64(data), True
    except binascii.Error:
        pass
    kept = re.sub(rb"[^A-Za-z0-9+/]+", b"", data)
    kept = kept[: len(kept) - 1] if len(kept) % 4 == 1 else kept
    return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4)), False


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """Return the part before the first semicolon in lower case, and the parameters by lower-case name."""
    head = value.partition(";")[0].strip().lower()
    plain: dict[str, str] = {}
    sections: dict[str, dict[int, tuple[str, bool]]] = {}
    for number, match in enumerate(_PARAMETER.finditer(value, len(value.partition(";")[0]))):
        if number >= PARAMETERS_MAX:
            break
        name = _SECTION.match(match[1].lower())
        if name is None:
            continue
        text = _unquoted(match[2])
        if name[2] is None and name[3] is None:
            plain.setdefault(name[1], text)
        else:
            sections.setdefault(name[1], {}).setdefault(int(name[2] or 0), (text, bool(name[3])))
    found = {name: words(text) for name, text in plain.items()}
    return head, found | {name: _joined(rows) for name, rows in sections.items()}


def _unquoted(text: str) -> str:
    text = text.strip()
    if text.startswith('"'):
        text = text[1:-1] if len(text) > 1 and text.endswith('"') else text[1:]
        return _ESCAPED.sub(r"\1", text)
    return text


def _joined(sections: dict[int, tuple[str, bool]]) -> str:
    """Put the numbered sections of a parameter together: the first one names the charset."""
    charset, data = "", b""
    for number in sorted(sections):
        text, is_encoded = sections[number]
        if number == 0 and is_encoded and text.count("'") >= 2:
            charset, _language, text = text.split("'", 2)
        data += unquote_to_bytes(text) if is_encoded else text.encode("utf-8", "surrogateescape")
    return _shown(decode(data, charset)[0])
