"""The clear content of an opaque S/MIME signature (application/pkcs7-mime, RFC 8551). The signature is not checked:
it is only said that there is one. Reads just enough ASN.1, and never past the bytes it was given.
"""

_SEQUENCE, _SET, _OID, _OCTETS, _OCTETS_PARTS, _EXPLICIT = 0x30, 0x31, 0x06, 0x04, 0x24, 0xA0
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_PARTS_MAX = 100_000


class _Broken(ValueError):
    pass


def signed_content(data: bytes) -> bytes | None:
    """Return what was signed; None when it is encrypted, detached or no such thing."""
    try:
        body, _end, _tag = _element(data, 0, len(data), _SEQUENCE)
        oid, after, _tag = _element(data, *body, _OID)
        if data[slice(*oid)] != _SIGNED_DATA:
            return None
        wrapped, _end, _tag = _element(data, after, body[1], _EXPLICIT)
        signed, _end, _tag = _element(data, *wrapped, _SEQUENCE)
        _version, after, _tag = _element(data, *signed)
        _digests, after, _tag = _element(data, after, signed[1], _SET)
        encapsulated, _end, _tag = _element(data, after, signed[1], _SEQUENCE)
        _kind, after, _tag = _element(data, *encapsulated, _OID)
        content, _end, _tag = _element(data, after, encapsulated[1], _EXPLICIT)
        return _octets(data, *content)
    except _Broken:
        return None


def _octets(data: bytes, start: int, end: int) -> bytes:
    body, _after, tag = _element(data, start, end)
    if tag == _OCTETS:
        return data[slice(*body)]
    if tag != _OCTETS_PARTS:
        raise _Broken
    pieces: list[bytes] = []
    at = body[0]
    while at < body[1] and data[at : at + 2] != b"\0\0" and len(pieces) < _PARTS_MAX:
        piece, at, _tag = _element(data, at, body[1], _OCTETS)
        pieces.append(data[slice(*piece)])
    return b"".join(pieces)


def _element(data: bytes, start: int, end: int, tag: int | None = None) -> tuple[tuple[int, int], int, int]:
    """Return where an element's content lies, where the next one begins, and its tag.

    An element of indefinite length reaches to the end of what it is in: what is looked for here comes first in it.
    """
    if start + 2 > end or (tag is not None and data[start] != tag):
        raise _Broken
    length, at = data[start + 1], start + 2
    if length == 0x80:
        return (at, end), end, data[start]
    if length > 0x80:
        size = length & 0x7F
        if size > 8 or at + size > end:
            raise _Broken
        length, at = int.from_bytes(data[at : at + size], "big"), at + size
    if at + length > end:
        raise _Broken
    return (at, at + length), at + length, data[start]
