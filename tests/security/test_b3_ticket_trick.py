"""B3: a code somebody else sends to a ticket's address is seen by agents, and never by the one who made the ticket."""

import pytest

from tests.channels_in.conftest import smtp
from tests.channels_in.email.mails import mail, mail_inbox
from tests.fakes.smtp import SmtpServer
from tests.security.by_mail import ANN, EVE, agent_of, bring, delivered, ticket_of
from tickets.actions.reply import reply
from tickets.models import Message, Participant
from tickets.references import reply_token

__all__ = ["smtp"]
pytestmark = pytest.mark.django_db
SERVICE = "noreply@tjanst.example"
CODE = "Din kod: 482913"


def code_sent_to(address: str) -> bytes:
    return mail("Bekräfta", From=f"Tjänst <{SERVICE}>", To=address).replace(b"Hej!", CODE.encode())


@pytest.mark.parametrize("quote", [False, True])
def test_code_sent_to_a_tickets_address_does_not_reach_its_requester(smtp: SmtpServer, quote: bool) -> None:
    ticket = ticket_of(EVE)
    agent = agent_of(ticket)
    reply(ticket, by=agent, body="Vad gäller det?")

    message = bring(code_sent_to(f"kundcenter+{reply_token(ticket.pk)}@storan.example"), ticket.inbox)
    reply(ticket, by=agent, body="Vi återkommer.", quote=quote)
    delivered()

    assert CODE in message.body
    assert message.contact != ticket.requester
    assert not Participant.objects.filter(ticket=ticket, gets_replies=True).exists()
    assert [CODE in str(received.mail) for received in smtp.received] == [False, False]
    assert {address for received in smtp.received for address in received.recipients} == {EVE}


def test_code_is_not_acknowledged_to_anybody(smtp: SmtpServer) -> None:
    inbox = mail_inbox()
    inbox.acknowledges = True
    inbox.save()

    bring(code_sent_to("kundcenter@storan.example"), inbox)
    delivered()

    assert (smtp.received, Message.objects.filter(direction="out").count()) == ([], 0)


def test_ticket_opened_in_anothers_name_shows_its_opener_nothing(smtp: SmtpServer) -> None:
    ticket = ticket_of(ANN, Reply_To=EVE)

    reply(ticket, by=agent_of(ticket), body="Ditt lösenord är bytt.")
    delivered()

    assert [received.recipients for received in smtp.received] == [[ANN]]
