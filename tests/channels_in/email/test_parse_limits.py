"""Reading in a process of its own: the same answer, and a reason when it takes too much."""

import sys
import time

import pytest

from channels_in.email import limits
from channels_in.email.parsing import MailTooComplex
from tests.channels_in.email.raw import NOW, parts, plain, read

TEXT = b"Content-Type: text/plain; charset=utf-8\r\n\r\nHej d\xc3\xa4r"
FILE = b"Content-Disposition: attachment; filename=a.bin\r\n\r\n\x00\xff\r\n{}"


def big(size: int) -> bytes:
    """A mail of many parts, some of them files."""
    return parts(TEXT, *[FILE] * size)


def test_ordinary_mail_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nonexistent")

    assert limits.parse_within_limits(plain(b"Hej"), received_at=NOW).text == "Hej"


def test_mail_read_apart_says_the_same() -> None:
    raw = big(300).replace(b"To: ", b"Authentication-Results: mx.storan.example; spf=pass\r\nTo: ", 1)

    apart = limits.parse_within_limits(raw, received_at=NOW, authserv_id="mx.storan.example")

    assert not limits.is_ordinary(raw)
    assert apart == read(raw, authserv_id="mx.storan.example")
    assert len(apart.files) == 300


def test_mail_over_a_limit_says_which() -> None:
    with pytest.raises(MailTooComplex, match="more than 500 parts"):
        limits.parse_within_limits(big(5000), received_at=NOW)


def test_too_large_mail_is_not_even_looked_at() -> None:
    with pytest.raises(MailTooComplex, match="larger than 35 MB"):
        limits.parse_within_limits(b"a" * (36 * 1024 * 1024), received_at=NOW)


def test_largest_mail_allowed_is_read() -> None:
    body = b"JVBERi0x" * 9 + b"\r\n"
    file = b"Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + body * 490_000

    mail = limits.parse_within_limits(parts(TEXT, file), received_at=NOW)

    assert [(file.name, file.content_type) for file in mail.files] == [("a.pdf", "application/pdf")]


def test_child_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.01)
    started = time.monotonic()

    with pytest.raises(MailTooComplex, match="seconds to read"):
        limits.parse_within_limits(big(300), received_at=NOW)
    assert time.monotonic() - started < 5


def test_child_that_is_killed_leaves_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(MailTooComplex, match="too much memory"):
        limits.parse_within_limits(big(300), received_at=NOW)
