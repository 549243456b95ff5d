"""B5: a number or a reference proves nothing. A stranger's mail is a ticket of its own that says where it points."""

import pytest

from tests.factories import make_agent, make_contact
from tests.security.mail import REQUESTER, STRANGER, mail, ticket_by_mail
from tickets.actions.reply import reply
from tickets.models import Event, EventKind, Participant, Ticket
from tickets.references import new_message_id, reply_token

pytestmark = pytest.mark.django_db
THEIRS = "citizen-1@mejl.example"


def pointing(ticket: Ticket) -> dict[str, dict[str, object]]:
    """Ways to point at a ticket that anybody can know or guess."""
    ticket.messages.update(message_id=THEIRS)
    forged = new_message_id(ticket.pk, "storan.example").replace(".", ".0", 1)
    return {
        "number": {"ticket_number": ticket.number},
        "their message id": {"in_reply_to": f"<{THEIRS}>"},
        "their message id among many": {"references": ("a@b.example", THEIRS, "c@d.example")},
        "forged message id": {"in_reply_to": forged},
        "forged token": {"reply_token": reply_token(ticket.pk)[:-1] + "x"},
        "token of another ticket's id": {"reply_token": f"{ticket.pk}-{reply_token(ticket.pk + 1).partition('-')[2]}"},
        "unsigned token": {"reply_token": str(ticket.pk)},
    }


WAYS = ["number", "their message id", "their message id among many"]
FORGED = ["forged message id", "forged token", "token of another ticket's id", "unsigned token"]


@pytest.mark.parametrize("way", [*WAYS, *FORGED])
def test_stranger_never_lands_in_the_ticket(way: str) -> None:
    ticket = ticket_by_mail()

    received = mail(ticket, STRANGER, **pointing(ticket)[way])

    assert received.is_new_ticket
    assert received.ticket != ticket
    assert ticket.messages.count() == 1
    assert Ticket.objects.get(pk=ticket.pk).version == 1


@pytest.mark.parametrize("way", WAYS)
def test_agent_is_told_where_a_strangers_mail_points(way: str) -> None:
    ticket = ticket_by_mail()

    received = mail(ticket, STRANGER, **pointing(ticket)[way])

    event = Event.objects.get(kind=EventKind.POSSIBLY_BELONGS)
    assert event.ticket == received.ticket
    assert event.data == {"ticket": {"value": ticket.pk, "label": f"#{ticket.number}"}}


@pytest.mark.parametrize("way", FORGED)
def test_forgery_points_nowhere(way: str) -> None:
    ticket = ticket_by_mail()

    mail(ticket, STRANGER, **pointing(ticket)[way])

    assert not Event.objects.filter(kind=EventKind.POSSIBLY_BELONGS).exists()


@pytest.mark.parametrize("way", WAYS)
def test_requester_lands_in_the_ticket(way: str) -> None:
    ticket = ticket_by_mail()

    received = mail(ticket, REQUESTER, **pointing(ticket)[way])

    assert (received.ticket, received.is_new_ticket) == (ticket, False)


@pytest.mark.parametrize("way", WAYS)
def test_participant_lands_in_the_ticket(way: str) -> None:
    ticket = ticket_by_mail()
    Participant.objects.create(ticket=ticket, contact=make_contact("Bo", email="bo@mejl.example"))

    assert mail(ticket, "bo@mejl.example", **pointing(ticket)[way]).ticket == ticket


def test_several_numbers_lead_to_the_ticket_the_sender_is_on() -> None:
    mine = ticket_by_mail()
    other = mail(mine, "bo@mejl.example").ticket
    other.messages.update(message_id=THEIRS)

    received = mail(mine, REQUESTER, in_reply_to=THEIRS, ticket_number=mine.number)

    assert received.ticket == mine


def test_what_we_signed_leads_to_the_ticket_whoever_sends_it() -> None:
    ticket = ticket_by_mail()
    ours = reply(ticket, by=make_agent(), body="Svar")

    by_id = mail(ticket, STRANGER, in_reply_to=f"<{ours.message_id}>")
    by_token = mail(ticket, "partner@mejl.example", reply_token=reply_token(ticket.pk))

    assert by_id.ticket == by_token.ticket == ticket


def test_signed_reference_counts_before_a_number() -> None:
    ticket = ticket_by_mail()
    other = mail(ticket, REQUESTER).ticket

    assert mail(ticket, REQUESTER, ticket_number=other.number, reply_token=reply_token(ticket.pk)).ticket == ticket


def test_sender_who_has_a_new_matter_gets_a_new_ticket() -> None:
    ticket = ticket_by_mail()

    assert mail(ticket, REQUESTER).is_new_ticket


def test_reference_to_a_ticket_that_is_gone_makes_a_new_ticket() -> None:
    ticket = ticket_by_mail()

    assert mail(ticket, REQUESTER, reply_token=reply_token(ticket.pk + 999), ticket_number=10**30).is_new_ticket
