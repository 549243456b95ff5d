"""Small real files for the demo's attachments: a picture, a one-page PDF and a text. Pure."""

import struct
import zlib

WIDTH, HEIGHT = 320, 200
_FONT = b"/F1 5 0 R"


def picture(seed: int) -> bytes:
    """A PNG of a winter road under the sky; seed varies the colours and the road."""
    top, hill, snow = (40 + seed * 37 % 120, 90 + seed * 17 % 80, 170), (45, 75 + seed * 29 % 40, 70), (232, 238, 242)
    horizon, bend = 70 + seed * 13 % 40, seed * 7 % 90 - 45
    rows = bytearray()
    for y in range(HEIGHT):
        rows.append(0)  # no filter
        rows += b"".join(_pixel(x, y, horizon, bend, (top, hill, snow)) for x in range(WIDTH))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _pixel(x: int, y: int, horizon: int, bend: int, colours: tuple[tuple[int, int, int], ...]) -> bytes:
    sky, hill, snow = colours
    if y < horizon:
        return bytes(min(255, part + y // 2) for part in sky)
    if y < horizon + 14:
        return bytes(hill)
    depth = (y - horizon) / (HEIGHT - horizon)
    middle = WIDTH / 2 + bend * (1 - depth)
    on_road = abs(x - middle) < 6 + 90 * depth
    return bytes((96, 100, 104)) if on_road else bytes(snow)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def document(title: str, lines: list[str]) -> bytes:
    """A PDF of one A4 page with a title and lines of text (characters outside Latin-1 become ?)."""
    text = [f"BT /F1 18 Tf 60 770 Td ({_escaped(title)}) Tj /F1 11 Tf 0 -34 Td 16 TL"]
    text += [f"({_escaped(line)}) Tj T*" for line in lines] + ["ET"]
    stream = "\n".join(text).encode("latin-1", "replace")
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << %s >> >> >>"
        % _FONT,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(bodies) + 1, len(out)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
