"""A4, I3: a stored file is a download unless it is a raster image or a PDF, and its name forges nothing."""

import re
from contextlib import closing
from io import BytesIO

import pytest

from servicedesk.lib.file_response import attachment_response
from servicedesk.lib.files import INLINE_TYPES, shown_name, store

# A closed answer looks after the database connection.
pytestmark = pytest.mark.django_db

NAMES = [
    'a"; filename="b.html',
    "a\r\nSet-Cookie: x=1",
    "räksmörgås.pdf",
    "😀.png",
    "../../x",
    "a;b.txt",
    "100%.txt",
    "",
]


@pytest.mark.parametrize("name", NAMES)
def test_name_is_one_parameter_of_one_header(name: str) -> None:
    stored = store(BytesIO(b"Hej"), name)

    with closing(attachment_response(stored.storage_name, stored.name, stored.content_type)) as response:
        disposition = response.headers["Content-Disposition"]

    assert disposition.startswith("attachment; filename")
    assert "\n" not in disposition
    assert disposition.isascii()
    quoted = re.fullmatch(r'attachment; filename(="[^"]*"|\*=utf-8\'\'[\w%.~-]+)', disposition)
    assert quoted, disposition
    assert "Set-Cookie" not in response.headers
    assert shown_name(name) == stored.name


@pytest.mark.parametrize(
    ("content", "asked", "is_inline"),
    [
        (b"\x89PNG\r\n\x1a\n", True, True),
        (b"%PDF-1.7", True, True),
        (b"\x89PNG\r\n\x1a\n", False, False),
        (b"<script>alert(1)</script>", True, False),
        (b"<svg onload=alert(1)>", True, False),
        ("Hej på dig".encode(), True, False),
    ],
)
def test_only_images_and_pdf_are_shown_and_only_when_asked_for(content: bytes, asked: bool, is_inline: bool) -> None:
    stored = store(BytesIO(content), "fil")

    opened = attachment_response(stored.storage_name, "fil", stored.content_type, inline=asked)
    with closing(opened) as response:
        headers = response.headers

    assert headers["Content-Disposition"].startswith("inline" if is_inline else "attachment")
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert (headers["X-Content-Type-Options"], headers["Cache-Control"]) == ("nosniff", "no-store")


def test_types_that_may_be_shown_run_nothing() -> None:
    assert all(name.startswith("image/") or name == "application/pdf" for name in INLINE_TYPES)
    assert "image/svg+xml" not in INLINE_TYPES
