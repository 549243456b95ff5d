"""What is said where anybody can read it never holds an identity number, whoever sends it."""

import pytest

from servicedesk.people.models import ContactAddress
from tests.factories import make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.actions.errors import InvalidChange
from tickets.actions.recipients import ADDRESS_FOR, REPLY_CHANNEL
from tickets.actions.reply import reply
from tickets.models import ChannelKind, Ticket


@pytest.fixture
def ticket(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Ticket:
    """A comment on Facebook, answered there."""
    ann = make_contact(email=None)
    ContactAddress.objects.create(contact=ann, kind="facebook", value="ann.berg")
    monkeypatch.setitem(REPLY_CHANNEL, "facebook", ChannelKind.FACEBOOK)
    monkeypatch.setitem(ADDRESS_FOR, ChannelKind.FACEBOOK, "facebook")
    made = make_ticket(team=cast.kontaktcenter, requester=ann)
    Ticket.objects.filter(pk=made.pk).update(channel="facebook")
    return Ticket.objects.get(pk=made.pk)


def test_identity_number_stops_a_public_answer(cast: Cast, ticket: Ticket) -> None:
    with pytest.raises(InvalidChange):
        reply(ticket, by=cast.johan, body="Gäller det 19121212-1212?")

    assert ticket.messages.filter(direction="out").count() == 0


def test_public_answer_without_one_leaves(cast: Cast, ticket: Ticket) -> None:
    assert reply(ticket, by=cast.johan, body="Hör av dig till oss på 0980-319 200.").channel == ChannelKind.FACEBOOK


def test_letters_to_one_person_are_not_public() -> None:
    assert [kind for kind in ChannelKind if kind.is_public] == [ChannelKind.FACEBOOK, ChannelKind.INSTAGRAM]
