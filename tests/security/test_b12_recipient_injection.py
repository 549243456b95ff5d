"""B12: a name that looks like addresses is a name: one recipient on the envelope and one in the header."""

import pytest

from channels_in.delivery import deliver
from tests.channels_in.conftest import smtp  # noqa: F401 -- the fixture
from tests.factories import make_agent, make_contact, make_team, make_ticket
from tests.fakes.smtp import SmtpServer
from tickets.actions.reply import reply
from tickets.models import Participant

pytestmark = pytest.mark.django_db
NAMES = [
    'x@evil.test>, "',
    "a, b@evil.test",
    "Åsa, <evil@evil.test>",
    "Åsa " * 30 + ", evil@evil.test,",
    'Anna" <evil@evil.test>, "Bo',
    "undisclosed-recipients:;",
    "(evil@evil.test)",
    "\\",
    "=?utf-8?q?a=2C_b=40evil=2Etest?=",
]


@pytest.mark.parametrize("name", NAMES)
def test_name_adds_no_recipient(smtp: SmtpServer, name: str) -> None:  # noqa: F811
    team = make_team()
    ticket = make_ticket(team=team, requester=make_contact(name, email="anna@mejl.example"))

    deliver(reply(ticket, by=make_agent(teams=[team]), body="Hej").pk)

    (received,) = smtp.received
    assert received.recipients == ["anna@mejl.example"]
    (address,) = received.mail["To"].addresses
    assert address.addr_spec == "anna@mejl.example"
    # What the header says before anything decodes it: programs on the way may read it less well than Python does.
    raw = next(line for line in received.content.split(b"\r\n") if line.lower().startswith(b"to:"))
    assert b"evil@evil.test>" not in raw
    assert raw.count(b"@") == 1 or b"=?" in raw


def test_those_in_copy_see_each_other_and_nobody_is_hidden(smtp: SmtpServer) -> None:  # noqa: F811
    team = make_team()
    ticket = make_ticket(team=team, requester=make_contact(email="anna@mejl.example"))
    Participant.objects.create(ticket=ticket, contact=make_contact(email="bo@mejl.example"), gets_replies=True)

    deliver(reply(ticket, by=make_agent(teams=[team]), body="Hej").pk)

    assert [received.recipients for received in smtp.received] == [["anna@mejl.example"], ["bo@mejl.example"]]
    for received in smtp.received:
        assert [address.addr_spec for address in received.mail["Cc"].addresses] == ["bo@mejl.example"]
        assert received.mail["Bcc"] is None
