"""What is said where anybody can read it never holds an identity number, whoever sends it."""

import pytest

from servicedesk.people.models import ContactAddress
from tests.factories import make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.actions.errors import InvalidChange
from tickets.actions.reply import reply
from tickets.models import ChannelKind, Ticket


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """A comment on Facebook, answered there."""
    ann = make_contact(email=None)
    ContactAddress.objects.create(contact=ann, kind="facebook", value="ann.berg")
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
    private = [ChannelKind.MESSENGER, ChannelKind.INSTAGRAM_DIRECT, ChannelKind.WHATSAPP, ChannelKind.SMS]

    assert [kind.is_public for kind in private] == [False] * 4


def test_private_answer_may_hold_a_number_and_a_public_comment_is_answered_there_too(
    cast: Cast, ticket: Ticket
) -> None:
    said = reply(ticket, by=cast.johan, body="Gäller det 19121212-1212?", channel="messenger", channel_reason="Privat")

    assert (said.channel, said.recipients[0]["kind"]) == (ChannelKind.MESSENGER, "facebook")


def test_nobody_else_is_answered_at_a_network(cast: Cast, ticket: Ticket) -> None:
    with pytest.raises(InvalidChange):
        reply(ticket, by=cast.johan, body="Hej", to=[{"kind": "facebook", "value": "olle.ek"}])
