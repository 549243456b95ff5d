"""B17: who an answer comes from is the inbox's, whatever a form or a program sends along."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.channels_in.conftest import smtp
from tests.channels_in.email.mails import ADDRESS
from tests.fakes.smtp import SmtpServer
from tests.security.by_mail import ANN, EVE, agent_of, delivered, ticket_of
from tests.tickets.api.client import Caller
from tickets.models import Message

__all__ = ["smtp"]
pytestmark = pytest.mark.django_db
FORGED = {
    "from": EVE,
    "sender": EVE,
    "from_address": EVE,
    "sender_name": "Polisen",
    "inbox": "1",
    "inbox_id": "1",
    "mailbox_id": "1",
    "agent": "1",
    "direction": "in",
    "message_id": "forged@ond.example",
    "reply_to": EVE,
}


def assert_sent_by_the_inbox(smtp: SmtpServer) -> None:
    delivered()
    [received] = smtp.received
    assert (received.sender, received.recipients) == (ADDRESS, [ANN])
    assert [address.addr_spec for address in received.mail["From"].addresses] == [ADDRESS]
    assert EVE.encode() not in received.content
    assert b"forged" not in received.content


def test_form_cannot_say_who_an_answer_is_from(smtp: SmtpServer) -> None:
    ticket = ticket_of(ANN)
    agent = agent_of(ticket)
    browser = Client()
    browser.force_login(agent)

    browser.post(reverse("ticket_message", args=[ticket.number, "svar"]), {"body": "Svar", **FORGED})

    assert Message.objects.get(direction="out").agent == agent
    assert_sent_by_the_inbox(smtp)


def test_program_cannot_say_who_an_answer_is_from(smtp: SmtpServer) -> None:
    ticket = ticket_of(ANN)

    answer = Caller(ticket.team).post(f"tickets/{ticket.number}/messages/", {"body": "Svar", **FORGED})

    if answer.status_code == 201:
        assert_sent_by_the_inbox(smtp)
    else:
        assert (answer.status_code, Message.objects.filter(direction="out").count()) == (400, 0)
