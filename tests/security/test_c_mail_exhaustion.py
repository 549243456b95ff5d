"""C5, C6, C9-C11: mails made to take the machine end within 5 seconds, read or with a reason, and the next is read."""

import time
from collections.abc import Callable

import pytest

from channels_in.email.limits import parse_within_limits
from channels_in.email.parsing import MailTooComplex, parse
from tests.channels_in.email.raw import HEAD, NOW, parts, plain, with_header

CPU_SECONDS = 5.0


def nested(levels: int) -> bytes:
    layers = (
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (number, number) for number in range(levels)
    )
    return HEAD + b"".join(layers) + b"\r\nHej"


def html(piece: bytes, size: int = 1_000_000) -> bytes:
    return plain(piece * (size // len(piece)), b"text/html")


TEXT = b"Content-Type: text/plain\r\n\r\nHej"
REFUSED = {
    "nest-300": (nested(300), "inside each other"),
    "nest-3000": (nested(3000), "inside each other"),
    "parts-5000": (parts(*[TEXT] * 5000), "more than 500 parts"),
    "hdr-1mb": (with_header(b"X-Long", b"a" * 1_000_000), "headers of more than 256 kB"),
    "hdr-many": (b"X-A: b\r\n" * 100_000 + HEAD, "headers of more than 256 kB"),
    "part-hdr-1mb": (parts(b"X-Long: " + b"a" * 1_000_000 + b"\r\n\r\nHej"), "headers of more than 256 kB"),
}
READ = {
    "nest-29": nested(29),
    "rfc822-1500": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 1500 + b"Subject: x\r\n\r\nHej",
    "cc-many": with_header(b"Cc", b",".join(b"a%d@mejl.example" % number for number in range(9000))),
    "references-2000": with_header(b"References", b"<a@b.example>" * 2000),
    "same-boundary": HEAD + (b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n' * 400),
    "dashes": plain(b"-" * 5_000_000, b'multipart/mixed; boundary="-"'),
    "one-line": plain(b"a" * 5_000_000),
    "lines": plain(b"\r\n" * 2_000_000),
    "quotes": plain(b"> " * 2_000_000),
    "base64": plain(b"A" * 4_000_001, extra=b"Content-Transfer-Encoding: base64\r\n"),
    "b-100k": html(b"<b>"),
    "blockquotes": html(b"<blockquote>"),
    "attributes": html(b'<a x="' + b"href=' " * 280 + b'">'),
    "unclosed-quotes": html(b"<a href=\"x'"),
    "unclosed-comments": html(b"<!--"),
    "unclosed-style": html(b"<style></styl"),
    "less-than": html(b"<", 4_000_000),
    "entities": html(b"&#9"),
    "long-number": html(b"&#" + b"9" * 5000 + b";"),
    "hidden": html(b"<div style='display:none'>"),
    "links": html(b"<a href=https://storan.example/>a</a>"),
    "cid": html(b"cid:"),
    "ics": plain(b"SUMMARY;" * 200_000, b"text/calendar"),
    "uu": plain(b"begin 644 a\nM\n" * 100_000, b"image/gif", b"Content-Transfer-Encoding: x-uuencode\r\n"),
    "encoded-words": with_header(b"Subject", b"=?utf-8?q?" * 20_000),
    "word-pairs": with_header(b"Subject", b"=?utf-8?q?a?= " * 15_000),
    "brackets": with_header(b"From", b"(" * 60_000 + b"<" * 60_000 + b'"\\' * 30_000),
    "parameters": with_header(b"Content-Type", b"text/plain;" + b" a*0=" * 40_000),
    "filename": with_header(b"Content-Disposition", b'attachment; filename="' + b'\\"' * 100_000),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("reading", [parse, parse_within_limits])
def test_c5_c6_mail_over_a_limit_is_refused_fast_with_a_reason(name: str, reading: Callable[..., object]) -> None:
    raw, reason = REFUSED[name]
    started = time.process_time()

    with pytest.raises(MailTooComplex, match=reason):
        reading(raw, received_at=NOW)
    assert time.process_time() - started < CPU_SECONDS
    assert parse_within_limits(plain(b"Hej"), received_at=NOW).text == "Hej"


@pytest.mark.parametrize("name", READ)
def test_c10_hostile_mail_within_the_limits_is_read_in_time(name: str) -> None:
    started = time.process_time()

    mail = parse(READ[name], received_at=NOW)

    assert time.process_time() - started < CPU_SECONDS
    assert len(mail.text) <= 1_000_000
    assert len(mail.html) <= 2_000_000


GROWING: dict[str, Callable[[int], bytes]] = {
    "html": lambda size: html(b"<p>a<br>&amp;</p>", size),
    "open": lambda size: html(b"<a href='", size),
    "attributes": lambda size: html(b"<a style=\"'", size),
    "header": lambda size: with_header(b"To", b'"a" <' * (size // 50)),
    "text": lambda size: plain(b"a> \r\n" * (size // 5), b"text/plain; format=flowed"),
    "parts": lambda size: parts(*[TEXT * (size // 2000)] * 40),
}


@pytest.mark.parametrize("name", GROWING)
def test_c9_reading_takes_time_by_length_and_no_more(name: str) -> None:
    def seconds(size: int) -> float:
        raw = GROWING[name](size)
        started = time.process_time()
        parse(raw, received_at=NOW)
        return time.process_time() - started

    once = min(seconds(400_000) for _try in range(3))
    assert min(seconds(800_000) for _try in range(3)) < max(3 * once, 0.1)
