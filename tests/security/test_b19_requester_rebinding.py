"""B19: a stranger who answers with a reference of ours is heard, but the ticket stays the requester's."""

import pytest

from tests.factories import make_agent
from tests.security.mail import REQUESTER, STRANGER, mail, ticket_by_mail
from tickets.actions.reply import reply, reply_addresses
from tickets.models import Participant, Ticket
from tickets.references import reply_token

pytestmark = pytest.mark.django_db


def test_answer_from_a_new_address_changes_neither_requester_nor_recipients() -> None:
    ticket = ticket_by_mail()
    requester = ticket.requester

    received = mail(ticket, STRANGER, reply_token=reply_token(ticket.pk))

    kept = Ticket.objects.get(pk=ticket.pk)
    assert received.message.contact != requester
    assert kept.requester == requester
    assert [row.value for row in requester.addresses.all()] == [REQUESTER]
    assert Participant.objects.count() == 0
    assert [row["value"] for row in reply_addresses(kept)] == [REQUESTER]


def test_next_answer_goes_to_the_old_address() -> None:
    ticket = ticket_by_mail()
    mail(ticket, STRANGER, reply_token=reply_token(ticket.pk))

    answer = reply(ticket, by=make_agent(), body="Svar")

    assert [row["value"] for row in answer.recipients] == [REQUESTER]
