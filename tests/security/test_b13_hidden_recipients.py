"""B13: who is in blind copy is seen by nobody else, in no header of any copy, on the way in or out."""

import pytest
from pytest_django.fixtures import Settings

from tests.channels_in.conftest import smtp
from tests.fakes.smtp import SmtpServer
from tests.security.by_mail import ANN, agent_of, delivered, ticket_of
from tickets.actions.reply import reply

__all__ = ["smtp"]
pytestmark = pytest.mark.django_db
HIDDEN, SECOND = "hemlig@mejl.example", "bo@mejl.example"


def who(address: str) -> dict[str, str]:
    return {"kind": "email", "value": address, "name": ""}


def test_blind_copy_stands_in_no_copy_of_the_mail(smtp: SmtpServer) -> None:
    ticket = ticket_of(ANN)

    reply(ticket, by=agent_of(ticket), body="Svar", to=[who(ANN)], cc=[who(SECOND)], bcc=[who(HIDDEN)])
    delivered()

    assert [received.recipients for received in smtp.received] == [[ANN], [SECOND], [HIDDEN]]
    assert [HIDDEN.encode() in received.content for received in smtp.received] == [False, False, False]
    assert [received.mail["Bcc"] for received in smtp.received] == [None, None, None]


def test_blind_copy_of_a_mail_that_came_in_is_not_passed_on(smtp: SmtpServer) -> None:
    ticket = ticket_of(ANN, Bcc=HIDDEN)

    reply(ticket, by=agent_of(ticket), body="Svar", quote=True)
    delivered()

    assert [received.recipients for received in smtp.received] == [[ANN]]
    assert HIDDEN.encode() not in smtp.received[0].content


def test_blind_copy_is_in_no_later_answer(smtp: SmtpServer, settings: Settings) -> None:
    ticket = ticket_of(ANN)
    agent = agent_of(ticket)
    reply(ticket, by=agent, body="Svar", to=[who(ANN)], bcc=[who(HIDDEN)])

    reply(ticket, by=agent, body="Svar igen", quote=True)
    delivered()

    assert [received.recipients for received in smtp.received] == [[ANN], [HIDDEN], [ANN]]
    assert not any(HIDDEN.encode() in received.content for received in smtp.received)
