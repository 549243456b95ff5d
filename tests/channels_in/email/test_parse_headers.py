"""Who wrote, about what, in answer to what: headers in the shapes programs and enemies write them."""

from datetime import UTC, datetime

import pytest

from channels_in.email.parsing import MailAddress
from tests.channels_in.email.raw import HEAD, read, with_header

PLAIN = HEAD + b"\r\nHej\r\n"


def test_ordinary_headers_are_read() -> None:
    mail = read(PLAIN)

    assert mail.from_ == MailAddress("Ann Berg", "ann@mejl.example", "ann@mejl.example")
    assert [person.value for person in mail.to] == ["kundcenter@storan.example"]
    assert (mail.subject, mail.message_id, mail.text) == ("Lampan", "a1@mejl.example", "Hej")
    assert mail.date == datetime(2026, 11, 5, 9, 12, tzinfo=UTC)
    assert mail.problems == ()


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        (b"ann@mejl.example", "", "ann@mejl.example"),
        (b"Ann <ANN@Mejl.Example>", "Ann", "ann@mejl.example"),
        (b'"Berg, Ann" <ann@mejl.example>', "Berg, Ann", "ann@mejl.example"),
        (b'"Ann \\"A\\" Berg" <ann@mejl.example>', 'Ann "A" Berg', "ann@mejl.example"),
        (b"ann@mejl.example (Ann Berg)", "Ann Berg", "ann@mejl.example"),
        (b"=?utf-8?q?=C3=85sa_Berg?= <asa@mejl.example>", "Åsa Berg", "asa@mejl.example"),
        (b"=?iso-8859-1?b?xXNh?= =?iso-8859-1?q?_Berg?= <asa@mejl.example>", "Åsa Berg", "asa@mejl.example"),
        (b'"=?utf-8?q?=C3=85sa?=" <asa@mejl.example>', "Åsa", "asa@mejl.example"),
        ("Åsa <asa@mejl.example>".encode(), "Åsa", "asa@mejl.example"),
        ("Åsa <asa@mejl.example>".encode("latin-1"), "Åsa", "asa@mejl.example"),
        (b"'Ann' <ann@mejl.example>", "Ann", "ann@mejl.example"),
        ("Ann <ann@blåbär.example>".encode(), "Ann", "ann@xn--blbr-noae.example"),
        (b"Ann <@a.example,@b.example:ann@mejl.example>", "Ann", "ann@mejl.example"),
        (b"Grupp: Ann <ann@mejl.example>, Bo <bo@mejl.example>;", "Ann", "ann@mejl.example"),
        (b"Ann <ann@mejl.example", "Ann", "ann@mejl.example"),
        (b"ann@mejl.example>", "", "ann@mejl.example"),
        (b"Ann\r\n <ann@mejl.example>", "Ann", "ann@mejl.example"),
    ],
)
def test_sender_is_read_however_it_is_written(written: bytes, name: str, address: str) -> None:
    sender = read(with_header(b"From", written)).from_

    assert sender is not None
    assert (sender.name, sender.value) == (name, address)


def test_encoded_name_never_becomes_an_address() -> None:
    # =?utf-8?q?chef@storan.example_<?= decodes to text with an address in it.
    sender = read(with_header(b"From", b"=?utf-8?q?=3Cchef=40storan.example=3E=2C?= <ond@evil.example>")).from_

    assert sender == MailAddress("<chef@storan.example>,", "ond@evil.example", "ond@evil.example")


def test_name_that_is_an_address_stays_a_name() -> None:
    sender = read(with_header(b"From", b'"chef@storan.example" <ond@evil.example>')).from_

    assert sender == MailAddress("chef@storan.example", "ond@evil.example", "ond@evil.example")


@pytest.mark.parametrize(
    ("value", "problem"),
    [(b"ann@mejl.example, bo@mejl.example", "several-from"), (b"undisclosed:;", "no-from"), (b"", "no-from")],
)
def test_odd_senders_are_a_problem_to_show(value: bytes, problem: str) -> None:
    assert problem in read(with_header(b"From", value)).problems


def test_second_from_header_is_a_problem_and_never_the_sender() -> None:
    mail = read(PLAIN.replace(b"Subject:", b"From: ond@evil.example\r\nSubject:"))

    assert mail.from_ is not None
    assert (mail.from_.value, mail.problems) == ("ann@mejl.example", ("several-from",))


def test_homograph_is_not_the_ascii_address() -> None:
    sender = read(with_header(b"From", "Ann <ann@mеjl.example>".encode())).from_  # a Cyrillic е

    assert sender is not None
    assert sender.value == "ann@xn--mjl-rdd.example"


def test_international_local_part_is_an_address() -> None:
    mail = read(with_header(b"From", "Åsa <åsa@mejl.example>".encode()))

    assert mail.from_ == MailAddress("Åsa", "åsa@mejl.example", "åsa@mejl.example")
    assert mail.problems == ()


def test_local_part_that_is_none_is_kept_as_written_and_not_answered() -> None:
    mail = read(with_header(b"From", b"Asa <a@b@mejl.example>"))

    assert mail.from_ is not None
    assert (mail.from_.value, mail.problems) == ("", ("from-address",))


def test_reply_to_is_beside_the_sender() -> None:
    mail = read(with_header(b"Reply-To", b"bo@mejl.example"))

    assert mail.from_ is not None
    assert mail.from_.value == "ann@mejl.example"
    assert [person.value for person in mail.reply_to] == ["bo@mejl.example"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (b"=?utf-8?q?Sn=C3=B6?=", "Snö"),
        (b"=?utf-8?B?U27Dtg==?=", "Snö"),
        (b"=?UTF-8?B?U27D?= =?UTF-8?B?tg==?=", "Snö"),  # one letter in two words
        (b"=?utf-8*sv?q?Sn=C3=B6?=", "Snö"),
        (b"A =?utf-8?q?b?= c", "A b c"),
        (b"=?utf-8?q?a?= =?utf-8?q?b?=", "ab"),
        (b"=?utf-8?x?a?=", "=?utf-8?x?a?="),
        (b"=?utf-8?q?a", "=?utf-8?q?a"),
        (b"=?nonsense?q?Sn=C3=B6?=", "Snö"),
        ("Snö".encode(), "Snö"),
        ("Snö".encode("latin-1"), "Snö"),
        (b"Sn\r\n\t\xc3\xb6", "Sn ö"),
    ],
)
def test_subject_is_decoded_as_far_as_it_goes(written: bytes, shown: str) -> None:
    assert read(with_header(b"Subject", written)).subject == shown


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        (b"Sv: Lampan [#104233]", 104233),
        (b"[#5] Sv: Lampan [#104233]", 104233),
        (b"=?utf-8?q?Lampan_=5B=23104233=5D?=", 104233),
        (b"Lampan #104233", None),
        (b"[#99999999999999999999]", None),
        ("[#١٢٣]".encode(), None),
    ],
)
def test_ticket_number_is_read_from_the_subject(subject: bytes, number: int | None) -> None:
    assert read(with_header(b"Subject", subject)).ticket_number == number


TOKEN = b"12-0123456789abcdef0123"


@pytest.mark.parametrize(
    ("name", "value", "token"),
    [
        (b"To", b"Storan <kundcenter+" + TOKEN + b"@storan.example>", TOKEN.decode()),
        (b"To", b"kundcenter+bygg@storan.example, kundcenter+" + TOKEN + b"@storan.example", TOKEN.decode()),
        (b"Cc", b"kundcenter+" + TOKEN + b"@storan.example", TOKEN.decode()),
        (b"Delivered-To", b"kundcenter+" + TOKEN + b"@storan.example", TOKEN.decode()),
        (b"X-Original-To", b"kundcenter+bygg@storan.example", "bygg"),
        (b"From", b"ann+" + TOKEN + b"@mejl.example", ""),
        (b"To", b"kundcenter@storan.example", ""),
    ],
)
def test_reply_token_is_read_from_the_address_we_were_reached_by(name: bytes, value: bytes, token: str) -> None:
    assert read(with_header(name, value)).plus_token == token


def test_threading_headers_are_read() -> None:
    answered = with_header(b"In-Reply-To", b"<b@x.example> (sent yesterday)").replace(
        b"MIME-Version", b"References: <a@x.example>\r\n\t<b@x.example>\r\nMIME-Version"
    )
    mail = read(answered)

    assert mail.in_reply_to == "b@x.example"
    assert mail.references == ("a@x.example", "b@x.example")


def test_newest_references_are_kept() -> None:
    mail = read(with_header(b"References", b" ".join(b"<%d@x.example>" % number for number in range(2000))))

    assert len(mail.references) == 50
    assert mail.references[-1] == "1999@x.example"
    assert "references-cut" in mail.problems


@pytest.mark.parametrize("written", [b"odd", b"<odd", b"odd>", b"<>odd"])
def test_message_id_without_brackets_is_still_one(written: bytes) -> None:
    mail = read(with_header(b"Message-ID", written))

    assert mail.message_id == "odd"
    assert "message-id" in mail.problems


OWN = b"mx.storan.example; dmarc=pass header.from=mejl.example"
FORGED = b"mx.storan.example; dmarc=pass header.from=storan.example"


@pytest.mark.parametrize(
    ("headers", "kept"),
    [
        ([OWN], [OWN.decode()]),
        ([OWN, FORGED], [OWN.decode()]),
        ([b"other.example; dmarc=pass", FORGED], []),
        ([b"(mx.storan.example) other.example; dmarc=pass"], []),
        ([b"mx.storan.example.evil.example; dmarc=pass"], []),
    ],
)
def test_only_our_own_servers_topmost_result_is_kept(headers: list[bytes], kept: list[str]) -> None:
    raw = b"".join(b"Authentication-Results: " + value + b"\r\n" for value in headers) + PLAIN

    mail = read(raw, authserv_id="mx.storan.example")

    assert [value for name, value in mail.headers if name == "authentication-results"] == kept


def test_without_a_server_of_ours_no_result_is_kept() -> None:
    mail = read(b"Authentication-Results: " + OWN + b"\r\n" + PLAIN)

    assert "authentication-results" not in dict(mail.headers)


def test_headers_for_filters_come_in_order_and_decoded() -> None:
    raw = b"Auto-Submitted: auto-replied\r\nX-Spam-Flag: YES\r\nX-Spam-Flag: no\r\n"
    raw += b"List-Id: =?utf-8?q?Sn=C3=B6?= <l.x>\r\n"

    found = read(raw + PLAIN).headers

    assert [value for name, value in found if name == "x-spam-flag"] == ["YES", "no"]
    assert dict(found)["auto-submitted"] == "auto-replied"
    assert dict(found)["list-id"] == "Snö <l.x>"


def test_headers_end_where_a_line_is_no_header() -> None:
    mail = read(b"Subject: Lampan\r\nden lyser inte\r\nFrom: ond@evil.example\r\n\r\nHej")

    assert mail.from_ is None
    assert mail.text == "den lyser inte\nFrom: ond@evil.example\n\nHej"
    assert "headers" in mail.problems
