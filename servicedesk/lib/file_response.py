"""The answer that hands out a stored file. Whether the person may have it is checked before this is called."""

import re
from collections.abc import AsyncIterator
from typing import Any

from asgiref.sync import sync_to_async
from django.core.files.storage import default_storage
from django.http import FileResponse
from django.utils.http import content_disposition_header

from servicedesk.lib.files import INLINE_TYPES, UNKNOWN_TYPE

PDF = "application/pdf"
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
# A page made of a stored file may load nothing, run nothing and has no origin.
POLICY = "default-src 'none'; sandbox"


class StoredFileResponse(FileResponse):
    """Read piece by piece also under ASGI, where Django would otherwise gather the whole file first."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        pieces = iter(self.streaming_content)  # type: ignore[arg-type]
        while piece := await sync_to_async(lambda: next(pieces, b""))():
            yield piece


class Piece:
    """Some bytes of an open file, to be read as a file of its own."""

    def __init__(self, file: Any, start: int, length: int) -> None:
        file.seek(start)
        self.file, self.left = file, length

    def read(self, size: int = -1) -> bytes:
        piece: bytes = self.file.read(self.left if size < 0 else min(size, self.left))
        self.left -= len(piece)
        return piece

    def close(self) -> None:
        self.file.close()


def asked_piece(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte a Range header asks for (RFC 9110, one range only). None: the whole file.

    Raises ValueError when there is no such part of a file of this size.

    >>> asked_piece("bytes=2-", 10), asked_piece("bytes=-3", 10), asked_piece("bytes=0-0", 10)
    ((2, 9), (7, 9), (0, 0))
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or found[0] == "bytes=-":
        return None
    first, last = found.groups()
    if first and last and int(first) > int(last):
        return None
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        raise ValueError(header)
    return start, end


def attachment_response(
    storage_name: str, shown_name: str, content_type: str, *, inline: bool = False, part: str = ""
) -> StoredFileResponse:
    """Return the file as a download, or for viewing when inline is asked for and its type is in INLINE_TYPES.

    shown_name comes from outside and only ever becomes a header parameter (RFC 6266). part: the request's Range, so
    that a recording can be heard from its middle. Raises FileNotFoundError.
    """
    viewable = inline and content_type in INLINE_TYPES
    response = _whole_or_part(default_storage.open(storage_name), _header_type(content_type), part)
    if viewable and content_type == PDF:
        response.headers["X-Frame-Options"] = "SAMEORIGIN"  # a page of ours shows it beside the conversation
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=not viewable, filename=shown_name) or "attachment"
    )
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


def _whole_or_part(file: Any, media_type: str, part: str) -> StoredFileResponse:
    size = file.size
    try:
        asked = asked_piece(part, size)
    except ValueError:
        file.close()
        response = StoredFileResponse(iter(()), content_type=media_type, status=416)
        response.headers["Content-Range"] = f"bytes */{size}"
        return response
    if asked is None:
        response = StoredFileResponse(file, content_type=media_type, filename="")
    else:
        start, end = asked
        response = StoredFileResponse(Piece(file, start, end - start + 1), content_type=media_type, status=206)
        response.headers["Content-Range"] = f"bytes {start}-{end}/{size}"
        response.headers["Content-Length"] = str(end - start + 1)
    response.headers["Accept-Ranges"] = "bytes"
    return response


def _header_type(content_type: str) -> str:
    """Text is handed out as UTF-8, which files.content_type_of checked it to be."""
    if content_type == "text/plain":
        return "text/plain; charset=utf-8"
    return content_type or UNKNOWN_TYPE
