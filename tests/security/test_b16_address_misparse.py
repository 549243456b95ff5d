"""B16: an odd From means one address, the same in who the contact is, what is shown and where the answer goes."""

import pytest

from tests.channels_in.conftest import smtp
from tests.channels_in.email.mails import mail_inbox
from tests.fakes.smtp import SmtpServer
from tests.security.by_mail import ANN, agent_of, delivered, ticket_of
from tickets.actions.reply import reply
from tickets.models import Message

__all__ = ["smtp"]
pytestmark = pytest.mark.django_db
EVIL = "eva@ond.example"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (f"Ann Berg <{ANN}", ANN),
        (f"{ANN}", ANN),
        (f"Ann <{ANN}>, Eva <{EVIL}>", ANN),
        (f"<@ond.example,@x.example:{ANN}>", ANN),
        (f'"{EVIL}" <{ANN}>', ANN),
        (f"{EVIL} <{ANN}>", ANN),
        (f"({EVIL}) {ANN}", ANN),
        (f"Grupp: {ANN}, {EVIL};", ANN),
        (f"=?utf-8?q?{EVIL}=3E=2C_?= <{ANN}>", ANN),
        (f'Ann\\"<{EVIL}>\\" <{ANN}>', None),
        (f"alice@mejl.example)({EVIL}", None),
        (f'"Ann" <{ANN}>x', None),
        (f"<{EVIL}> <{ANN}>", None),
    ],
)
def test_identity_sight_and_answer_are_one_address(smtp: SmtpServer, written: str, address: str | None) -> None:
    ticket = ticket_of(written)

    contact = [row.value for row in ticket.requester.addresses.filter(kind="email")]
    shown = Message.objects.get(ticket=ticket).mail_info["from"]
    if address is not None:
        assert contact == [address]
    assert len(contact) <= 1
    if contact:
        assert shown == contact[0]
        reply(ticket, by=agent_of(ticket), body="Svar")
        delivered()
        assert [received.recipients for received in smtp.received] == [contact]


def test_mail_from_nobody_becomes_a_ticket_without_an_address_to_answer() -> None:
    ticket = ticket_of("undisclosed-recipients:;", mail_inbox())

    assert not ticket.requester.addresses.exists()
