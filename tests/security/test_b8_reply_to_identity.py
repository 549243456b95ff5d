"""B8: who wrote is who stands in From. Where an answer is wished for is nothing we act on."""

import pytest

from servicedesk.people.models import ContactAddress
from tests.factories import make_agent
from tests.security.mail import REQUESTER, STRANGER, mail, ticket_by_mail
from tickets.actions.reply import reply

pytestmark = pytest.mark.django_db


def test_wished_address_neither_identifies_nor_gets_the_answer() -> None:
    ticket = ticket_by_mail()

    received = mail(ticket, STRANGER, extra={"reply_to": REQUESTER}, ticket_number=ticket.number)
    answer = reply(received.ticket, by=make_agent(), body="Svar")

    assert received.is_new_ticket
    assert received.ticket.requester != ticket.requester
    assert [row["value"] for row in answer.recipients] == [STRANGER]


def test_wished_address_is_not_added_to_the_contact() -> None:
    ticket = ticket_by_mail()

    mail(ticket, REQUESTER, extra={"reply_to": STRANGER}, ticket_number=ticket.number)

    assert [row.value for row in ContactAddress.objects.filter(contact=ticket.requester)] == [REQUESTER]
