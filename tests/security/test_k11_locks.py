"""K11: nobody waits for ever for a lock, and who holds one keeps only those who want the same."""

import psycopg
import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.utils import connector_params

from channels_in.email.receive import receive
from channels_in.intake import process_many
from channels_in.models import RawInbound
from tests.channels_in.email.mails import mail, mail_inbox
from tests.factories import make_ticket
from tickets.models import Ticket


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "most"),
    [("lock_timeout", 5), ("statement_timeout", 15), ("idle_in_transaction_session_timeout", 60)],
)
def test_waiting_has_an_end(name: str, most: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT setting::int / 1000 FROM pg_settings WHERE name = %s", [name])
        (seconds,) = cursor.fetchone()

    assert 0 < seconds <= most


@pytest.mark.django_db(transaction=True)
def test_mail_comes_in_while_somebody_holds_another_ticket() -> None:
    held, inbox = make_ticket(), mail_inbox()
    with psycopg.connect(**connector_params()) as holder:
        holder.execute("SELECT 1 FROM tickets_ticket WHERE id = %s FOR UPDATE", [held.pk])

        raw = receive(inbox, mail())
        process_many([raw.pk])

        assert RawInbound.objects.get(pk=raw.pk).state == "done"
        with pytest.raises(psycopg.errors.LockNotAvailable), transaction.atomic(), connection.cursor() as cursor:
            cursor.connection.execute("SELECT 1 FROM tickets_ticket WHERE id = %s FOR UPDATE NOWAIT", [held.pk])
    assert Ticket.objects.count() == 2
