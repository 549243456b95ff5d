"""Mails of other projects' tests (tests/public_data.py), normal and nasty: every one is read, and fast."""

import time

import pytest

from tests.channels_in.email.raw import parts, plain, read
from tests.public_data import needs_public_data, public_mails

FOLDERS = ["mails/cpython", "mails/mikel", "mails/stalwart", "bounces/sisimai"]
LEAST_A_SECOND = 400
HTML = b"<html><head><style>p{margin:0}</style></head><body>" + b"<p>Lampan vid skolan lyser inte.</p>" * 60

pytestmark = needs_public_data


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_public_mail_is_read(folder: str) -> None:
    found = public_mails(folder)

    for path in found:
        mail = read(path.read_bytes(), authserv_id="mx.storan.example")
        assert "\0" not in mail.text + mail.html + mail.subject, path.name
        (mail.text + mail.html + mail.subject).encode()
    assert len(found) > 30


def test_ordinary_mails_are_read_fast() -> None:
    text = b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + b"Lampan vid skolan lyser inte.\r\n" * 60
    alternative = parts(text, b"Content-Type: text/html\r\n\r\n" + HTML, kind=b"alternative")
    ordinary = [alternative, plain(b"Hej\r\n" * 40), plain(HTML, b"text/html")] * 100
    ordinary += [path.read_bytes() for path in public_mails(*FOLDERS)]
    started = time.process_time()

    for raw in ordinary:
        read(raw)

    speed = len(ordinary) / (time.process_time() - started)
    print(f"{speed:.0f} mails a second of CPU")  # noqa: T201 -- shown by pytest -s
    assert speed >= LEAST_A_SECOND
