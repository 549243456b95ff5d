"""How many pixels a picture unpacks to, by its first bytes: a small file can be one that fills a browser's memory.

Sources: PNG (ISO 15948, 11.2.2), GIF89a, JPEG (T.81, B.2.2), WebP (RFC 9649).
"""

from collections.abc import Iterator

_FRAME = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # markers of JPEG that a size follows


def pixels_of(content: bytes) -> int:
    """Return width times height; 0 when it is no PNG, GIF, JPEG or WebP, or is broken."""
    width, height = size_of(content)
    return width * height


def size_of(content: bytes) -> tuple[int, int]:
    """Return width and height in pixels; (0, 0) as above."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        return _number(content, 16, 4, "big"), _number(content, 20, 4, "big")
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        return _number(content, 6), _number(content, 8)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP" and len(content) >= 30:
        return _webp(content)
    if content.startswith(b"\xff\xd8\xff"):
        return next(_frames(content), (0, 0))
    return 0, 0


def _number(content: bytes, start: int, length: int = 2, order: str = "little") -> int:
    return int.from_bytes(content[start : start + length], "big" if order == "big" else "little")


def _webp(content: bytes) -> tuple[int, int]:
    kind = content[12:16]
    if kind == b"VP8X":
        return 1 + _number(content, 24, 3), 1 + _number(content, 27, 3)
    if kind == b"VP8L":
        bits = _number(content, 21, 4)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        return _number(content, 26) & 0x3FFF, _number(content, 28) & 0x3FFF
    return 0, 0


def _frames(content: bytes) -> Iterator[tuple[int, int]]:
    """Go from one segment of a JPEG to the next, and give the size of each frame."""
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker in _FRAME:
            yield _number(content, place + 7, 2, "big"), _number(content, place + 5, 2, "big")
        standalone = marker == 0xFF or marker == 0x01 or 0xD0 <= marker <= 0xD8
        place += (1 if marker == 0xFF else 2) if standalone else 2 + max(2, _number(content, place + 2, 2, "big"))
