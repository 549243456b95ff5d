"""From the read mail to what every channel hands over; its files are on disk before."""

import hashlib

import pytest
from django.core.files.storage import default_storage

from channels_in.email.incoming import store_files, to_incoming
from tests.channels_in.email.raw import HEAD, NOW, parts, read, with_header
from tests.factories import make_inbox, make_team
from tickets.actions.receive import receive
from tickets.incoming import IncomingAddress, IncomingMessage

TEXT = b"Content-Type: text/plain; charset=utf-8\r\n\r\nHej"
PICTURE = b"Content-ID: <a@b>\r\nContent-Disposition: inline; filename=a.gif\r\n\r\nGIF89a..."


def incoming(raw: bytes) -> IncomingMessage:
    mail = read(raw)
    return to_incoming(mail, received_at=NOW, stored_files=store_files(mail))


def test_sender_is_from_and_never_reply_to() -> None:
    message = incoming(with_header(b"Reply-To", b"bo@mejl.example"))

    assert message.sender == IncomingAddress("email", "ann@mejl.example", "Ann Berg")
    assert message.other_addresses == ()
    assert message.extra["reply_to"] == "bo@mejl.example"


def test_sender_that_cannot_be_answered_is_a_name_only() -> None:
    message = incoming(with_header(b"From", b"a@b@mejl.example"))

    assert (message.sender, message.sender_name) == (None, "a@b@mejl.example")


def test_files_are_stored_with_their_content_ids() -> None:
    file = incoming(parts(TEXT, PICTURE)).files[0]

    assert (file.name, file.content_type, file.content_id) == ("a.gif", "image/gif", "a@b")
    assert file.sha256 == hashlib.sha256(b"GIF89a...").hexdigest()
    with default_storage.open(file.storage_name) as stored:
        assert stored.read() == b"GIF89a..."


def test_threading_is_handed_on() -> None:
    token = "12-0123456789abcdef0123"
    raw = with_header(b"In-Reply-To", b"<b@x.example>").replace(b"Subject: Lampan", b"Subject: Sv: Lampan [#104233]")
    message = incoming(raw.replace(b"<kundcenter@", b"<kundcenter+" + token.encode() + b"@"))

    assert (message.in_reply_to, message.ticket_number, message.reply_token) == ("b@x.example", 104233, token)
    assert message.extra["message_id"] == "a1@mejl.example"


@pytest.mark.django_db
@pytest.mark.parametrize("raw", [b"", b"\0", HEAD + b"\r\n" + b"a" * 300_000, parts(TEXT, PICTURE, PICTURE)])
def test_every_mail_that_is_read_can_be_received(raw: bytes) -> None:
    inbox = make_inbox(team=make_team("Kontaktcenter"), kind="email", acknowledges=False)

    assert receive(incoming(raw), inbox=inbox).is_new_ticket
