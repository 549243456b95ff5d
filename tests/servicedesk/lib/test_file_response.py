"""How a stored file is handed out."""

import asyncio
from contextlib import closing
from io import BytesIO

import pytest

from servicedesk.lib import files
from servicedesk.lib.file_response import StoredFileResponse, attachment_response

# A closed answer looks after the database connection.
pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n"


def _response(content: bytes, name: str, *, inline: bool) -> StoredFileResponse:
    stored = files.store(BytesIO(content), name)
    return attachment_response(stored.storage_name, stored.name, stored.content_type, inline=inline)


@pytest.mark.parametrize(
    ("content", "inline", "disposition"),
    [
        (PDF, True, 'inline; filename="a.pdf"'),
        (PDF, False, 'attachment; filename="a.pdf"'),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", True, 'attachment; filename="a.pdf"'),
        (b"<html><script>alert(1)</script>", True, 'attachment; filename="a.pdf"'),
    ],
)
def test_only_raster_images_and_pdf_are_shown(content: bytes, inline: bool, disposition: str) -> None:
    with closing(_response(content, "a.pdf", inline=inline)) as response:
        assert response.headers["Content-Disposition"] == disposition
        assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert not any(word in response.headers["Content-Type"] for word in ("html", "svg", "xml", "script"))


def test_name_with_other_letters_is_encoded() -> None:
    with closing(_response(PDF, "Åtgärd; filename=x.html\r\nX: y.pdf", inline=False)) as response:
        assert response.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''%C3%85tg%C3%A4rd")
        assert "\n" not in response.headers["Content-Disposition"]


def test_file_is_read_in_pieces_under_asgi() -> None:
    async def pieces(response: StoredFileResponse) -> list[bytes]:
        return [piece async for piece in response]

    with closing(_response(b"x" * 100_000, "a.txt", inline=False)) as response:
        read = asyncio.run(pieces(response))
    assert b"".join(read) == b"x" * 100_000
    assert len(read) > 1


def test_missing_file_is_an_error_of_its_own() -> None:
    with pytest.raises(FileNotFoundError):
        attachment_response("2026/01/none", "a", "text/plain")


@pytest.mark.parametrize(
    ("part", "status", "content", "told"),
    [
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-2", 206, b"89", "bytes 8-9/10"),
        ("bytes=8-99", 206, b"89", "bytes 8-9/10"),
        ("bytes=0-", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=4-2", 200, b"0123456789", None),
        ("bytes=0-1,4-5", 200, b"0123456789", None),
        ("rader=1-2", 200, b"0123456789", None),
        ("", 200, b"0123456789", None),
    ],
)
def test_part_of_a_file_is_what_was_asked_for(part: str, status: int, content: bytes, told: str | None) -> None:
    stored = files.store(BytesIO(b"0123456789"), "a.txt")
    with closing(attachment_response(stored.storage_name, "a.txt", "text/plain", part=part)) as response:
        assert (response.status_code, response.getvalue(), response.headers.get("Content-Range")) == (
            status,
            content,
            told,
        )
        assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        if status != 416:
            assert response.headers["Content-Length"] == str(len(content))


def test_only_a_pdf_that_is_looked_at_may_stand_in_a_page_of_ours() -> None:
    allowed = []
    for content, inline in ((PDF, True), (PDF, False), (b"text", True)):
        with closing(_response(content, "a", inline=inline)) as response:
            allowed.append(response.headers.get("X-Frame-Options"))

    assert allowed == ["SAMEORIGIN", None, None]
