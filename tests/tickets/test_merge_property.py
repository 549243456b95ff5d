"""Whatever is merged, undone, written and answered: nobody is sent, or may be shown, what was between others and us."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servicedesk.people.models import Contact
from tests.factories import make_agent, make_contact, make_incoming, make_team, make_ticket
from tickets.actions.errors import ActionError
from tickets.actions.merge import merge, undo_merge
from tickets.actions.receive import receive
from tickets.actions.reply import reply
from tickets.actions.split import split
from tickets.incoming import IncomingAddress
from tickets.merged import merged_ids, messages_shown_to
from tickets.models import Direction, Message, Ticket
from tickets.references import reply_token

pytestmark = pytest.mark.django_db(transaction=False)
PEOPLE, TICKETS = 3, 4
place = st.integers(0, TICKETS - 1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), place, place),
        st.tuples(st.just("undo"), place),
        st.tuples(st.just("write"), place, st.integers(0, PEOPLE - 1)),
        st.tuples(st.just("answer"), place, st.booleans()),
        st.tuples(st.just("split"), place),
    ),
    max_size=14,
)


class World:
    """Three people, four tickets and an agent; every text says whose it is."""

    def __init__(self) -> None:
        self.agent = make_agent(teams=[make_team()])
        self.people = [make_contact(f"Person {number}") for number in range(PEOPLE)]
        self.tickets = [
            make_ticket(requester=self.people[number % PEOPLE], text=f"första {number}") for number in range(TICKETS)
        ]
        for ticket in self.tickets:
            ticket.messages.update(message_id=f"first-{ticket.pk}@mejl.example")

    def merge(self, main: int, other: int) -> None:
        merge(self.tickets[main], [self.tickets[other]], by=self.agent)

    def undo(self, ticket: int) -> None:
        undo_merge(self.tickets[ticket], by=self.agent)

    def write(self, ticket: int, who: int) -> None:
        """Somebody answers a mail of a ticket: their own, or one that was passed on to them."""
        address = self.people[who].addresses.get()
        incoming = make_incoming(
            channel="email",
            sender=IncomingAddress("email", address.value),
            reply_token=reply_token(self.tickets[ticket].pk),
            extra={"message_id": f"m{Message.objects.count()}-{who}@mejl.example"},
        )
        receive(incoming, inbox=self.tickets[ticket].inbox)

    def answer(self, ticket: int, quote: bool) -> None:
        reply(self.tickets[ticket], by=self.agent, body="Svar", quote=quote)

    def split(self, ticket: int) -> None:
        newest = self.tickets[ticket].messages.filter(direction=Direction.IN).latest("id")
        split(newest, by=self.agent, subject="Eget ärende")


def addresses_of(contact: Contact) -> set[str]:
    return set(contact.addresses.values_list("value", flat=True))


def check_what_left(world: World) -> None:
    """An answer went to the requester of its ticket; what it refers to and quotes is theirs, or was sent to them."""
    theirs = {person.pk: addresses_of(person) for person in world.people}
    mails = {message.message_id: message for message in Message.objects.exclude(message_id="")}
    for message in Message.objects.filter(direction=Direction.OUT).select_related("ticket"):
        own = theirs[message.ticket.requester_id]
        assert {row["value"] for row in message.recipients} == own
        referred: list[Message] = [mails[message.in_reply_to]] if message.in_reply_to else []
        if quoted := message.options.get("quote"):
            referred.append(Message.objects.get(pk=quoted))
        for other in referred:
            known = (
                other.contact_id == message.ticket.requester_id
                if other.direction == Direction.IN
                else own & {row["value"] for row in other.recipients}
            )
            assert known, (other.pk, message.pk)


def check_what_may_be_shown(world: World) -> None:
    for person in world.people:
        own = addresses_of(person)
        for ticket in Ticket.objects.all():
            for message in messages_shown_to([person], ticket):
                wrote = message.direction == Direction.IN and message.contact_id == person.pk
                got = message.direction == Direction.OUT and own & {row["value"] for row in message.recipients}
                assert wrote or got


def check_the_tree() -> None:
    """No ring; a merged ticket is closed; nobody's requester was changed by a merge."""
    for ticket in Ticket.objects.all():
        assert ticket.pk not in merged_ids(ticket)
        assert ticket.merged_into_id is None or ticket.status == "closed"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_nobody_gets_what_is_between_others_and_us(db: Any, steps: list[tuple[Any, ...]]) -> None:
    with transaction.atomic():
        world = World()
        requesters = {ticket.pk: ticket.requester_id for ticket in world.tickets}
        for name, *arguments in steps:
            try:
                getattr(world, name)(*arguments)
            except ActionError:
                continue  # refused, and nothing was written

        check_what_left(world)
        check_what_may_be_shown(world)
        check_the_tree()
        assert {pk: Ticket.objects.get(pk=pk).requester_id for pk in requesters} == requesters
        transaction.set_rollback(True)
