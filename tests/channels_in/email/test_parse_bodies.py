"""The text that is shown: chosen among the parts, decoded, and readable."""

import base64

import pytest

from channels_in.email.parsing.htmltext import html_to_text
from tests.channels_in.email.raw import parts, plain, read

TEXT = b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
HTML = b"Content-Type: text/html; charset=utf-8\r\n\r\n"


@pytest.mark.parametrize(
    ("kind", "encoding", "body"),
    [
        (b"text/plain; charset=utf-8", b"8bit", "Blåbär".encode()),
        (b"text/plain; charset=iso-8859-1", b"8bit", "Blåbär".encode("latin-1")),
        (b"text/plain; charset=utf-16", b"base64", base64.b64encode("Blåbär".encode("utf-16"))),
        (b"text/plain; charset=utf-8", b"quoted-printable", b"Bl=C3=A5b=\r\n=C3=A4r"),
        (b"text/plain; charset=utf-8", b"base64", b"Qmz\r\nDpWLD\r\npHI"),
        (b'text/plain; charset="utf-8"', b"BASE64 ", b"QmzDpWLDpHI="),
        (b"text/plain", b"8bit", "Blåbär".encode()),
        (b"text/plain", b"8bit", "Blåbär".encode("cp1252")),
        (b"text/plain; charset=us-ascii", b"7bit", "Blåbär".encode()),
        (b"text/plain; charset=x-unknown", b"7bit", "Blåbär".encode()),
        (b"text/plain; charset*=utf-8''utf-8", b"8bit", "Blåbär".encode()),
        (b"text", b"8bit", "Blåbär".encode()),
        (b"text/plain; charset=utf-8", b"x-odd", "Blåbär".encode()),
        (b"text/html; charset=utf-8", b"8bit", b"<p>Bl&aring;b&#228;r</p>"),
        (b"text/html", b"8bit", '<meta charset="koi8-r"><p>Blåbär'.encode()),
    ],
)
def test_text_is_decoded(kind: bytes, encoding: bytes, body: bytes) -> None:
    text = read(plain(body, kind, b"Content-Transfer-Encoding: " + encoding + b"\r\n")).text

    assert text in ("Blåbär", "Blåbär".encode().decode("koi8-r"))


def test_plain_form_of_an_alternative_is_the_text_and_the_html_is_kept() -> None:
    mail = read(parts(TEXT + b"Hej", HTML + b"<p>Hej <b>du</b></p>", kind=b"alternative"))

    assert (mail.text, mail.html, mail.files) == ("Hej", "<p>Hej <b>du</b></p>", ())


def test_html_is_the_text_when_the_plain_form_says_nothing() -> None:
    long = b"<p>" + b"Lampan vid skolan lyser inte. " * 20 + b"</p>"
    mail = read(parts(TEXT + b"Your mail program cannot show HTML.", HTML + long, kind=b"alternative"))

    assert mail.text.startswith("Lampan vid skolan")


def test_texts_of_a_mixed_mail_follow_each_other() -> None:
    mail = read(parts(TEXT + b"Ett", b"Content-Type: image/png\r\n\r\nx", TEXT + b"Tv\xc3\xa5"))

    assert (mail.text, len(mail.files)) == ("Ett\n\nTvå", 1)


def test_text_with_a_name_is_a_file() -> None:
    mail = read(parts(TEXT + b"Hej", b'Content-Type: text/plain; name="lista.txt"\r\n\r\nett'))

    assert mail.text == "Hej"
    assert [(file.name, file.content, file.content_type) for file in mail.files] == [
        ("lista.txt", b"ett", "text/plain")
    ]


@pytest.mark.parametrize(
    ("body", "delsp", "text"),
    [
        (b"Lampan vid \r\nskolan\r\nlyser", b"no", "Lampan vid skolan\nlyser"),
        (b"Lam \r\npan", b"yes", "Lampan"),
        (b"> ett \r\n> tv\xc3\xa5\r\nnej", b"no", "> ett två\nnej"),
        (b" From oss\r\n-- \r\nAnn", b"no", "From oss\n-- \nAnn"),
        (b"ett \r\n-- \r\nAnn", b"no", "ett \n-- \nAnn"),
    ],
)
def test_flowed_text_is_whole_lines_again(body: bytes, delsp: bytes, text: str) -> None:
    kind = b"text/plain; charset=utf-8; format=flowed; delsp=" + delsp

    assert read(plain(body, kind)).text == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Ett</p><p>Två</p>", "Ett\n\nTvå"),
        ("Ett<br>Två<br/><br>Tre", "Ett\nTvå\n\nTre"),
        ("<div>Ett</div>\n<div>Två</div>", "Ett\nTvå"),
        ("<ul><li>Ett<li>Två</ul>", "- Ett\n- Två"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<blockquote>Ett<br>Två</blockquote>Tre", "> Ett\n> Två\n\nTre"),
        ("<blockquote><blockquote>Ett</blockquote></blockquote>", ">> Ett"),
        ('<a href="https://storan.example/a">läs mer</a>', "läs mer <https://storan.example/a>"),
        ('<a href="https://storan.example/">https://storan.example</a>', "https://storan.example"),
        ('<a href="javascript:x()">läs</a>', "läs"),
        ('<img alt="Karta" src="cid:a"><img src=b>', "[Karta]"),
        ("<style>p{}</style><script>x('</p>')</script><title>T</title>Hej", "Hej"),
        ('<div style="display:none">dold<div>mer</div></div>Hej', "Hej"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a &lt;b&gt; &amp; &nbsp;c", "a <b> & \xa0c"),
        ("1 < 2 och <3", "1 < 2 och <3"),
        ("<!-- dolt -->Hej<!--[if mso]>dolt<![endif]-->", "Hej"),
        ('<p title="a>b">Hej', "Hej"),
        ("Hej<p", "Hej"),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
    ],
)
def test_html_is_readable_as_text(html: str, text: str) -> None:
    assert html_to_text(html) == text


def test_quoted_and_new_lines_end_alike() -> None:
    assert read(plain(b"a\rb\r\nc\nd")).text == "a\nb\nc\nd"


def test_bytes_without_headers_are_text() -> None:
    assert read(b"Bara text\noch mer").text == "Bara text\noch mer"


def test_multipart_without_its_boundary_is_shown_as_text() -> None:
    mail = read(plain(b"Hej", b"multipart/mixed"))

    assert (mail.text, mail.problems) == ("Hej", ("multipart",))


def test_multipart_that_breaks_off_is_read_to_its_end() -> None:
    mail = read(parts(TEXT + b"Ett", TEXT + b"Tv\xc3\xa5")[:-14])

    assert mail.text == "Ett\n\nTvå"
    assert mail.problems == ("unfinished",)
