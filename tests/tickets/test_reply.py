"""An answer: stored and asked to be sent in one breath, once, by the door the ticket came in by."""

import pytest
from django.db import connection, transaction

from servicedesk.people.models import ContactAddress
from tests.factories import make_agent, make_contact, make_team, make_ticket
from tests.factories.cast import Cast
from tests.tickets.parallel import at_once
from tickets.actions.change_status import change_status
from tickets.actions.errors import CannotReply, MoveNotAllowed
from tickets.actions.reply import DELIVER, reply, reply_addresses
from tickets.models import Event, EventKind, Message, Participant, Ticket
from tickets.references import ticket_of_message_id


def jobs() -> list[int]:
    """Ids of the messages that wait for their delivery job."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (args->>'message_id')::bigint FROM procrastinate_jobs WHERE task_name = %s ORDER BY id", [DELIVER]
        )
        return [row[0] for row in cursor.fetchall()]


def test_answer_is_kept_with_its_job_its_event_and_its_times(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    said = reply(ticket, by=cast.johan, body="  Vi kör ikapp på onsdag.\r\nHälsningar ")

    kept = Ticket.objects.get(pk=ticket.pk)
    assert (said.body, said.direction, said.delivery) == ("Vi kör ikapp på onsdag.\nHälsningar", "out", "pending")
    assert (said.agent, said.kind, said.is_automatic) == (cast.johan, "message", False)
    assert (kept.status, kept.preview) == ("open", "Vi kör ikapp på onsdag. Hälsningar")
    assert kept.first_answered_at == kept.updated_at == said.created_at
    assert jobs() == [said.pk]
    assert Event.objects.get(ticket=ticket, kind=EventKind.REPLIED).message == said


def test_answer_carries_a_message_id_of_ours_and_what_it_answers(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    first = reply(ticket, by=cast.johan, body="Ett")
    second = reply(ticket, by=cast.johan, body="Två")

    assert ticket_of_message_id(first.message_id) == ticket.pk
    assert second.in_reply_to == first.message_id != second.message_id


def test_first_answer_counts_once(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    first = reply(ticket, by=cast.johan, body="Ett")

    reply(ticket, by=cast.asa, body="Två")

    assert Ticket.objects.get(pk=ticket.pk).first_answered_at == first.created_at


@pytest.mark.parametrize(
    ("wanted", "status"), [(None, "open"), ("new", "open"), ("pending", "pending"), ("solved", "solved")]
)
def test_answered_ticket_is_never_new(cast: Cast, wanted: str | None, status: str) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    reply(ticket, by=cast.johan, body="Svar", then_status=wanted)

    assert Ticket.objects.get(pk=ticket.pk).status == status


def test_answer_that_cannot_move_the_ticket_is_not_sent(cast: Cast) -> None:
    ticket = change_status(make_ticket(team=cast.kontaktcenter), "closed", by=cast.johan)

    with pytest.raises(MoveNotAllowed):
        reply(ticket, by=cast.johan, body="Svar", then_status="pending")

    assert ticket.messages.filter(direction="out").count() == 0
    assert jobs() == []


def test_answer_without_an_address_is_refused_in_words(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact(email=None))

    with pytest.raises(CannotReply) as refusal:
        reply(ticket, by=cast.johan, body="Svar")

    assert "adress" in str(refusal.value)
    assert ticket.messages.filter(direction="out").count() == 0


def test_answer_goes_to_the_requester_and_to_participants_an_agent_let_in(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact("Ann", email="ann@mejl.example"))
    let_in, not_let_in = make_contact("Bo", email="bo@mejl.example"), make_contact("Cia", email="cia@mejl.example")
    Participant.objects.create(ticket=ticket, contact=let_in, gets_replies=True)
    Participant.objects.create(ticket=ticket, contact=not_let_in)

    assert [row["value"] for row in reply_addresses(ticket)] == ["ann@mejl.example", "bo@mejl.example"]


def test_recipients_are_fixed_when_the_answer_is_written(cast: Cast) -> None:
    ann = make_contact("Ann", email="ann@mejl.example")
    said = reply(make_ticket(team=cast.kontaktcenter, requester=ann), by=cast.johan, body="Svar")

    ContactAddress.objects.filter(contact=ann).update(value="ny@mejl.example")

    assert [row["value"] for row in Message.objects.get(pk=said.pk).recipients] == ["ann@mejl.example"]


def test_name_of_the_recipient_is_one_line(cast: Cast) -> None:
    ann = make_contact("Ann\r\nBcc: ond@evil.example", email="ann@mejl.example")

    (to,) = reply_addresses(make_ticket(team=cast.kontaktcenter, requester=ann))

    assert to["name"] == "Ann Bcc: ond@evil.example"


@pytest.mark.django_db(transaction=True)
def test_rollback_leaves_neither_message_nor_job() -> None:
    ticket, agent = make_ticket(), make_agent()

    with transaction.atomic():
        reply(ticket, by=agent, body="Svar")
        assert len(jobs()) == 1
        transaction.set_rollback(True)

    assert jobs() == []
    assert ticket.messages.filter(direction="out").count() == 0


def test_same_client_key_again_returns_the_message_there_is(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    first = reply(ticket, by=cast.johan, body="Svar", client_key="k1")

    again = reply(ticket, by=cast.johan, body="Svar", client_key="k1")

    assert again == first
    assert jobs() == [first.pk]


@pytest.mark.django_db(transaction=True)
def test_same_client_key_twenty_times_at_once_is_one_message() -> None:
    ticket, agent = make_ticket(team=make_team()), make_agent()

    results = at_once(lambda _place: reply(ticket, by=agent, body="Svar", client_key="k1"), range(20))

    (message,) = ticket.messages.filter(direction="out")
    assert results == [message] * 20
    assert jobs() == [message.pk]
    assert Ticket.objects.get(pk=ticket.pk).version == 2
