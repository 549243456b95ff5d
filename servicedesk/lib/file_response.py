"""The answer that hands out a stored file. Whether the person may have it is checked before this is called."""

from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.core.files.storage import default_storage
from django.http import FileResponse
from django.utils.http import content_disposition_header

from servicedesk.lib.files import INLINE_TYPES, UNKNOWN_TYPE

# A page made of a stored file may load nothing, run nothing and has no origin.
POLICY = "default-src 'none'; sandbox"


class StoredFileResponse(FileResponse):
    """Read piece by piece also under ASGI, where Django would otherwise gather the whole file first."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        pieces = iter(self.streaming_content)  # type: ignore[arg-type]
        while piece := await sync_to_async(lambda: next(pieces, b""))():
            yield piece


def attachment_response(
    storage_name: str, shown_name: str, content_type: str, *, inline: bool = False
) -> StoredFileResponse:
    """Return the file as a download, or for viewing when inline is asked for and its type is in INLINE_TYPES.

    shown_name comes from outside and only ever becomes a header parameter (RFC 6266). Raises FileNotFoundError.
    """
    viewable = inline and content_type in INLINE_TYPES
    response = StoredFileResponse(
        default_storage.open(storage_name), content_type=_header_type(content_type), filename=""
    )
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=not viewable, filename=shown_name) or "attachment"
    )
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


def _header_type(content_type: str) -> str:
    """Text is handed out as UTF-8, which files.content_type_of checked it to be."""
    if content_type == "text/plain":
        return "text/plain; charset=utf-8"
    return content_type or UNKNOWN_TYPE
