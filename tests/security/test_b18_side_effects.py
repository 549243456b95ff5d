"""B18: reading a mail does nothing to anybody: no receipt, no unsubscribing, no invitation answered, no fetching."""

import socket

import pytest
from django.test import Client
from django.urls import reverse

from tests.channels_in.conftest import smtp
from tests.channels_in.email.mails import mail, mail_inbox
from tests.channels_in.email.raw import HEAD, parts
from tests.fakes.smtp import SmtpServer
from tests.security.by_mail import ANN, agent_of, bring, delivered
from tickets.models import Message

__all__ = ["smtp"]
pytestmark = pytest.mark.django_db
CALENDAR = (
    b"Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
    b"SUMMARY:M\xc3\xb6te\r\nORGANIZER:mailto:eva@ond.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
ELSEWHERE = b'Content-Type: message/external-body; access-type=URL; URL="http://127.0.0.1:%d/"\r\n\r\n'
IMAGE = (
    b"Content-Type: text/html\r\n\r\n<img src=http://127.0.0.1:%d/a.png><link rel=prefetch href=http://127.0.0.1:%d/>"
)


@pytest.mark.parametrize(
    "headers",
    [
        {"Disposition_Notification_To": ANN, "Return_Receipt_To": ANN},
        {"List_Unsubscribe": "<http://127.0.0.1:9/x>", "List_Unsubscribe_Post": "List-Unsubscribe=One-Click"},
        {"X_Confirm_Reading_To": ANN},
    ],
)
def test_mail_that_asks_for_a_sign_gets_none(smtp: SmtpServer, headers: dict[str, str]) -> None:
    bring(mail(**headers), mail_inbox())
    delivered()

    assert (smtp.received, Message.objects.filter(direction="out").count()) == ([], 0)


def test_invitation_is_not_answered(smtp: SmtpServer) -> None:
    bring(parts(b"Content-Type: text/plain\r\n\r\nHej", CALENDAR), mail_inbox())
    delivered()

    assert smtp.received == []


@pytest.mark.parametrize("part", [ELSEWHERE, IMAGE])
def test_nothing_is_fetched_when_it_comes_in_or_is_looked_at(part: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        port = canary.getsockname()[1]
        canary.settimeout(0.2)
        message = bring(parts(b"\r\nHej", part.replace(b"%d", b"%d" % port), head=HEAD), mail_inbox())
        browser = Client()
        browser.force_login(agent_of(message.ticket))
        for place in (reverse("ticket", args=[message.ticket.number]), reverse("queue")):
            assert browser.get(place).status_code == 200

        with pytest.raises(TimeoutError):
            canary.accept()
