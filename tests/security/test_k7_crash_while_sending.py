"""K7: killed while it hands a mail over, a worker leaves a message that goes again with the same Message-ID."""

import pytest
from django.conf import settings
from django.db import connection

from channels_in.delivery import deliver
from channels_in.models import OutboundAttempt
from tests.channels_in.conftest import smtp
from tests.fakes.smtp import Manner, SmtpServer
from tests.nest import Nest, use_database
from tests.security.by_mail import ANN, agent_of, ticket_of
from tests.security.fetching import until
from tickets.actions.reply import reply
from tickets.models import Message

__all__ = ["smtp"]
pytestmark = pytest.mark.django_db(transaction=True)


def send(database: str, port: int, pk: int) -> None:
    """What the process does that is killed."""
    use_database(database)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 60
    deliver(pk)


def killed_while_sending(nest: Nest, message: Message, smtp: SmtpServer) -> None:
    database = str(connection.settings_dict["NAME"])
    process = nest.start("tests.security.test_k7_crash_while_sending:send", database, smtp.port, message.pk)
    try:
        assert until(lambda: OutboundAttempt.objects.filter(message=message, result="trying").exists())
    finally:
        process.kill()


@pytest.mark.parametrize("manner", [Manner.HANG, Manner.ACCEPT_THEN_CUT, Manner.DROP_BEFORE_250])
def test_message_of_a_killed_worker_arrives_with_one_message_id(nest: Nest, smtp: SmtpServer, manner: Manner) -> None:
    ticket = ticket_of(ANN)
    message = reply(ticket, by=agent_of(ticket), body="Svar")
    smtp.manner = Manner.HANG
    killed_while_sending(nest, message, smtp)
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
