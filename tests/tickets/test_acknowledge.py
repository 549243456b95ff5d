"""The acknowledgement: one neutral mail for a new ticket, and none where one could do harm."""

import pytest

from tests.clock import Clock
from tests.factories import make_contact, make_inbox, make_incoming, make_team
from tests.tickets.parallel import at_once
from tests.tickets.test_reply import jobs
from tickets.actions import acknowledge
from tickets.actions.receive import receive
from tickets.incoming import IncomingAddress
from tickets.models import Event, EventKind, Inbox, Message, Ticket
from tickets.references import reply_token

ANN = IncomingAddress("email", "ann@mejl.example")


@pytest.fixture
def inbox(db: None) -> Inbox:
    return make_inbox(team=make_team("Kontaktcenter"))


def acknowledgements() -> list[Message]:
    return list(Message.objects.filter(direction="out", is_automatic=True).order_by("id"))


def test_new_ticket_is_acknowledged_with_its_number(inbox: Inbox) -> None:
    ticket = receive(make_incoming(sender=ANN), inbox=inbox).ticket

    (sent,) = acknowledgements()
    assert ticket.shown_number in sent.body
    assert [row["value"] for row in sent.recipients] == ["ann@mejl.example"]
    assert (sent.agent, sent.contact, sent.delivery, sent.language) == (None, None, "pending", "sv")
    assert jobs() == [sent.pk]
    event = Event.objects.get(ticket=ticket, kind=EventKind.ACKNOWLEDGED)
    assert (event.agent, event.contact, event.message) == (None, None, sent)


def test_acknowledgement_is_no_answer(inbox: Inbox) -> None:
    ticket = receive(make_incoming(sender=ANN, text="Min fråga"), inbox=inbox).ticket

    ticket = Ticket.objects.get(pk=ticket.pk)
    assert (ticket.status, ticket.first_answered_at, ticket.preview) == ("new", None, "Min fråga")


def test_acknowledgement_is_in_the_senders_language_if_it_is_ours(inbox: Inbox) -> None:
    receive(make_incoming(sender=ANN, language="en"), inbox=inbox)
    receive(make_incoming(language="fi"), inbox=inbox)

    assert [sent.language for sent in acknowledgements()] == ["en", "sv"]
    assert acknowledgements()[0].body.startswith("We have received your message.")


@pytest.mark.parametrize("channel", ["email", "webform"])
def test_one_acknowledgement_a_day_for_each_address_whatever_the_inbox(
    db: None, monkeypatch: pytest.MonkeyPatch, channel: str
) -> None:
    clock, inboxes = Clock(monkeypatch), [make_inbox(kind=channel), make_inbox(kind=channel)]
    incoming = make_incoming(sender=ANN, channel=channel)
    for inbox in inboxes * 3:
        receive(incoming, inbox=inbox)
    assert len(acknowledgements()) == 1

    clock.forward(hours=23)
    receive(incoming, inbox=inboxes[0])
    assert len(acknowledgements()) == 1

    clock.forward(hours=2)
    receive(incoming, inbox=inboxes[0])
    assert len(acknowledgements()) == 2


def test_flood_of_senders_is_no_flood_of_acknowledgements(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acknowledge, "MOST_PER_HOUR", 5)

    for _sender in range(8):
        receive(make_incoming(), inbox=inbox)

    assert (len(acknowledgements()), Ticket.objects.count()) == (5, 8)


@pytest.mark.parametrize(
    "fields",
    [
        {"is_automatic": True},
        {"sender": None},
        {"channel": "sms", "sender": IncomingAddress("phone", "+46701740605")},
        {"channel": "facebook", "sender": IncomingAddress("facebook", "ann")},
        {"sender": IncomingAddress("email", "kundcenter@storan.example")},
    ],
)
def test_robots_ourselves_and_those_without_an_address_get_none(inbox: Inbox, fields: dict[str, object]) -> None:
    Inbox.objects.filter(pk=inbox.pk).update(address="Kundcenter@storan.example")

    receive(make_incoming(**fields), inbox=Inbox.objects.get(pk=inbox.pk))

    assert acknowledgements() == []


def test_inbox_that_does_not_acknowledge_sends_none(inbox: Inbox) -> None:
    receive(make_incoming(), inbox=make_inbox(acknowledges=False))

    assert acknowledgements() == []


def test_further_message_on_a_ticket_is_not_acknowledged(inbox: Inbox) -> None:
    ticket = receive(make_incoming(sender=ANN, is_automatic=True), inbox=inbox).ticket

    receive(make_incoming(sender=ANN, reply_token=reply_token(ticket.pk)), inbox=inbox)

    assert acknowledgements() == []


def test_acknowledgement_goes_to_the_requester_alone(inbox: Inbox) -> None:
    ticket = receive(make_incoming(sender=ANN), inbox=inbox).ticket
    ticket.participants.create(contact=make_contact("Bo"), gets_replies=True)

    assert len(acknowledgements()[0].recipients) == 1


@pytest.mark.django_db(transaction=True)
def test_ten_forms_at_once_from_one_address_get_one_acknowledgement() -> None:
    inbox = make_inbox(team=make_team())
    make_contact("Ann", email=ANN.value)

    results = at_once(lambda _place: receive(make_incoming(sender=ANN), inbox=inbox).is_new_ticket, range(10))

    assert results == [True] * 10
    assert len(acknowledgements()) == 1
