"""K7: killed while it hands a mail over, a worker leaves a message that goes again with the same Message-ID."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from channels_in.delivery import deliver
from channels_in.models import OutboundAttempt
from tests.channels_in.conftest import smtp
from tests.fakes.smtp import Manner, SmtpServer
from tests.security.by_mail import ANN, agent_of, ticket_of
from tests.security.fetching import until
from tickets.actions.reply import reply
from tickets.models import Message

__all__ = ["smtp"]
pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]
SENDING = """
import django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = {database!r}
settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", {port}, 60
from channels_in.delivery import deliver
deliver({pk})
"""


def killed_while_sending(message: Message, smtp: SmtpServer) -> None:
    program = SENDING.format(database=connection.settings_dict["NAME"], port=smtp.port, pk=message.pk)
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    process = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=environment)
    try:
        assert until(lambda: OutboundAttempt.objects.filter(message=message, result="trying").exists())
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


@pytest.mark.parametrize("manner", [Manner.HANG, Manner.ACCEPT_THEN_CUT, Manner.DROP_BEFORE_250])
def test_message_of_a_killed_worker_arrives_with_one_message_id(smtp: SmtpServer, manner: Manner) -> None:
    ticket = ticket_of(ANN)
    message = reply(ticket, by=agent_of(ticket), body="Svar")
    smtp.manner = Manner.HANG
    killed_while_sending(message, smtp)
    smtp.manner = manner if manner is not Manner.HANG else Manner.ACCEPT
    if manner is not Manner.HANG:
        with pytest.raises(Exception, match=str(message.pk)):
            deliver(message.pk)

    smtp.manner = Manner.ACCEPT
    deliver(message.pk)

    sent = Message.objects.get(pk=message.pk)
    assert sent.delivery == "sent"
    assert {received.mail["Message-ID"] for received in smtp.received} == {f"<{message.message_id}>"}
    assert OutboundAttempt.objects.filter(message=message, result="trying").count() == 0
    assert OutboundAttempt.objects.filter(message=message, may_have_left=True).exists()
