"""Reads one scanned file from standard input in a process of its own: `python -m channels_in.scans.read_child`.

Standard input begins with one line of JSON: {"content_type": "...", "pictures": true or false}. Answers with one line
{"total": pages} and then each page as it is done: a line {"text", "width", "height", "size"} and the picture's bytes;
or with one line {"refused": "..."}.
"""

import json
import sys
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from servicedesk.lib.apart import limit_myself

if TYPE_CHECKING:
    from PIL.Image import Image

CPU_SECONDS = 30
MEMORY_BYTES = 1024 * 1024 * 1024  # address space
PAGES_MAX = 50
TEXT_MAX = 100_000  # characters of the whole file
PIXELS_MAX = 120_000_000  # of one picture, unpacked: A3 in 600 dpi
PAGE_SIZE = (1240, 1754)  # pixels: A4 in 150 dpi
PICTURES = {"image/tiff": "TIFF", "image/jpeg": "JPEG", "image/png": "PNG"}

Page = tuple[str, "Image | None"]


class Refused(Exception):
    """str() is the reason shown to a person, a text of channels_in.scans.reading."""


def main() -> None:
    limit_myself(cpu_seconds=CPU_SECONDS, memory_bytes=MEMORY_BYTES)
    given = json.loads(sys.stdin.buffer.readline())
    content, out = sys.stdin.buffer.read(), sys.stdout.buffer
    read = _pdf if given["content_type"] == "application/pdf" else _picture
    try:
        for page in read(content, given):
            _write(out, page)
    except Refused as error:
        _line(out, {"refused": str(error)})


def _line(out: IO[bytes], said: dict[str, Any]) -> None:
    out.write(json.dumps(said).encode() + b"\n")
    out.flush()


def _write(out: IO[bytes], page: "int | Page") -> None:
    """A number is how many pages there are in all."""
    if isinstance(page, int):
        _line(out, {"total": page})
        return
    text, picture = page
    content = _jpeg(picture) if picture is not None else b""
    width, height = picture.size if picture is not None else (0, 0)
    _line(out, {"text": text, "width": width, "height": height, "size": len(content)})
    out.write(content)
    out.flush()


def _jpeg(picture: "Image") -> bytes:
    from io import BytesIO  # noqa: PLC0415 -- what is loaded counts towards the limits

    into = BytesIO()
    picture.save(into, "JPEG", quality=80, optimize=True)
    return into.getvalue()


def _pdf(content: bytes, given: dict[str, Any]) -> Iterator["int | Page"]:
    import pypdfium2  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Refused("encrypted" if "password" in str(error).lower() else "broken") from error
    total = len(document)
    if total == 0:
        raise Refused("broken")
    yield total
    left = TEXT_MAX
    for number in range(min(total, PAGES_MAX)):
        try:
            page = document[number]
            text = page.get_textpage().get_text_range()[:left]
            picture = _rendered(page) if given["pictures"] else None
        except pypdfium2.PdfiumError as error:
            if number == 0:
                raise Refused("broken") from error
            text, picture = "", None  # one page of many is broken: the others are shown
        left -= len(text)
        yield text, picture


def _rendered(page: Any) -> "Image":
    width, height = page.get_size()  # points
    scale = min(PAGE_SIZE[0] / max(width, 1), PAGE_SIZE[1] / max(height, 1), 8)
    found: Image = page.render(scale=scale).to_pil()
    return found if found.mode in ("L", "RGB") else found.convert("RGB")


def _picture(content: bytes, given: dict[str, Any]) -> Iterator["int | Page"]:
    from io import BytesIO  # noqa: PLC0415

    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    Image.MAX_IMAGE_PIXELS = None  # we ask ourselves, before anything is unpacked
    try:
        picture = Image.open(BytesIO(content), formats=[PICTURES[given["content_type"]]])
        total = int(getattr(picture, "n_frames", 1))
        _check_size(picture)
    except (UnidentifiedImageError, KeyError, OSError, SyntaxError, ValueError) as error:
        raise Refused("broken") from error
    yield total
    for number in range(min(total, PAGES_MAX)):
        try:
            picture.seek(number)
            _check_size(picture)
            shown = _upright(picture)
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            if number == 0:
                raise Refused("broken") from error
            return
        yield "", shown if given["pictures"] else None


def _check_size(picture: "Image") -> None:
    if picture.width * picture.height > PIXELS_MAX:
        raise Refused("too_large")


def _upright(picture: "Image") -> "Image":
    """As it is to be looked at: turned as the scanner says, and not squeezed as a fax of 204 by 98 dpi is."""
    from PIL import ImageOps  # noqa: PLC0415

    turned = ImageOps.exif_transpose(picture)
    across, down = map(float, turned.info.get("dpi", (1, 1)))
    if down and 1.2 < across / down < 2.5:
        turned = turned.resize((turned.width, round(turned.height * across / down)))
    shown = turned.convert("L" if turned.mode in ("1", "L", "I;16") else "RGB")
    shown.thumbnail(PAGE_SIZE)
    return shown


if __name__ == "__main__":
    main()
