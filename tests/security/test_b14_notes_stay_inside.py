"""B14: whatever agents do, what was written for agents leaves in no mail: not in a quote, a forward or a merge."""

import random
from collections.abc import Callable
from itertools import count

import pytest

from servicedesk.people.models import Agent
from tests.channels_in.conftest import smtp
from tests.channels_in.email.mails import mail, mail_inbox
from tests.fakes.smtp import SmtpServer
from tests.security.by_mail import agent_of, bring, delivered, ticket_of
from tickets.actions.errors import ActionError
from tickets.actions.forward import forward
from tickets.actions.merge import merge
from tickets.actions.note import note
from tickets.actions.reply import reply
from tickets.actions.split import split
from tickets.models import Direction, Message, MessageKind, Ticket
from tickets.references import reply_token

__all__ = ["smtp"]
pytestmark = pytest.mark.django_db
STEPS, SECRET = 60, "hemligt-{number}-mellan-oss"
_numbers = count(1)


def noted(ticket: Ticket, agent: Agent, dice: random.Random) -> None:
    note(ticket, by=agent, body=SECRET.format(number=next(_numbers)))


def answered(ticket: Ticket, agent: Agent, dice: random.Random) -> None:
    reply(ticket, by=agent, body="Svar", quote=dice.random() < 0.7)


def forwarded(ticket: Ticket, agent: Agent, dice: random.Random) -> None:
    """With whatever message of the ticket, notes too: what may not leave is refused."""
    chosen = dice.sample(list(ticket.messages.all()), k=min(3, ticket.messages.count()))
    to = [{"kind": "email", "value": "granne@kommun.example", "name": ""}]
    forward(ticket, by=agent, to=to, body="Kan ni svara?", include=chosen)


def merged(ticket: Ticket, agent: Agent, dice: random.Random) -> None:
    merge(ticket, [dice.choice(list(Ticket.objects.all()))], by=agent)


def split_off(ticket: Ticket, agent: Agent, dice: random.Random) -> None:
    split(dice.choice(list(ticket.messages.all())), by=agent, subject="Eget ärende")


def written_again(ticket: Ticket, agent: Agent, dice: random.Random) -> None:
    address = ticket.requester.addresses.get().value
    bring(mail(From=address, To=f"kundcenter+{reply_token(ticket.pk)}@storan.example"), ticket.inbox)


DEEDS: list[Callable[[Ticket, Agent, random.Random], None]] = [
    noted,
    noted,
    answered,
    answered,
    forwarded,
    merged,
    split_off,
    written_again,
]


@pytest.mark.parametrize("seed", range(4))
def test_no_note_leaves_whatever_is_done(smtp: SmtpServer, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 -- the same each time
    inbox = mail_inbox()
    tickets = [ticket_of(f"person{number}@mejl.example", inbox) for number in range(4)]
    agent = agent_of(tickets[0])
    for ticket in tickets:
        noted(ticket, agent, dice)

    for _step in range(STEPS):
        try:
            dice.choice(DEEDS)(Ticket.objects.get(pk=dice.choice(tickets).pk), agent, dice)
        except ActionError:
            continue  # refused in words, as a person would hear
    delivered()

    assert len(smtp.received) > STEPS // 10
    assert Message.objects.filter(kind=MessageKind.NOTE).count() >= len(tickets)
    for received in smtp.received:
        assert "mellan-oss" not in whole_text(received.mail.as_string()), received.recipients
    outgoing = Message.objects.filter(direction=Direction.OUT)
    assert not outgoing.filter(body__contains="mellan-oss").exists()


def whole_text(source: str) -> str:
    """Soft line ends of quoted-printable taken out, so that nothing hides across two lines."""
    return source.replace("=\r\n", "").replace("=\n", "")
