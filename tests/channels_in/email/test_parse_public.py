"""Mails of other projects' tests (../shared/data), normal and nasty: every one is read, and fast."""

import time
from pathlib import Path

import pytest

from tests.channels_in.email.raw import parts, plain, read

PUBLIC = Path(__file__).parents[4] / "shared" / "data"
FOLDERS = ["mails/cpython", "mails/mikel", "mails/stalwart", "bounces/sisimai"]
LEAST_A_SECOND = 400
HTML = b"<html><head><style>p{margin:0}</style></head><body>" + b"<p>Lampan vid skolan lyser inte.</p>" * 60

pytestmark = pytest.mark.skipif(not PUBLIC.is_dir(), reason=f"public test data is not at {PUBLIC}")


def mails(folder: str) -> list[Path]:
    skipped = (".json", "LICENSE", ".gitattributes")
    return [path for path in sorted((PUBLIC / folder).iterdir()) if path.is_file() and not path.name.endswith(skipped)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_public_mail_is_read(folder: str) -> None:
    found = mails(folder)

    for path in found:
        mail = read(path.read_bytes(), authserv_id="mx.storan.example")
        assert "\0" not in mail.text + mail.html + mail.subject, path.name
        (mail.text + mail.html + mail.subject).encode()
    assert len(found) > 30


def test_ordinary_mails_are_read_fast() -> None:
    text = b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + b"Lampan vid skolan lyser inte.\r\n" * 60
    alternative = parts(text, b"Content-Type: text/html\r\n\r\n" + HTML, kind=b"alternative")
    ordinary = [alternative, plain(b"Hej\r\n" * 40), plain(HTML, b"text/html")] * 100
    ordinary += [path.read_bytes() for folder in FOLDERS for path in mails(folder)]
    started = time.process_time()

    for raw in ordinary:
        read(raw)

    speed = len(ordinary) / (time.process_time() - started)
    print(f"{speed:.0f} mails a second of CPU")  # noqa: T201 -- shown by pytest -s
    assert speed >= LEAST_A_SECOND
