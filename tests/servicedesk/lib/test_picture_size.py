"""How large a picture is when it is unpacked, told by its first bytes."""

import pytest

from servicedesk.lib.picture_size import pixels_of

RIFF = b"RIFF\0\0\0\0WEBP"
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc2\x00\x11\x08" + (300).to_bytes(2, "big") + (200).to_bytes(2, "big")


@pytest.mark.parametrize(
    ("content", "pixels"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (70_000).to_bytes(4, "big") * 2, 4_900_000_000),
        (b"GIF89a\x04\x01\x03\x00", 260 * 3),
        (RIFF + b"VP8X" + b"\0" * 8 + b"\x03\0\0" + b"\x04\0\0", 20),
        (RIFF + b"VP8L" + b"\0" * 4 + b"\x2f" + (3 | 4 << 14).to_bytes(4, "little") + b"\0" * 5, 20),
        (RIFF + b"VP8 " + b"\0" * 10 + b"\x04\x00\x05\x00", 20),
        (JPEG + b"\0" * 9, 60_000),
        (b"", 0),
        (b"\x89PNG\r\n\x1a\n", 0),
        (b"GIF89a", 0),
        (RIFF, 0),
        (RIFF + b"ABCD" + b"\0" * 20, 0),
        (b"\xff\xd8\xff\xe0\x00\x00" + b"\0" * 50, 0),
        (b"\xff\xd8" + b"\xff" * 1000, 0),
        (b"<svg/>", 0),
    ],
)
def test_size_is_that_of_the_head_and_nothing_for_what_is_broken(content: bytes, pixels: int) -> None:
    assert pixels_of(content) == pixels
