"""Delivery reports are known as such, whoever wrote them, and nothing else is."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels_in.email.bounces import Bounce, read_bounce
from tests.channels_in.email.reports import in_words, standard
from tests.public_data import needs_public_data, public_mails

BOUNCES = [path for path in public_mails("bounces") if path.suffix == ".eml"]
# Absences, complaints and a mail that is none: not delivery reports, though they lie in the same folder.
OTHERS = ("rfc3834", "arf", "is-not-bounce")


def test_standard_report_is_read() -> None:
    assert read_bounce(standard("t1.x.y@storan.example")) == Bounce(
        recipient="ann@mejl.example",
        status="5.1.1",
        permanent=True,
        diagnostic="550 5.1.1 <ann@mejl.example>: Recipient address rejected",
        message_id="t1.x.y@storan.example",
    )


def test_report_with_the_whole_mail_is_read() -> None:
    found = read_bounce(standard("whole@storan.example", original="message/rfc822"))

    assert found is not None
    assert found.message_id == "whole@storan.example"


@pytest.mark.parametrize(
    ("action", "status", "is_permanent"),
    [("failed", "5.2.2", True), ("failed", "4.4.1", True), ("delayed", "4.4.1", False), ("Delayed", "5.0.0", False)],
)
def test_report_says_whether_anybody_still_tries(action: str, status: str, is_permanent: bool) -> None:
    found = read_bounce(standard(action=action, status=status))

    assert found is not None
    assert (found.status, found.permanent) == (status, is_permanent)


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_good_news_is_no_bounce(action: str) -> None:
    assert read_bounce(standard(action=action, status="2.0.0", subject="Successful Mail Delivery Report")) is None


def test_report_in_words_is_read() -> None:
    assert read_bounce(in_words("t1.x.y@storan.example")) == Bounce(
        recipient="ann@mejl.example",
        status="5.1.1",
        permanent=True,
        diagnostic="550 5.1.1 User unknown",
        message_id="t1.x.y@storan.example",
    )


@pytest.mark.parametrize(
    ("sender", "subject", "body"),
    [
        ("ann@mejl.example", "Undelivered mail", "Grannen säger att hennes brev till er kom tillbaka. Varför?"),
        ("ann@mejl.example", "Soptunnan", "User unknown, stod det. 550 5.1.1"),
        ("postmaster@mejl.example", "Soptunnan", "Den blev inte tömd i fredags."),
        ("ann@mejl.example", "SV: Soptunnan", "> Message-ID: <t1.x.y@storan.example>\nTack!"),
        ("mailer-daemon@mejl.example", "Automatiskt svar: Delivery failed", "Jag är inte här. User unknown"),
    ],
)
def test_mail_about_mail_is_no_bounce(sender: str, subject: str, body: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "kundcenter@storan.example", subject
    mail.set_content(body)

    assert read_bounce(mail.as_bytes()) is None


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(noise: bytes) -> None:
    failure = b"From: MAILER-DAEMON@x.example\r\nSubject: failure notice\r\n" + noise
    for raw in (noise, failure, standard().replace(b"Reporting-MTA", noise)):
        assert isinstance(read_bounce(raw), Bounce | None)


def test_deep_report_is_read_or_left_alone() -> None:
    head = b"From: MAILER-DAEMON@x.example\nSubject: failure notice\n"
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(5000))

    assert isinstance(read_bounce(head + deep), Bounce | None)


def named(path: Path) -> str:
    return path.stem.rpartition("__")[2]


@needs_public_data
def test_known_bounces_of_many_servers_are_known() -> None:
    missed = [named(path) for path in BOUNCES if read_bounce(path.read_bytes()) is None]
    missed_reports = [name for name in missed if not name.startswith(OTHERS)]

    assert len(missed) <= len(BOUNCES) * 0.05
    assert len(missed_reports) <= len(BOUNCES) * 0.02


@needs_public_data
def test_ordinary_mail_is_no_bounce() -> None:
    for path in public_mails("mails", "replies"):
        raw = path.read_bytes()
        if read_bounce(raw) is not None:
            assert b"daemon" in raw.lower() or b"delivery-status" in raw.lower() or b"550" in raw, path.name
