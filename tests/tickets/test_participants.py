"""Who takes part is an agent's choice: being named in a mail gives no right to anything."""

import pytest

from tests.factories import make_contact, make_inbox, make_ticket
from tests.factories.cast import Cast
from tests.factories.tickets import make_incoming
from tickets.actions.errors import InvalidChange
from tickets.actions.participants import add_participant, proposed_participants, remove_participant
from tickets.actions.receive import receive
from tickets.incoming import IncomingAddress
from tickets.models import Event, EventKind, Participant, Ticket


def test_address_becomes_a_participant_with_a_contact_of_their_own(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    row = add_participant(ticket, {"value": "Granne@Hus.example", "name": "Gunnar Granne"}, by=cast.johan)

    assert (row.contact.name, row.gets_replies) == ("Gunnar Granne", True)
    assert Event.objects.get(kind=EventKind.PARTICIPANT_ADDED).data["to"]["value"] == row.contact_id


def test_added_twice_is_one_row_and_one_event(cast: Cast) -> None:
    ticket, gunnar = make_ticket(team=cast.kontaktcenter), make_contact("Gunnar", email="gunnar@hus.example")

    for _ in range(2):
        add_participant(ticket, gunnar, by=cast.johan)

    assert (Participant.objects.count(), Event.objects.filter(kind=EventKind.PARTICIPANT_ADDED).count()) == (1, 1)


def test_requester_is_no_participant(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    with pytest.raises(InvalidChange):
        add_participant(ticket, ticket.requester, by=cast.johan)


def test_one_shown_out_is_told_by_an_event_and_cannot_go_twice(cast: Cast) -> None:
    ticket, gunnar = make_ticket(team=cast.kontaktcenter), make_contact("Gunnar", email="gunnar@hus.example")
    add_participant(ticket, gunnar, by=cast.johan)

    remove_participant(ticket, gunnar, by=cast.asa)

    assert Event.objects.get(kind=EventKind.PARTICIPANT_REMOVED).agent == cast.asa
    with pytest.raises(InvalidChange):
        remove_participant(ticket, gunnar, by=cast.asa)


def test_those_in_copy_are_proposed_and_no_more(cast: Cast) -> None:
    inbox = make_inbox(team=cast.kontaktcenter, kind="email", address="kundcenter@storan.example")
    sender = IncomingAddress("email", "eva@mejl.example")
    copies = (
        "kundcenter@storan.example,kundcenter+abc@storan.example,eva@mejl.example,gunnar@hus.example,lisa@hus.example"
    )
    incoming = make_incoming(sender=sender, channel="email", mail_info={"from": "eva@mejl.example", "cc": copies})
    ticket: Ticket = receive(incoming, inbox=inbox).ticket
    add_participant(ticket, {"value": "lisa@hus.example"}, by=cast.johan)

    assert proposed_participants(ticket) == [{"kind": "email", "value": "gunnar@hus.example", "name": ""}]
    assert [row.contact.addresses.get().value for row in ticket.participants.all()] == ["lisa@hus.example"]
