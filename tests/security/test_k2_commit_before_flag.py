"""K2: killed between the commit and \\Seen, a mail is one ticket all the same."""

import signal

import pytest
from django.db import connection

from channels_in import intake
from channels_in.models import FetchedMail, RawInbound
from tests.channels_in.email.mails import fetch, mail, make_account
from tests.fakes.dovecot import Dovecot
from tests.fakes.mail_servers import imap_server, user
from tests.nest import Nest
from tests.security.fetching import start
from tickets.models import Ticket

__all__ = ["imap_server", "user"]
pytestmark = pytest.mark.django_db(transaction=True)


def test_kill_between_commit_and_seen_leaves_one_ticket(nest: Nest, imap_server: Dovecot, user: str) -> None:
    imap_server.deliver(user, mail())
    account = make_account(imap_server, user)

    killed = start(nest, str(connection.settings_dict["NAME"]), die_after="committed")
    assert killed.wait(30) == -signal.SIGKILL
    assert (RawInbound.objects.count(), imap_server.flags(user)) == (1, [False])
    for _again in range(3):
        fetch(account)
    for raw in RawInbound.objects.all():
        intake.process(raw.pk)

    assert (Ticket.objects.count(), imap_server.flags(user), FetchedMail.objects.count()) == (1, [True], 0)


def test_what_was_fetched_is_not_asked_for_again_when_it_became_unread(imap_server: Dovecot, user: str) -> None:
    imap_server.deliver(user, mail())
    account = make_account(imap_server, user)
    fetch(account)
    with imap_server.signed_in(user) as client:
        client.store("1", "-FLAGS", r"(\Seen)")

    assert fetch(account) == 0
    assert RawInbound.objects.count() == 1
