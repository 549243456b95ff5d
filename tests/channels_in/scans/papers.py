"""Scanned papers as scanners write them, made here: PDF with text, pictures of paper, and some that mean harm."""

import io

from PIL import Image, ImageDraw


def pdf(*pages: list[str], more: bytes = b"") -> bytes:
    """A PDF with these lines of text on its pages, in Latin-1. more: something that makes it another file."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        rows = b" T* ".join(b"(%b) Tj" % _escaped(line) for line in lines)
        drawn = b"BT /F1 14 Tf 20 TL 60 760 Td %b ET" % rows
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(kids), len(kids))
    return _file(objects, more)


def _escaped(line: str) -> bytes:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")


def _file(objects: list[bytes], more: bytes = b"") -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\n%%%b\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, more, start)
    return bytes(out)


def bomb(pages: int = 1_000_000) -> bytes:
    """A PDF whose one node of pages is its own child, and says that it holds very many."""
    kids = b" ".join([b"2 0 R"] * 500)
    return _file([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, pages)])


def slow_pdf() -> bytes:
    """A page that draws itself by drawing something that draws something, many times each: it never ends."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    box, depth = b"/BBox [0 0 595 842]", 9
    objects.append(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /XObject << /X 5 0 R >> >> >>"
    )
    calls = b"/X Do " * 20
    objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(calls), calls))
    for level in range(depth):
        drawn = calls if level < depth - 1 else b"0 0 m 500 500 l S " * 20
        inner = b"/Resources << /XObject << /X %d 0 R >> >>" % (6 + level) if level < depth - 1 else b""
        objects.append(
            b"<< /Type /XObject /Subtype /Form %b %b /Length %d >>\nstream\n%b\nendstream"
            % (box, inner, len(drawn), drawn)
        )
    return _file(objects)


def picture(width: int = 600, height: int = 800, kind: str = "JPEG", orientation: int = 1) -> bytes:
    """A picture of a paper with a black corner at the top left. orientation: as EXIF says it was held."""
    image = Image.new("L", (width, height), 255)
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill=0)
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def fax(pages: int = 1) -> bytes:
    """A TIFF as fax machines write it: black and white, Group 4, 204 by 98 dots an inch."""
    sheets = [Image.new("1", (1728, 1145), 1) for _page in range(pages)]
    for number, sheet in enumerate(sheets, 1):
        ImageDraw.Draw(sheet).rectangle((100, 100, 100 + 200 * number, 200), fill=0)
    out = io.BytesIO()
    first, *rest = sheets
    first.save(out, "TIFF", compression="group4", dpi=(204, 98), save_all=True, append_images=rest)
    return out.getvalue()


def flat_png(side: int) -> bytes:
    """A small file that unpacks to side times side pixels."""
    out = io.BytesIO()
    Image.new("1", (side, side), 1).save(out, "PNG")
    return out.getvalue()
