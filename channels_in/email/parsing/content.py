"""What one part of a mail holds: its bytes without the transfer encoding, its text, its name."""

import binascii
import re

from channels_in.email.parsing.charsets import decode
from channels_in.email.parsing.flowed import unflow
from channels_in.email.parsing.mime import Part
from channels_in.email.parsing.parsed import TEXT_MAX
from channels_in.email.parsing.words import base64_bytes, parameters, words
from servicedesk.lib.text import clean

_TEXT_BYTES_MAX = 4 * TEXT_MAX
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_:-]{1,40})", re.IGNORECASE)
_META_WITHIN = 4096  # bytes


def content_of(part: Part, problems: set[str]) -> bytes:
    """Return the part's content, decoded as far as its transfer encoding can be understood."""
    encoding = part.header("content-transfer-encoding").split(";")[0].strip().lower()
    if encoding == "base64":
        data, whole = base64_bytes(part.content)
        if not whole:
            problems.add("base64")
        return data
    if encoding == "quoted-printable":
        return binascii.a2b_qp(part.content)
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return _uudecoded(part.content, problems)
    if encoding not in ("", "7bit", "8bit", "binary"):
        problems.add("transfer-encoding")
    return part.content


def _uudecoded(data: bytes, problems: set[str]) -> bytes:
    pieces: list[bytes] = []
    for line in data.splitlines():
        if line.startswith(b"begin "):
            pieces = []
        elif line.strip() == b"end":
            break
        elif line:
            try:
                pieces.append(binascii.a2b_uu(line))
            except binascii.Error:
                problems.add("uuencode")
    return b"".join(pieces)


def text_of(part: Part, problems: set[str]) -> str:
    """Return a text part's text with \\n as line ends, as it may be stored."""
    data = content_of(part, problems)
    if len(data) > _TEXT_BYTES_MAX:
        problems.add("text-cut")
        data = data[:_TEXT_BYTES_MAX]
    charset = part.parameters.get("charset", "")
    if not charset and part.kind == "text/html" and (meta := _META_CHARSET.search(data, 0, _META_WITHIN)):
        charset = meta[1].decode("ascii")
    text, right = decode(data, charset)
    if not right:
        problems.add("charset")
    if "\0" in text:
        problems.add("nul")
    text = clean(text.removeprefix("\ufeff"))
    if part.kind == "text/plain" and part.parameters.get("format", "").lower() == "flowed":
        text = unflow(text, delsp=part.parameters.get("delsp", "").lower() == "yes")
    return text


def disposition_of(part: Part) -> tuple[str, str]:
    """Return the disposition ("attachment", "inline", "") and the file name that was given."""
    kind, given = parameters(part.header("content-disposition"))
    return kind, given.get("filename") or part.parameters.get("name", "")


def content_id_of(part: Part) -> str:
    return words(part.header("content-id")).strip().strip("<>").strip()[:255]
