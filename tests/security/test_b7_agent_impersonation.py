"""B7: nobody acts as an agent by writing an agent's address: such a mail is a contact's, and gives no rights."""

import pytest

from channels_in.email.receive import receive
from channels_in.intake import process
from servicedesk.people.models import Agent
from tests.channels_in.email.mails import ADDRESS, mail
from tests.factories import make_agent, make_contact, make_inbox, make_incoming, make_team
from tickets.actions import receive as receiving
from tickets.actions.reply import reply
from tickets.incoming import IncomingAddress
from tickets.models import Inbox, Message, Ticket
from tickets.references import reply_token

pytestmark = pytest.mark.django_db
ANN = "ann@mejl.example"


@pytest.fixture
def agent(db: None) -> Agent:
    return make_agent("Johan Åkerström", teams=[make_team("Kontaktcenter")], email="johan@storan.example")


@pytest.fixture
def inbox(agent: Agent) -> Inbox:
    return make_inbox(kind="email", address=ADDRESS, team=agent.memberships.get().team, acknowledges=False)


@pytest.fixture
def ticket(inbox: Inbox) -> Ticket:
    make_contact("Ann", email=ANN)
    return receiving.receive(make_incoming(channel="email", sender=IncomingAddress("email", ANN)), inbox=inbox).ticket


def bring(inbox: Inbox, raw: bytes) -> Message:
    kept = receive(inbox, raw)
    process(kept.pk)
    kept.refresh_from_db()
    assert kept.message is not None
    return kept.message


@pytest.mark.parametrize("sender", ["johan@storan.example", "Johan Åkerström <johan@storan.example>"])
def test_mail_from_an_agents_address_is_a_contacts(inbox: Inbox, agent: Agent, sender: str) -> None:
    message = bring(inbox, mail(From=sender))

    assert (message.agent, message.direction, message.kind) == (None, "in", "message")
    assert message.contact is not None
    assert message.contact.addresses.get().value == "johan@storan.example"


def test_mail_from_an_agent_with_a_number_lands_elsewhere(inbox: Inbox, ticket: Ticket, agent: Agent) -> None:
    message = bring(inbox, mail(f"SV: Soptunnan [#{ticket.number}]", From="johan@storan.example"))

    assert message.ticket != ticket
    assert ticket.messages.count() == 1


@pytest.mark.parametrize("checked", ["", "mx.storan.example; dmarc=pass header.from=storan.example"])
def test_mail_from_an_agent_with_a_token_sends_nothing_to_the_citizen(
    inbox: Inbox, ticket: Ticket, agent: Agent, checked: str
) -> None:
    sent = reply(ticket, by=agent, body="Svar")
    token = f"kundcenter+{reply_token(ticket.pk)}@storan.example"

    message = bring(
        inbox,
        mail(
            From="johan@storan.example",
            To=token,
            In_Reply_To=f"<{sent.message_id}>",
            Authentication_Results=checked or "x",
        ),
    )

    assert (message.ticket, message.agent, message.direction) == (ticket, None, "in")
    assert list(ticket.messages.filter(direction="out")) == [sent]
    ticket.refresh_from_db()
    assert ticket.requester.addresses.get().value == ANN
    assert not ticket.participants.exists()


def test_agents_name_beside_another_address_is_only_a_name(inbox: Inbox, agent: Agent) -> None:
    message = bring(inbox, mail(From='"johan@storan.example" <ond@evil.example>'))

    assert message.contact is not None
    assert message.contact.addresses.get().value == "ond@evil.example"
    assert message.mail_info["from"] == "ond@evil.example"
