"""B4: a forged mail from the requester with somebody else in Cc gives that somebody nothing."""

import pytest

from servicedesk.people.models import ContactAddress
from tests.factories import make_agent
from tests.security.mail import REQUESTER, STRANGER, mail, ticket_by_mail
from tickets.actions.reply import reply, reply_addresses
from tickets.models import Message, Participant

pytestmark = pytest.mark.django_db


def test_copy_on_a_forged_answer_makes_nobody_a_participant() -> None:
    ticket = ticket_by_mail()
    ours = reply(ticket, by=make_agent(), body="Svar")

    received = mail(ticket, REQUESTER, in_reply_to=ours.message_id, extra={"cc": STRANGER, "to": STRANGER})

    assert received.ticket == ticket  # it is shown to the agent, who decides
    assert Participant.objects.count() == 0
    assert not ContactAddress.objects.filter(value=STRANGER).exists()


def test_answer_after_a_forged_mail_goes_to_the_requester_alone() -> None:
    ticket = ticket_by_mail()
    ours = reply(ticket, by=make_agent(), body="Svar")
    mail(ticket, REQUESTER, in_reply_to=ours.message_id, extra={"cc": STRANGER, "reply_to": STRANGER})

    reply(ticket, by=make_agent(), body="Svar igen")

    to = {row["value"] for message in Message.objects.filter(direction="out") for row in message.recipients}
    assert to == {REQUESTER}


def test_participant_gets_answers_only_when_an_agent_let_them_in() -> None:
    ticket = ticket_by_mail()
    stranger = mail(ticket, STRANGER).ticket.requester

    Participant.objects.create(ticket=ticket, contact=stranger)

    assert [row["value"] for row in reply_addresses(ticket)] == [REQUESTER]
