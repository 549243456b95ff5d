"""What comes with a mail: files, pictures in the text, attached mails, packed, signed and reporting parts."""

import base64
import struct

import pytest

from tests.channels_in.email.raw import HEAD, parts, plain, read

TEXT = b"Content-Type: text/plain; charset=utf-8\r\n\r\nHej"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def picture(cid: bytes, name: bytes = b"a.png", content: bytes = PNG) -> bytes:
    return (
        b"Content-Type: image/png\r\nContent-Disposition: inline; filename="
        + name
        + b"\r\nContent-ID: <"
        + cid
        + b">\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(content)
    )


def attached(disposition: bytes, content: bytes = b"ett", kind: bytes = b"application/octet-stream") -> bytes:
    return b"Content-Type: " + kind + b"\r\nContent-Disposition: " + disposition + b"\r\n\r\n" + content


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (b'attachment; filename="lista.txt"', "lista.txt"),
        (b"attachment; filename=lista.txt", "lista.txt"),
        (b"attachment; filename*=utf-8''bl%C3%A5.txt", "blå.txt"),
        (b"attachment; filename*0*=iso-8859-1'sv'bl%E5; filename*1=.txt", "blå.txt"),
        (b"attachment; filename*1=.txt; filename*0=lista", "lista.txt"),
        (b'attachment; filename="=?utf-8?q?bl=C3=A5=2Etxt?="', "blå.txt"),
        ('attachment; filename="blå.txt"'.encode(), "blå.txt"),
        (b'attachment; filename="../../etc/passwd"', "passwd"),
        (b'attachment; filename="a\\"b.txt"', "a_b.txt"),
        (b'attachment; filename="a; b.txt"', "a; b.txt"),
        (b"attachment; filename=", "fil.txt"),
        (b"attachment", "fil.txt"),
        (b'attachment; filename="oavslutad.txt', "oavslutad.txt"),
        (b"attachment; filename*=nonsense''bl%C3%A5.txt", "blå.txt"),
    ],
)
def test_file_has_a_name_fit_to_show(given: bytes, shown: str) -> None:
    mail = read(parts(TEXT, attached(given)))

    assert [(file.name, file.content) for file in mail.files] == [(shown, b"ett")]


def test_type_is_found_from_the_content() -> None:
    mail = read(parts(TEXT, attached(b"attachment; filename=a.pdf", b"<script>x</script>", b"application/pdf")))

    assert [file.content_type for file in mail.files] == ["text/plain"]


def test_picture_in_the_html_is_inline_and_others_are_files() -> None:
    html = b"Content-Type: text/html\r\n\r\n<p>Se <img src='cid:a@b'></p>"
    mail = read(parts(html, picture(b"a@b"), picture(b"c@d", b"c.png"), kind=b"related"))

    assert [(file.content_id, file.is_inline) for file in mail.files] == [("a@b", True), ("c@d", False)]


def test_second_picture_of_the_same_id_is_only_a_file() -> None:
    html = b"Content-Type: text/html\r\n\r\n<img src=cid:a@b>"
    mail = read(parts(html, picture(b"a@b"), picture(b"a@b", b"b.png"), kind=b"related"))

    assert [(file.name, file.content_id) for file in mail.files] == [("a.png", "a@b"), ("b.png", "")]
    assert mail.problems == ("duplicate-cid",)


def test_attached_mail_is_a_file_byte_for_byte_named_after_its_subject() -> None:
    inner = b"Subject: =?utf-8?q?Sn=C3=B6=2Fis?=\r\nX-Odd:\xff\r\n\r\n--nothing\r\nHej d\xe5"
    mail = read(parts(TEXT, b"Content-Type: message/rfc822\r\n\r\n" + inner))

    assert [(file.name, file.content) for file in mail.files] == [("Snö_is.eml", inner)]
    assert mail.text == "Hej"


def test_forwarded_mail_alone_is_a_file_too() -> None:
    mail = read(plain(b"Subject: in\r\n\r\nHej", b"message/rfc822"))

    assert (mail.text, [file.name for file in mail.files]) == ("", ["in.eml"])


def test_report_is_taken_apart() -> None:
    status = b"Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nStatus: 5.1.1"
    returned = b"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <x@storan.example>\r\n"
    mail = read(parts(TEXT, status, returned, kind=b'report; report-type="delivery-status"'))

    assert mail.report_type == "delivery-status"
    assert mail.report.endswith("Status: 5.1.1")
    assert mail.returned.strip() == "Message-ID: <x@storan.example>"
    assert mail.files == ()


EVENT = (
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:M\xc3\xb6te\\, rum 2\r\n"
    b"DTSTART;TZID=Europe/Stockholm:20261105T101500\r\n"
    b"LOCATION:Stads\r\n huset\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_invitation_is_a_file_and_says_itself_when_nothing_else_does() -> None:
    mail = read(plain(EVENT, b"text/calendar; charset=utf-8; method=REQUEST"))

    assert mail.text == "Möte, rum 2\n2026-11-05 10:15\nStadshuset"
    assert (mail.notes, [file.name for file in mail.files]) == (("calendar",), ["inbjudan.ics"])


def test_detached_signature_is_a_note_and_no_file() -> None:
    signature = attached(b"attachment; filename=smime.p7s", b"x", b"application/pkcs7-signature")
    mail = read(parts(TEXT, signature, kind=b'signed; protocol="application/pkcs7-signature"'))

    assert (mail.text, mail.files, mail.notes) == ("Hej", (), ("signed",))


def der(tag: int, content: bytes) -> bytes:
    size = len(content)
    length = bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + length + content


SIGNED, DATA = bytes.fromhex("06092a864886f70d010702"), bytes.fromhex("06092a864886f70d010701")


def opaque(content: bytes) -> bytes:
    inner = der(0x30, DATA + der(0xA0, der(0x04, content)))
    return der(0x30, SIGNED + der(0xA0, der(0x30, der(0x02, b"\x01") + der(0x31, b"") + inner + der(0x31, b""))))


def streamed(content: bytes) -> bytes:
    """The same as programs write it that do not know the length beforehand."""
    pieces = b"\x24\x80" + der(0x04, content[:5]) + der(0x04, content[5:]) + b"\0\0"
    inner = b"\x30\x80" + DATA + b"\xa0\x80" + pieces + b"\0\0\0\0"
    return b"\x30\x80" + SIGNED + b"\xa0\x80\x30\x80" + der(0x02, b"\x01") + der(0x31, b"") + inner + b"\0" * 6


@pytest.mark.parametrize("pack", [opaque, streamed])
def test_opaque_signature_is_opened(pack: object) -> None:
    assert callable(pack)
    data = base64.b64encode(pack(parts(TEXT, attached(b"attachment; filename=a.txt"), head=b"")))
    mail = read(
        plain(data, b"application/pkcs7-mime; smime-type=signed-data", b"Content-Transfer-Encoding: base64\r\n")
    )

    assert (mail.text, [file.name for file in mail.files], mail.notes) == ("Hej", ["a.txt"], ("signed",))


def test_encrypted_mail_is_a_file_with_a_note() -> None:
    mail = read(plain(der(0x30, b"\x06\x01\x01"), b"application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m"))

    assert ([file.name for file in mail.files], mail.notes) == (["smime.p7m"], ("encrypted",))


def attribute(number: int, content: bytes, level: int = 2) -> bytes:
    return struct.pack("<BHHI", level, number, 0, len(content)) + content + b"\0\0"


def prop(number: int, kind: int, value: bytes) -> bytes:
    return struct.pack("<HHII", kind, number, 1, len(value)) + value + b"\0" * (-len(value) % 4)


def winmail_of(properties: bytes, count: int = 1) -> bytes:
    return struct.pack("<IH", 0x223E9F78, 1) + attribute(0x9003, struct.pack("<I", count) + properties, 1)


def winmail() -> bytes:
    body = prop(0x1000, 0x1F, "Hej från Outlook\0".encode("utf-16-le")) + struct.pack("<HHI", 0x03, 0x0E07, 1)
    name = prop(0x3707, 0x1F, "Blåbär.txt\0".encode("utf-16-le"))
    return (
        winmail_of(body, 2)
        + attribute(0x9002, b"\0" * 14)
        + attribute(0x8010, b"BLBR.TXT\0")
        + attribute(0x800F, b"ett")
        + attribute(0x9005, struct.pack("<I", 1) + name)
    )


@pytest.mark.parametrize(
    "kind", [b"application/ms-tnef; name=winmail.dat", b"application/octet-stream; name=winmail.dat"]
)
def test_winmail_is_unpacked(kind: bytes) -> None:
    part = b"Content-Type: " + kind + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(winmail())
    mail = read(parts(TEXT, part))

    assert [(file.name, file.content) for file in mail.files] == [("Blåbär.txt", b"ett")]
    assert mail.notes == ("tnef",)


def test_text_of_a_mail_that_is_only_winmail_is_shown() -> None:
    extra = b"Content-Transfer-Encoding: base64\r\n"

    assert read(plain(base64.b64encode(winmail()), b"application/ms-tnef", extra)).text == "Hej från Outlook"


def winmail_with_rtf(packed: bytes) -> bytes:
    data = winmail_of(prop(0x1009, 0x102, packed))
    return plain(base64.b64encode(data), b"application/ms-tnef", b"Content-Transfer-Encoding: base64\r\n")


def uncompressed(rtf: bytes) -> bytes:
    """RTF as winmail.dat holds it when it is not worth packing: MS-OXRTFCP, section 2.1.3.1."""
    return len(rtf).to_bytes(4, "little") * 2 + b"MELA" + bytes(4) + rtf


def test_text_that_is_only_compressed_rtf_is_text() -> None:
    # MS-OXRTFCP, section 4.1.1: an example with literals and stretches of the known beginning.
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    mail = read(winmail_with_rtf(packed))

    assert (mail.text, mail.files) == ("hello world", ())


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg1252 Hej!\par\par Lampan p\'e5 bron.\par}", "Hej!\n\nLampan på bron."),
        (rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\colortbl;\red0;}{\*\generator Word;}\pard\f0 Hej\tab du}", "Hej\tdu"),
        (rb"{\rtf1\uc1\u229?r \u-10179?\u-8704? \u8364\'80}", "år 😀 €"),
        (rb"{\rtf1{\uc2 \u229?? }\u246?}", "å ö"),
        (rb"{\rtf1\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2}", "Привет"),
        (rb"{\rtf1 \{a\} \\ b\~c\_d}", "{a} \\ b\xa0c-d"),
        (rb"{\rtf1 {\field{\*\fldinst HYPERLINK x}{\fldrslt Klicka}}}", "Klicka"),
        (rb"{\rtf1 {\pict 89504e47} Bild", "Bild"),
    ],
)
def test_words_of_rtf_are_read(rtf: bytes, text: str) -> None:
    assert read(winmail_with_rtf(uncompressed(rtf))).text == text


def test_rtf_without_words_is_a_file() -> None:
    mail = read(winmail_with_rtf(uncompressed(rb"{\rtf1{\pict 8950}}")))

    assert [(file.name, file.content) for file in mail.files] == [("meddelande.rtf", rb"{\rtf1{\pict 8950}}")]


@pytest.mark.parametrize("cut", [7, 20, 60, 100, 150])
def test_broken_winmail_loses_nothing_else(cut: int) -> None:
    part = b"Content-Type: application/ms-tnef\r\n\r\n" + base64.b64encode(winmail()[:cut])
    mail = read(parts(TEXT, part.replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n", 1)))

    assert mail.text.startswith("Hej")


@pytest.mark.parametrize(
    "kind", [b"partial; id=a; number=1; total=2", b"external-body; access-type=URL; URL=http://x.test/"]
)
def test_part_that_is_elsewhere_is_noted_and_never_fetched(kind: bytes) -> None:
    mail = read(plain(b"Content-Type: text/plain\r\n\r\nbit", b"message/" + kind))

    assert mail.notes == (kind.split(b";")[0].decode(),)
    assert len(mail.files) == 1


def test_uuencoded_part_is_decoded() -> None:
    part = b"Content-Type: image/gif; name=a.gif\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n"
    mail = read(HEAD + part + b"begin 644 a.gif\n#0V%T\n`\nend\n")

    assert [(file.name, file.content) for file in mail.files] == [("a.gif", b"Cat")]


def test_digest_gives_every_mail_of_it() -> None:
    mail = read(parts(b"\r\nSubject: ett\r\n\r\nx", b"\r\nSubject: tv\xc3\xa5\r\n\r\ny", kind=b"digest"))

    assert [file.name for file in mail.files] == ["ett.eml", "två.eml"]
