"""What must hold for any bytes at all: reading them ends with a mail or with MailTooComplex, and can be stored."""

import json
import time
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from channels_in.email.parsing import MailTooComplex, ParsedMail
from channels_in.email.parsing.htmltext import html_to_text
from channels_in.email.parsing.mailboxes import mailboxes
from channels_in.email.parsing.rtftext import rtf_text
from channels_in.email.parsing.smime import signed_content
from channels_in.email.parsing.tnef import read_tnef
from channels_in.email.parsing.words import parameters, words
from channels_in.email.quotes import fold
from tests.channels_in.email.raw import read

unhurried = settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
NAMES = st.sampled_from(
    b"From To Cc Reply-To Subject Date Message-ID References In-Reply-To Content-Type Content-Disposition "
    b"Content-Transfer-Encoding Content-ID Delivered-To Authentication-Results X-Spam-Flag".split()
)
SNIPPETS = st.sampled_from(
    b"""multipart/mixed; boundary=b|multipart/alternative; boundary=b|multipart/signed; boundary=c|text/html|base64
|text/plain; charset=idna|text/plain; charset=undefined|text/plain; format=flowed; delsp=yes|quoted-printable
|message/rfc822|application/ms-tnef|application/pkcs7-mime|text/calendar|x-uuencode|message/partial|<a@b>
|attachment; filename*0*=utf-8''%E5; filename*1=b|=?utf-8?b?4pyI?=|=?rot13?q?=00?=|a@b.example, <c@d>
|Mon, 99 Foo 99999 99:99:99 +9999|g: a@b.example;""".split(b"|")
)
VALUES = st.lists(st.one_of(SNIPPETS, st.binary(max_size=20)), max_size=3).map(b" ".join)
BODY = st.one_of(
    st.binary(max_size=80),
    st.sampled_from(
        [b"--b\n", b"--b--\n", b"--c\r\n", b"> hej\n", b"<p>hej &#99999999999;", b"begin 644 x\nM\nend\n", b"\0"]
    ),
)


@st.composite
def mail_like(draw: st.DrawFn) -> bytes:
    """Something with headers, boundaries and bodies in any order."""
    pieces: list[bytes] = []
    for _block in range(draw(st.integers(1, 5))):
        pieces += [
            name + b": " + value + b"\r\n" for name, value in draw(st.lists(st.tuples(NAMES, VALUES), max_size=6))
        ]
        pieces += [b"\r\n", draw(BODY), b"\r\n--b\r\n"]
    return b"".join(pieces)


def assert_can_be_stored(mail: ParsedMail) -> None:
    said = asdict(mail) | {"files": [asdict(file) | {"content": ""} for file in mail.files]}
    text = json.dumps(said, default=datetime.isoformat, ensure_ascii=False)
    assert "\\u0000" not in text
    text.encode()  # no lone surrogates


@unhurried
@given(st.binary(max_size=500))
@example(b"")
@example(b"\r")
@example(b"From: a\n\n\0")
def test_any_bytes_are_read(raw: bytes) -> None:
    with suppress(MailTooComplex):
        assert_can_be_stored(read(raw, authserv_id="mx.storan.example"))


@unhurried
@given(mail_like())
def test_anything_like_a_mail_is_read(raw: bytes) -> None:
    with suppress(MailTooComplex):
        assert_can_be_stored(read(raw, authserv_id="mx.storan.example"))


@unhurried
@given(st.text(st.characters(), max_size=300))
def test_any_header_value_is_read(value: str) -> None:
    assert "\n" not in words(value)
    parameters(value)
    assert len(mailboxes(value)) <= 500


@unhurried
@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<a href='x'", "<b", ">", '"', "&#0;", "text", "<!--", "-->", "<br>", "</"])
    )
)
def test_any_html_becomes_text(pieces: list[str]) -> None:
    assert isinstance(html_to_text("".join(pieces)), str)


@unhurried
@given(st.binary(max_size=300))
def test_any_packed_file_is_read(data: bytes) -> None:
    assert isinstance(signed_content(data), bytes | None)
    assert read_tnef(b"\x78\x9f\x3e\x22\x00\x00" + data) == read_tnef(b"\x78\x9f\x3e\x22\x00\x00" + data)
    assert read_tnef(data) == read_tnef(data)
    rtf_text(b"{\\rtf1" + data).encode()


@pytest.mark.parametrize(
    "piece", [b"{", b"}", b"{\\*", b"\\u-1?", b"\\'", b"\\par", b"a", b"\\bin99999999 ", b"{\\uc9"]
)
def test_rtf_takes_time_by_length_and_no_more(piece: bytes) -> None:
    started = time.process_time()
    rtf_text(b"{\\rtf1 " + piece * (1_000_000 // len(piece)))

    assert time.process_time() - started < 3


LINES = st.sampled_from(
    """Hej|> citat|>> två||-- |Ann|Skickat från min iPhone|Från: Ann|Skickat: idag|Till: oss|On x wrote:
Den 5 nov. 2026 kl. 10:12 skrev Ann:|-----Ursprungligt meddelande-----|__________________""".replace("\n", "|").split(
        "|"
    )
)


@unhurried
@given(st.lists(LINES, max_size=25))
def test_folding_keeps_every_line_once_and_leaves_something(lines: list[str]) -> None:
    folded = fold("\n".join(lines))

    assert sorted(filter(str.strip, f"{folded.new}\n{folded.quoted}".split("\n"))) == sorted(filter(str.strip, lines))
    assert folded.new.strip() or not any(line.strip() for line in lines)
