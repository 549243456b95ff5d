"""What somebody forwards to us is shown whole; what they answer to is folded. Subjects lose the marks of answers."""

from typing import Any

import pytest

from channels_in.email.receive import receive
from channels_in.intake import process
from frontend.agent.message_body import body_of
from tests.channels_in.email.mails import mail_inbox
from tickets.models import Message

pytestmark = pytest.mark.django_db
TEXT = """\
From: Ann Berg <ann@mejl.example>
To: kundcenter@storan.example
Subject: {subject}
Message-ID: <1@mejl.example>
Content-Type: text/plain; charset=utf-8

Se nedan.

Från: Bo Ek <bo@mejl.example>
Skickat: den 5 november 2026 10:12
Till: Ann Berg
Ämne: Hemtjänst

Jag får ingen hjälp.
"""


def message_of(subject: str) -> Any:
    """The message, which has the fields of a timeline's row too."""
    kept = receive(mail_inbox(), TEXT.format(subject=subject).encode())
    received = process(kept.pk)
    assert received is not None
    return Message.objects.select_related("ticket").get(pk=received.message.pk)


@pytest.mark.parametrize("subject", ["VB: Hemtjänst", "Fwd: Hemtjänst", "SV: VB: Hemtjänst", "VL: Hemtjänst"])
def test_what_is_forwarded_is_shown_whole(subject: str) -> None:
    message = message_of(subject)

    body = body_of(message)

    assert message.mail_info["forwarded"] == "yes"
    assert ("Jag får ingen hjälp." in body.html, body.quoted) == (True, "")
    assert message.ticket.subject == subject.removeprefix("SV: ")


@pytest.mark.parametrize("subject", ["SV: Hemtjänst", "Ang: Hemtjänst", "VS: AW: Re: Hemtjänst"])
def test_what_is_answered_is_folded(subject: str) -> None:
    message = message_of(subject)

    body = body_of(message)

    assert message.ticket.subject == "Hemtjänst"
    assert ("Jag får ingen hjälp." in body.html, "Jag får ingen hjälp." in body.quoted) == (False, True)
