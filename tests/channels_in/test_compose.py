"""What our mail says and how: sender, headers, both bodies, attachments."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pytest_django.fixtures import Settings

from channels_in.email.compose import compose
from tests.factories import make_agent, make_contact, make_inbox, make_team, make_ticket
from tickets.actions.reply import reply
from tickets.models import Attachment, Message
from tickets.references import ticket_of_message_id, ticket_of_token

pytestmark = pytest.mark.django_db
TEXT = "Hej Åsa!\n\nBilen kör ikapp på onsdag. Låt kärlet stå kvar.\n\nVänliga hälsningar"


def answer(body: str = TEXT, **ticket: Any) -> Message:
    team = make_team()
    made = make_ticket(team=team, requester=make_contact("Åsa Öberg", email="asa@mejl.example"), **ticket)
    agent = make_agent("Johan Åkerström", teams=[team], title="Handläggare")
    return reply(made, by=agent, body=body)


def acknowledgement(**incoming: Any) -> Message:
    ticket = make_ticket(inbox=make_inbox(kind="webform"), **incoming)
    return Message.objects.get(ticket=ticket, is_automatic=True)


def sent(message: Message) -> EmailMessage:
    """The mail as the other side reads it."""
    return message_from_bytes(compose(message).as_bytes(), policy=policy.default)


def body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def attach(message: Message, name: str, content_type: str, content: bytes) -> None:
    storage_name = default_storage.save("2026/11/fil", ContentFile(content))
    Attachment.objects.create(
        message=message, name=name, storage_name=storage_name, content_type=content_type, size=len(content), sha256="0"
    )


def test_municipality_is_the_sender() -> None:
    mail = sent(answer())

    assert str(mail["From"]) == "Storåns kommun <kundcenter@storan.example>"
    assert str(mail["To"]) == "Åsa Öberg <asa@mejl.example>"


def test_reply_to_and_message_id_lead_back_to_the_ticket() -> None:
    message = answer()
    mail = sent(message)

    address = mail["Reply-To"].addresses[0]
    assert ticket_of_token(address.username.partition("+")[2]) == message.ticket_id
    assert ticket_of_message_id(str(mail["Message-ID"])) == message.ticket_id


def test_both_bodies_say_the_same_with_swedish_letters() -> None:
    message = answer()
    mail = sent(message)

    for kind in ("plain", "html"):
        text = body(mail, kind)
        assert "Bilen kör ikapp på onsdag. Låt kärlet stå kvar." in text
        assert "Johan Åkerström" in text
        assert "Handläggare" in text
        assert "Storåns kommun" in text
        assert message.ticket.shown_number in text


def test_mail_is_seven_bit_on_the_wire() -> None:
    assert compose(answer("å" * 3000)).as_bytes().isascii()


def test_agents_text_is_escaped_in_the_html_body() -> None:
    html = body(sent(answer("Skriv <b>inte</b> & så <script>alert(1)</script>")), "html")

    assert "<script>" not in html
    assert "&lt;b&gt;inte&lt;/b&gt; &amp; så" in html


def test_long_message_id_of_theirs_is_written_as_it_is() -> None:
    theirs = "AM0PR04MB" + "A1B2C3" * 15 + "@AM0PR04MB4321.eurprd04.prod.outlook.example"
    message = answer()
    Message.objects.filter(pk=message.pk).update(in_reply_to=theirs)

    raw = compose(Message.objects.get(pk=message.pk)).as_bytes()

    assert f"In-Reply-To: <{theirs}>\r\n".encode() in raw
    assert f"References: <{theirs}>\r\n".encode() in raw


@pytest.mark.parametrize("theirs", ["a b@c", "x>\r\nBcc: y@z.test", "å@x.test", "<twice@x.test>"])
def test_message_id_no_header_can_hold_is_left_out(theirs: str) -> None:
    message = answer()
    message.in_reply_to = theirs

    assert compose(message)["In-Reply-To"] is None


@pytest.mark.parametrize(
    "name", ["räkning för kärl (1).pdf", "фото.pdf", "a" * 140 + ".pdf", 'citat".pdf', "semi;kolon.pdf"]
)
def test_attachment_keeps_its_name_and_bytes(name: str) -> None:
    message = answer()
    attach(message, name, "application/pdf", b"%PDF-1.7 \xff\x00")

    (part,) = sent(message).iter_attachments()

    assert part.get_filename() == name
    assert part.get_content_type() == "application/pdf"
    assert part.get_content() == b"%PDF-1.7 \xff\x00"


def test_attachment_name_is_written_as_rfc_2231_says() -> None:
    message = answer()
    attach(message, "bild på kärlet.png", "image/png", b"\x89PNG")

    assert b"filename*=utf-8''bild%20p%C3%A5%20k%C3%A4rlet.png" in compose(message).as_bytes()


@pytest.mark.parametrize("content_type", ["message/rfc822", "multipart/mixed", "text/plain", "strange"])
def test_attachment_of_any_type_can_be_sent(content_type: str) -> None:
    message = answer()
    attach(message, "fil.txt", content_type, "Hej då å\n".encode())

    (part,) = sent(message).iter_attachments()

    assert part.get_payload(decode=True) == "Hej då å\n".encode()


def test_acknowledgement_says_it_is_automatic() -> None:
    mail = sent(acknowledgement())

    assert mail["Auto-Submitted"] == "auto-replied"
    assert mail["X-Auto-Response-Suppress"] == "All"
    assert sent(answer())["Auto-Submitted"] is None


def test_sender_with_a_name_in_the_settings_still_gives_an_address(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Kundcenter <kundcenter@storan.example>"

    assert sent(answer())["From"].addresses[0].addr_spec == "kundcenter@storan.example"


def test_english_contact_gets_english_words_around_the_answer() -> None:
    message = answer()
    message.language = "en"

    assert "Reply to this e-mail" in body(sent(message), "plain")
