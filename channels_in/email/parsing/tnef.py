"""winmail.dat (TNEF, MS-OXTNEF): the files and the text Outlook packed into it. Pure; what is broken is passed over.

The kept libraries for it are under the LGPL or need one that is; this much loses nothing a citizen sent.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from channels_in.email.parsing.charsets import decode
from channels_in.email.parsing.rtf import decompressed

_SIGNATURE = 0x223E9F78
_BODY, _MESSAGE_PROPERTIES = 0x800C, 0x9003
_RENDERING, _TITLE, _DATA, _PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_CODE_PAGE = 0x9007
# MAPI properties (MS-OXPROPS)
_P_BODY, _P_RTF, _P_HTML = 0x1000, 0x1009, 0x1013
_P_LONG_NAME, _P_DATA, _P_CONTENT_ID = 0x3707, 0x3701, 0x3712
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x0A: 4, 0x0B: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8, 0x48: 16}
_VARIABLE = frozenset({0x0D, 0x1E, 0x1F, 0x102})
FILES_MAX = 500
_PROPERTIES_MAX = 2000


@dataclass(slots=True)
class TnefFile:
    name: str = ""
    content: bytes = b""
    content_id: str = ""


@dataclass(slots=True)
class Tnef:
    text: str = ""
    html: str = ""
    rtf: bytes = b""
    files: list[TnefFile] = field(default_factory=list)


def is_tnef(data: bytes) -> bool:
    return len(data) >= 6 and int.from_bytes(data[:4], "little") == _SIGNATURE


def read_tnef(data: bytes) -> Tnef:
    """Return what can be read; nothing at all when it is no TNEF."""
    found, code_page = Tnef(), "cp1252"
    for attribute, content in _attributes(data):
        if attribute == _CODE_PAGE and len(content) >= 4:
            code_page = f"cp{int.from_bytes(content[:4], 'little')}"
        elif attribute == _BODY:
            found.text = found.text or decode(content.rstrip(b"\0"), code_page)[0]
        elif attribute == _MESSAGE_PROPERTIES:
            _take_bodies(found, content, code_page)
        elif attribute == _RENDERING and len(found.files) < FILES_MAX:
            found.files.append(TnefFile())
        elif found.files:
            _take_file(found.files[-1], attribute, content, code_page)
    found.files = [file for file in found.files if file.content or file.name]
    return found


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each: level (1 byte), id (2), type (2), length (4), content, checksum (2)."""
    at = 6 if is_tnef(data) else len(data)
    while at + 11 <= len(data):
        attribute, length = struct.unpack_from("<H2xI", data, at + 1)
        at += 9
        yield attribute, data[at : at + length]
        at += length + 2


def _take_bodies(found: Tnef, content: bytes, code_page: str) -> None:
    for name, kind, value in _properties(content):
        if name == _P_BODY:
            found.text = _text(kind, value, code_page) or found.text
        elif name == _P_RTF:
            found.rtf = decompressed(value)
        elif name == _P_HTML:
            found.html = decode(value.rstrip(b"\0"), code_page)[0]


def _take_file(file: TnefFile, attribute: int, content: bytes, code_page: str) -> None:
    if attribute == _TITLE:
        file.name = file.name or decode(content.rstrip(b"\0"), code_page)[0]
    elif attribute == _DATA:
        file.content = content
    elif attribute == _PROPERTIES:
        for name, kind, value in _properties(content):
            if name == _P_LONG_NAME:
                file.name = _text(kind, value, code_page) or file.name
            elif name == _P_CONTENT_ID:
                file.content_id = _text(kind, value, code_page)
            elif name == _P_DATA and not file.content:
                file.content = value[16:] if kind == 0x0D else value  # an object's own id stands before it


def _text(kind: int, value: bytes, code_page: str) -> str:
    if kind == 0x1F:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return decode(value.rstrip(b"\0"), code_page)[0]


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Each: name, type, value. Stops where it is broken."""
    try:
        yield from _checked_properties(data)
    except (struct.error, IndexError):
        return


def _checked_properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    (count,), at = struct.unpack_from("<I", data, 0), 4
    for _number in range(min(count, _PROPERTIES_MAX)):
        kind, name = struct.unpack_from("<HH", data, at)
        at += 4
        if name >= 0x8000:
            at = _after_name(data, at)
        has_many, base = bool(kind & 0x1000), kind & 0xFFF
        values = 1
        if has_many or base in _VARIABLE:
            (values,), at = struct.unpack_from("<I", data, at), at + 4
        for _value in range(min(values, _PROPERTIES_MAX)):
            value, at = _value_at(data, at, base)
            yield name, base, value


def _value_at(data: bytes, at: int, kind: int) -> tuple[bytes, int]:
    if kind in _VARIABLE:
        (length,) = struct.unpack_from("<I", data, at)
        return data[at + 4 : at + 4 + length], at + 4 + _padded(length)
    size = _FIXED[kind] if kind in _FIXED else len(data)
    return data[at : at + size], at + size


def _after_name(data: bytes, at: int) -> int:
    """A named property: its set's id (16), then a number, or a name in UTF-16."""
    (is_text, value) = struct.unpack_from("<II", data, at + 16)
    return at + 24 + (_padded(value) if is_text else 0)


def _padded(length: int) -> int:
    return length + (-length % 4)
