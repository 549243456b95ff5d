"""C1-C4, C7, C13-C16: content of mails that breaks parsers becomes text that can be stored, never an error."""

import pytest

from tests.channels_in.email.raw import HEAD, parts, plain, read, with_header

CHARSETS = (
    b"idna undefined rot13 zlib bz2 hex base64 uu punycode unicode_escape raw_unicode_escape mbcs oem utf-7 utf-16 "
    b"utf-32 utf-8\0 x-user-defined ../../etc iso-2022-jp iso-8859-16 cp65001 ansi_x3.110 8bit unknown-8bit".split()
)
TEXT = b"Content-Type: text/plain\r\n\r\n"


@pytest.mark.parametrize("charset", [*CHARSETS, b'"', b"", b"a" * 1000, "å".encode()])
def test_c2_absurd_charset_costs_characters_and_no_mail(charset: bytes) -> None:
    mail = read(plain("Blåbär och \udcff".encode("utf-8", "surrogateescape"), b"text/plain; charset=" + charset))

    assert mail.text
    mail.text.encode()


@pytest.mark.parametrize("charset", CHARSETS)
def test_c3_absurd_charset_in_a_header_is_no_error(charset: bytes) -> None:
    word = b"=?" + charset + b"?b?/wDDqP///w==?="
    mail = read(with_header(b"Subject", word) + with_header(b"From", word + b" <ann@mejl.example>"))

    assert mail.subject.encode()


@pytest.mark.parametrize(
    "raw",
    [
        plain(b"Hej\0du"),
        with_header(b"Subject", b"Hej\0du"),
        with_header(b"Subject", b"=?utf-8?q?Hej=00du?="),
        with_header(b"Subject", b"Hej\r\n \0du"),
        with_header(b"From", b"Hej\0du <ann@mejl.example>"),
        plain(b"<p>Hej&#0;\0du</p>", b"text/html"),
        parts(TEXT + b"x", b'Content-Disposition: attachment; filename="Hej\0du"\r\n\r\nx'),
        parts(TEXT + b"x", b"Content-Disposition: attachment; filename*=utf-8''Hej%00du\r\n\r\nx"),
        parts(TEXT + b"x", b"Content-Disposition: attachment; filename=a\r\nContent-ID: <Hej\0du>\r\n\r\nx"),
        with_header(b"Message-ID", b"<Hej\0du@x>"),
        with_header(b"References", b"<Hej\0du@x>"),
    ],
)
def test_c1_nul_is_gone_and_the_rest_is_there(raw: bytes) -> None:
    mail = read(raw)

    shown = [
        mail.subject,
        mail.text,
        mail.html,
        mail.message_id,
        *mail.references,
        mail.from_.name if mail.from_ else "",
    ]
    shown += [part for file in mail.files for part in (file.name, file.content_id)]
    assert not any("\0" in text for text in shown)
    assert any("Hej" in text for text in shown)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (b"From", b"=?utf-8?q?a=0D=0ABcc:=20x=40evil.example?= <ann@mejl.example>"),
        (b"From", b'"a\r\n b" <ann@mejl.example>'),
        (b"Message-ID", b"<[a@b]>"),
        (b"Message-ID", b"<>"),
        (b"Message-ID", b"<a b@"),
        (b"Content-Type", b"text/plain; =x; ;;; charset"),
        (b"Content-Type", b"/"),
        (b"Content-Disposition", b';;;="\\'),
        (b"Content-Transfer-Encoding", b"\xff\xfe"),
        (b"To", b"<" * 500),
        (b"To", b"(" * 500 + b'"'),
        (b"Cc", b":;:;,,,<>"),
        (b"Subject", b"=?" * 5000),
        (b"References", b"<" * 5000),
    ],
)
def test_c4_header_that_raises_when_it_is_read_does_not(name: bytes, value: bytes) -> None:
    mail = read(with_header(name, value))

    assert mail.text == "Hej"
    assert "\n" not in mail.subject + (mail.from_.name if mail.from_ else "")


@pytest.mark.parametrize("name", [b"a." + b"b" * 5000, b"." * 5000, b"../" * 2000, b"a" * 100_000 + b".pdf"])
def test_c7_endless_file_name_is_short(name: bytes) -> None:
    mail = read(parts(TEXT + b"x", b'Content-Disposition: attachment; filename="' + name + b'"\r\n\r\nx'))

    assert 0 < len(mail.files[0].name) <= 150


@pytest.mark.parametrize(
    "date",
    [
        b"",
        b"x",
        b"Mon, 99 Foo 99999 99:99:99 +9999",
        b"Thu, 1 Jan 1970 00:00:00 +0000",
        b"Thu, 1 Jan 2099 00:00:00 +0000",
        b"Fri, 31 Dec 9999 23:59:59 -2359",
        b"1 Jan 2026 00:00 +999999999999",
        b"\0",
    ],
)
def test_c13_date_nobody_can_believe_is_none(date: bytes) -> None:
    mail = read(with_header(b"Date", date))

    assert (mail.date, mail.problems) == (None, ("date",))


def test_c15_both_forms_are_kept_when_they_differ() -> None:
    mail = read(parts(TEXT + b"Ja", b"Content-Type: text/html\r\n\r\n<p>Nej", kind=b"alternative"))

    assert (mail.text, mail.html) == ("Ja", "<p>Nej")


def test_c16_picture_of_another_mail_is_not_inline() -> None:
    html = b"Content-Type: text/html\r\n\r\n<img src='cid:other@mejl.example'><img src='/logout'>"
    picture = b"Content-Type: image/gif\r\nContent-ID: <own@mejl.example>\r\n\r\nGIF89a"
    mail = read(parts(html, picture, kind=b"related"))

    assert [file.is_inline for file in mail.files] == [False]


def test_b6_our_own_headers_from_outside_are_nothing() -> None:
    forged = b"X-Servicedesk-Ticket: 1\r\nX-Servicedesk-Agent: chef\r\n"

    plainly, forgedly = read(HEAD + b"\r\nHej"), read(forged + HEAD + b"\r\nHej")

    assert (forgedly.ticket_number, forgedly.plus_token, forgedly.from_) == (None, "", plainly.from_)
