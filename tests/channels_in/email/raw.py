"""Mails as bytes, written for these tests, and reading them at a fixed moment."""

from datetime import UTC, datetime

from channels_in.email.parsing import ParsedMail, parse

NOW = datetime(2026, 11, 5, 9, 30, tzinfo=UTC)
HEAD = (
    b"From: Ann Berg <ann@mejl.example>\r\n"
    b"To: Kundcenter <kundcenter@storan.example>\r\n"
    b"Subject: Lampan\r\n"
    b"Date: Thu, 5 Nov 2026 10:12:00 +0100\r\n"
    b"Message-ID: <a1@mejl.example>\r\n"
    b"MIME-Version: 1.0\r\n"
)


def read(raw: bytes, **given: str) -> ParsedMail:
    return parse(raw, received_at=NOW, **given)


def plain(body: bytes, kind: bytes = b"text/plain; charset=utf-8", extra: bytes = b"") -> bytes:
    """A mail of one part."""
    return HEAD + b"Content-Type: " + kind + b"\r\n" + extra + b"\r\n" + body


def parts(*bodies: bytes, kind: bytes = b"mixed", head: bytes = HEAD, boundary: bytes = b"gr\xc3\xa4ns") -> bytes:
    """A mail of several parts, each with its own headers."""
    start = head + b"Content-Type: multipart/" + kind + b'; boundary="' + boundary + b'"\r\n\r\n'
    return (
        start + b"".join(b"--" + boundary + b"\r\n" + body + b"\r\n" for body in bodies) + b"--" + boundary + b"--\r\n"
    )


def with_header(name: bytes, value: bytes) -> bytes:
    """A plain mail in which one header is as given, and stands first."""
    rest = b"".join(line for line in HEAD.splitlines(keepends=True) if not line.lower().startswith(name.lower() + b":"))
    return name + b": " + value + b"\r\n" + rest + b"\r\nHej\r\n"
