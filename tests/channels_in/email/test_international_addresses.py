"""åsa@exempel.example is an address (RFC 6531): received, kept, and answered where the mail server can."""

import pytest

from channels_in.delivery import deliver
from channels_in.email.receive import receive
from channels_in.intake import process
from servicedesk.lib.addresses import AddressError, normal_email
from servicedesk.people.models import ContactAddress
from tests.channels_in.conftest import smtp
from tests.channels_in.email.mails import mail, mail_inbox
from tests.factories import make_agent, make_contact
from tests.fakes.smtp import SmtpServer
from tickets.actions.reply import reply
from tickets.models import Message, Participant, Ticket

__all__ = ["smtp"]
ASA, BO = "åsa@exempel.example", "bo@mejl.example"
FAILED = "the mail server does not take addresses with such letters"


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Åsa@Exempel.example", ASA),
        ("A\u030asa@exempel.example", ASA),  # the ring as a sign of its own
        ("åsa@åäö.example", "åsa@xn--4cab6c.example"),
        ("用户@例え.example", "用户@xn--r8jz45g.example"),
    ],
)
def test_letters_of_any_language_are_part_of_an_address(written: str, normal: str) -> None:
    assert normal_email(written) == normal


@pytest.mark.parametrize(
    "text", ["”x”@exempel.example", "å\u200bsa@exempel.example", "å\u202esa@exempel.example", "å@b"]
)
def test_signs_that_only_look_like_something_are_not(text: str) -> None:
    with pytest.raises(AddressError):
        normal_email(text)


def written_by(sender: str) -> Ticket:
    kept = receive(mail_inbox(), mail(From=f"Åsa Öberg <{sender}>"), envelope_from=sender)
    received = process(kept.pk)
    assert received is not None
    return received.ticket


def answered(ticket: Ticket) -> Message:
    message = reply(ticket, by=make_agent(teams=[ticket.team]), body="Tunnan är tömd.")
    deliver(message.pk)
    return Message.objects.get(pk=message.pk)


@pytest.mark.django_db
def test_sender_becomes_a_contact_with_that_address() -> None:
    ticket = written_by(ASA)

    found = ContactAddress.objects.filter(contact=ticket.requester)
    assert list(found.values_list("value", flat=True)) == [ASA]


@pytest.mark.django_db
def test_answer_goes_out_where_the_server_takes_such_addresses(smtp: SmtpServer) -> None:
    ticket = written_by(ASA)
    smtp.takes_all_letters = True

    message = answered(ticket)

    [received] = smtp.received
    assert (message.delivery, received.recipients) == ("sent", [ASA])
    assert f"<{ASA}>".encode() in received.content.partition(b"\r\n\r\n")[0]


@pytest.mark.django_db
def test_answer_fails_in_clear_words_where_it_does_not(smtp: SmtpServer) -> None:
    message = answered(written_by(ASA))

    assert (message.delivery, message.delivery_detail) == ("failed", f"{ASA}: {FAILED}")
    assert smtp.received == []


@pytest.mark.django_db
def test_others_on_the_ticket_are_answered_as_ever(smtp: SmtpServer) -> None:
    message = answered(written_by(BO))

    [received] = smtp.received
    assert (message.delivery, received.recipients) == ("sent", [BO])
    assert received.content.isascii()


@pytest.mark.django_db
def test_mail_that_shows_such_an_address_says_so_to_the_server_for_each_recipient(smtp: SmtpServer) -> None:
    ticket = written_by(BO)
    Participant.objects.create(ticket=ticket, contact=make_contact(email=ASA), gets_replies=True)
    smtp.takes_all_letters = True

    message = answered(ticket)

    assert (message.delivery, [received.recipients for received in smtp.received]) == ("sent", [[BO], [ASA]])
