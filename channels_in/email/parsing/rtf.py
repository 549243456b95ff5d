"""Outlook's compressed RTF (MS-OXRTFCP): the text of a message, where winmail.dat holds it in no other form."""

import struct

_COMPRESSED, _PLAIN = 0x75465A4C, 0x414C454D
_HEADER = struct.Struct("<IIII")  # compressed size, size, kind, checksum
_KNOWN = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW = 4096
SIZE_MAX = 4_000_000  # bytes of RTF; seventeen for each two that are read at the most


def decompressed(data: bytes) -> bytes:
    """Return the RTF, b"" when it is none. Stops where the data is broken."""
    if len(data) < _HEADER.size:
        return b""
    _compressed_size, size, kind, _checksum = _HEADER.unpack_from(data)
    if kind == _PLAIN:
        return data[_HEADER.size :][:size]
    return _unpacked(data, min(size, SIZE_MAX)) if kind == _COMPRESSED else b""


def _unpacked(data: bytes, size: int) -> bytes:
    """Each control byte says of the next eight items whether they are a byte or a stretch of what went before."""
    out = bytearray(_KNOWN)
    at, end = _HEADER.size, len(_KNOWN) + size
    while at < len(data) and len(out) < end:
        control, at = data[at], at + 1
        for bit in range(8):
            if not control >> bit & 1:
                out += data[at : at + 1]
                at += 1
                continue
            place = int.from_bytes(data[at : at + 2], "big")
            at += 2
            # The place is in a window that goes round; the place that is written next marks the end.
            back = (len(out) - (place >> 4)) % _WINDOW
            if at > len(data) or back == 0:
                return bytes(out[len(_KNOWN) : end])
            _repeat(out, back, (place & 0xF) + 2)
    return bytes(out[len(_KNOWN) : end])


def _repeat(out: bytearray, back: int, length: int) -> None:
    for _byte in range(length):
        out.append(out[-back] if back <= len(out) else 0x20)
