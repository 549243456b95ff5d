"""C14: a mail that is encrypted, signed, packed, in parts or an invitation is a ticket that says what it was."""

import pytest

from tests.channels_in.email.mails import mail_inbox
from tests.channels_in.email.raw import parts, plain
from tests.security.by_mail import bring

pytestmark = pytest.mark.django_db
TEXT = b"Content-Type: text/plain\r\n\r\nHej"
BASE64 = b"Content-Transfer-Encoding: base64\r\n"
EVENT = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:M\xc3\xb6te\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
WRAPPED = {
    "encrypted": plain(
        b"MIAGCSqGSIb3DQEHA6CA", b"application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", BASE64
    ),
    "signed": parts(TEXT, b"Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx", kind=b"signed"),
    "pgp": parts(
        b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n",
        b"Content-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----",
        kind=b"encrypted",
    ),
    "broken winmail": plain(b"eJ8+Ig==", b"application/ms-tnef; name=winmail.dat", BASE64),
    "partial": plain(b"Hej", b"message/partial; id=a; number=1; total=2"),
    "invitation": plain(EVENT, b"text/calendar; method=REQUEST"),
    "forwarded": parts(b"Content-Type: message/rfc822\r\n\r\n" + plain(b"Hej")),
    "empty": parts(),
}


@pytest.mark.parametrize("name", WRAPPED)
def test_wrapped_mail_is_a_ticket_with_its_content_as_text_or_file(name: str) -> None:
    message = bring(WRAPPED[name], mail_inbox())

    assert message.ticket.subject == "Lampan"
    assert message.body.strip() or message.attachments.exists() or name == "empty"
