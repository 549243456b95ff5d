"""B23: a personal number that somebody writes leaves in no log and in no mail nobody asked for."""

import logging
import re

import pytest

from tests.channels_in.conftest import smtp
from tests.channels_in.email.mails import mail, mail_inbox
from tests.fakes.smtp import SmtpServer
from tests.security.by_mail import ANN, bring, delivered
from tickets.models import Inbox

__all__ = ["smtp"]
pytestmark = pytest.mark.django_db
NUMBER = "19121212-1212"  # the tax agency's own example
PERSONAL = re.compile(r"(?<!\d)\d{6}(\d\d)?[-+]?\d{4}(?!\d)")


def test_number_in_a_subject_is_in_no_acknowledgement_and_no_log(
    smtp: SmtpServer, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = mail_inbox()
    Inbox.objects.filter(pk=inbox.pk).update(acknowledges=True)
    inbox.refresh_from_db()
    caplog.set_level(logging.DEBUG)

    bring(mail(f"Gäller {NUMBER}", From=f"{NUMBER} <{ANN}>").replace(b"Hej!", NUMBER.encode()), inbox)
    delivered()

    [received] = smtp.received
    assert NUMBER not in received.mail.as_string()
    assert [str(received.mail["Subject"])] == [PERSONAL.sub("", str(received.mail["Subject"]))]
    ours = [
        record for record in caplog.records if record.name.split(".")[0] in ("channels_in", "tickets", "servicedesk")
    ]
    assert [record for record in ours if NUMBER in record.getMessage()] == []
