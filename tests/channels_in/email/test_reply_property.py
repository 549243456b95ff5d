"""Nothing leaves that should not: whatever is on a ticket, a mail holds only what its reader may have.

Random tickets with notes, side conversations, Bcc, neighbours of the same and of other contacts, protected identity.
Every text and every address carries a word of its own; every mail an SMTP server gets is searched for all of them.
"""

import re
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels_in.delivery import deliver
from servicedesk.people.models import Agent, Contact, Team
from tests.factories import make_agent, make_contact, make_inbox, make_team
from tests.factories.tickets import make_incoming
from tests.fakes.smtp import SmtpServer
from tickets.actions.errors import ActionError
from tickets.actions.forward import answer_in_side, forward
from tickets.actions.note import note
from tickets.actions.participants import add_participant
from tickets.actions.receive import receive
from tickets.actions.reply import reply
from tickets.actions.undo_sending import undo_sending
from tickets.incoming import IncomingAddress
from tickets.models import Inbox, Message, Ticket
from tickets.references import reply_token, side_token

pytestmark = pytest.mark.django_db
PEOPLE = ("anna", "bertil", "cecilia", "david")  # anna and bertil have tickets; any of them may be copied
STEPS = st.one_of(
    st.tuples(st.just("write"), st.integers(0, 1)),
    st.tuples(st.just("note"), st.integers(0, 2)),
    st.tuples(st.just("side_answer"), st.integers(0, 2)),
    st.tuples(st.just("participant"), st.integers(0, 2), st.sampled_from(PEOPLE)),
    st.tuples(
        st.just("reply"),
        st.integers(0, 2),
        st.booleans(),
        st.sampled_from(["", *PEOPLE]),
        st.lists(st.sampled_from(PEOPLE), max_size=2),
        st.lists(st.sampled_from(PEOPLE), max_size=2),
    ),
    st.tuples(st.just("forward"), st.integers(0, 2), st.booleans(), st.booleans()),
    st.tuples(st.just("undo"), st.integers(0, 2)),
)


# In every example, so that there is something to leak and a mail for it to leak into.
FIRST: list[tuple[Any, ...]] = [
    ("note", 0),
    ("note", 2),
    ("forward", 0, False, True),
    ("side_answer", 0),
    ("participant", 1, "cecilia"),
]
LAST: list[tuple[Any, ...]] = [
    ("reply", 0, True, "", [], []),
    ("reply", 0, True, "david", [], []),
    ("forward", 0, False, True),
]


@dataclass
class World:
    """readers: marker -> who may read it (names), for the texts; addresses are markers by themselves."""

    johan: Agent
    team: Team
    inbox: Inbox
    contacts: dict[str, Contact]
    tickets: list[Ticket]
    smtp: SmtpServer
    readers: dict[str, set[str]] = field(default_factory=dict)
    hidden_from: dict[str, set[str]] = field(default_factory=dict)  # Message-ID -> markers that may not be in it
    last_side: dict[int, Message] = field(default_factory=dict)
    undoable: dict[int, Message] = field(default_factory=dict)

    def marked(self, *readers: str) -> str:
        marker = f"zq{len(self.readers):04d}qz"
        self.readers[marker] = set(readers)
        return f"Text {marker} slut"

    def may_read(self, marker: str, name: str) -> None:
        self.readers[marker].add(name)


def address_of(name: str) -> str:
    return f"x{name}x@mejl.example"


def make_world(smtp: SmtpServer, *, protected: str) -> World:
    team = make_team("Kontaktcenter", is_open_to_all=True)
    inbox = make_inbox(team=team, kind="email", address="kundcenter@storan.example", acknowledges=False)
    contacts = {
        name: make_contact(f"Namn{name}", email=address_of(name), is_protected=name == protected) for name in PEOPLE
    }
    world = World(make_agent("Johan Å", teams=[team]), team, inbox, contacts, [], smtp)
    for name in ("anna", "anna", "bertil"):  # two tickets of one contact, one of another
        sender = IncomingAddress("email", address_of(name))
        text = world.marked(name)
        received = receive(make_incoming(sender=sender, channel="email", subject="Ärende", text=text), inbox=inbox)
        world.tickets.append(received.ticket)
    return world


def act(world: World, step: tuple[Any, ...]) -> None:
    """Do one step; what the actions refuse has not happened."""
    with transaction.atomic():
        getattr(Acts, step[0])(world, *step[1:])


class Acts:
    @staticmethod
    def write(world: World, which: int) -> None:
        ticket = world.tickets[which * 2]
        name = "bertil" if which else "anna"
        incoming = make_incoming(
            sender=IncomingAddress("email", address_of(name)),
            channel="email",
            text=world.marked(name),
            reply_token=reply_token(ticket.pk),
        )
        receive(incoming, inbox=world.inbox)

    @staticmethod
    def note(world: World, which: int) -> None:
        note(world.tickets[which], by=world.johan, body=world.marked())

    @staticmethod
    def side_answer(world: World, which: int) -> None:
        if which in world.last_side:
            sent = world.last_side[which]
            incoming = make_incoming(
                sender=IncomingAddress("email", "granne@annan.example"),
                channel="email",
                text=world.marked(),
                reply_token=side_token(sent.side_id or 0),
            )
            receive(incoming, inbox=world.inbox)

    @staticmethod
    def participant(world: World, which: int, name: str) -> None:
        add_participant(world.tickets[which], world.contacts[name], by=world.johan)

    @staticmethod
    def reply(world: World, which: int, quote: bool, to: str, cc: list[str], bcc: list[str]) -> None:
        body = world.marked()
        message = reply(
            world.tickets[which],
            by=world.johan,
            body=body,
            quote=quote,
            to=[{"kind": "email", "value": address_of(to)}] if to else None,
            cc=[{"kind": "email", "value": address_of(name)} for name in cc],
            bcc=[{"kind": "email", "value": address_of(name)} for name in bcc],
        )
        is_protected = world.tickets[which].requester.is_protected
        _allow(world, message, [body] if is_protected else [body, *_quoted(message)])
        world.undoable[which] = message

    @staticmethod
    def forward(world: World, which: int, goes_on: bool, with_text: bool) -> None:
        ticket, body = world.tickets[which], world.marked("other")
        to = [{"kind": "email", "value": "byggnad@annan.example"}]
        if goes_on and which in world.last_side:
            side = world.last_side[which].side
            assert side is not None
            message = answer_in_side(side, by=world.johan, body=body)
        else:
            include = list(ticket.messages.visible_to_requester().filter(direction="in"))[-2:] if with_text else []
            for found in include:
                world.may_read(_marker(found.body), "other")
            message = forward(ticket, by=world.johan, to=to, subject="Fråga", body=body, include=include)
        world.last_side[which] = message
        deliver(message.pk)

    @staticmethod
    def undo(world: World, which: int) -> None:
        if which in world.undoable:
            undo_sending(world.undoable.pop(which), by=world.johan)


def _marker(text: str) -> str:
    found = re.search(r"zq\d{4}qz", text)
    assert found is not None
    return found[0]


def _quoted(message: Message) -> list[str]:
    pk = message.options.get("quote")
    return [Message.objects.get(pk=pk).body] if pk else []


def _allow(world: World, message: Message, texts: list[str]) -> None:
    """Those it is sent to, by the agent's own choice, may read what is sent and what is quoted in it."""
    for row in message.recipients:
        for text in texts:
            world.may_read(_marker(text), row["value"])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=10), protected=st.sampled_from(["", "anna", "bertil", "cecilia"]))
def test_no_mail_holds_what_its_reader_may_not_have(
    smtp: SmtpServer, steps: list[tuple[Any, ...]], protected: str
) -> None:
    smtp.received.clear()
    with transaction.atomic():
        world = make_world(smtp, protected=protected)
        for step in [*FIRST, *steps, *LAST]:
            try:
                act(world, step)
            except ActionError:
                continue
        for pending in Message.objects.filter(delivery="pending"):
            deliver(pending.pk)
        sent = {row.message_id: row for row in Message.objects.filter(direction="out")}

        for received in smtp.received:
            _check(world, received.content, received.recipients, sent, protected)
        transaction.set_rollback(True)  # the next example begins anew


def _check(world: World, content: bytes, recipients: list[str], sent: dict[str, Message], protected: str) -> None:
    mail = message_from_bytes(content, policy=policy.default)
    message = sent[str(mail["Message-ID"]).strip("<>")]
    reader = recipients[0]
    names = {reader, *(name for name in PEOPLE if address_of(name) == reader)}
    if reader.endswith("@annan.example"):
        names.add("other")
    everything = content.decode("ascii") + "".join(
        str(part.get_content()) for part in mail.walk() if part.get_content_maintype() == "text"
    )

    assert {row["value"] for row in message.recipients} >= {reader}
    for marker, readers in world.readers.items():
        assert marker not in everything or readers & names, f"{reader} read {marker}"
    hidden = {row["value"] for row in message.recipients if row.get("role") == "bcc"}
    shown = {row["value"] for row in message.recipients} - hidden
    for name in PEOPLE:
        if address_of(name) not in shown:
            assert address_of(name) not in everything
    if protected and reader != address_of(protected):
        assert address_of(protected) not in everything
        assert f"Namn{protected}" not in everything
