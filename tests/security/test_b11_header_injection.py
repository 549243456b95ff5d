"""B11: no text of anybody's becomes a header or a recipient of its own in the mail we send."""

import pytest

from channels_in.delivery import deliver
from tests.channels_in.conftest import smtp  # noqa: F401 -- the fixture
from tests.factories import make_agent, make_contact, make_inbox, make_team, make_ticket
from tests.fakes.smtp import SmtpServer
from tickets.actions.reply import reply
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
HEADERS = {
    *("Subject", "From", "To", "Reply-To", "Date", "Message-ID", "MIME-Version", "Content-Type"),
}
INJECTIONS = [
    "Hej\r\nBcc: x@evil.test",
    "Hej\nBcc: x@evil.test",
    "Hej\rBcc: x@evil.test",
    "Hej\x0bBcc: x@evil.test",
    "Hej\u2028Bcc: x@evil.test",
    "=?utf-8?q?Hej=0D=0ABcc=3A_x=40evil=2Etest?=",
    "Hej\r\n\r\n<html>",
    "a" * 5000 + "\r\nBcc: x@evil.test",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_subject_names_and_text_add_no_header_and_no_recipient(smtp: SmtpServer, text: str) -> None:  # noqa: F811
    team = make_team()
    ticket = make_ticket(
        inbox=make_inbox(team=team, sender_name=f"Storåns kommun {text}"[:120], acknowledges=False),
        requester=make_contact(text[:200], email="anna@mejl.example"),
    )
    Ticket.objects.filter(pk=ticket.pk).update(subject=text[:250])

    deliver(reply(ticket, by=make_agent(text[:100], teams=[team]), body=text).pk)

    (received,) = smtp.received
    assert received.recipients == ["anna@mejl.example"]
    assert set(received.mail.keys()) == HEADERS
    assert received.mail["Bcc"] is None
    assert len(received.mail["To"].addresses) == 1
