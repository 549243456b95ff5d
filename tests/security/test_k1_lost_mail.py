"""K1: a mail is committed before it is marked. Fetchers killed at any moment lose none and double none."""

import random
import signal

import pytest
from django.db import connection

from channels_in.models import RawInbound
from tests.channels_in.email.mails import mail, make_account
from tests.fakes.dovecot import Dovecot
from tests.fakes.mail_servers import imap_server, user
from tests.nest import Nest
from tests.security.fetching import start, until

__all__ = ["imap_server", "user"]
pytestmark = pytest.mark.django_db(transaction=True)
MAILS, KILLS = 2000, 50


def test_fetcher_killed_fifty_times_loses_and_doubles_nothing(nest: Nest, imap_server: Dovecot, user: str) -> None:
    mails = [mail(f"Nummer {number}") for number in range(MAILS)]
    dice = random.Random(1)  # noqa: S311 -- the same run each time
    account = make_account(imap_server, user)
    imap_server.deliver(user, *mails)
    at = sorted(dice.sample(range(MAILS - 50), KILLS))
    database = str(connection.settings_dict["NAME"])
    for wanted in at:
        fetcher = start(nest, database)
        assert until(lambda: RawInbound.objects.count() > wanted)  # noqa: B023 -- asked at once
        fetcher.kill()
    last = start(nest, database)
    assert until(lambda: RawInbound.objects.count() >= MAILS and all(imap_server.flags(user)), 60)
    last.kill()

    kept = RawInbound.objects.filter(inbox=account.inbox).values_list("body", flat=True)
    assert sorted(bytes(body) for body in kept) == sorted(mails)


@pytest.mark.parametrize("step", ["noted", "committed", "marked"])
def test_fetcher_killed_after_each_step_goes_on_where_it_was(
    nest: Nest, imap_server: Dovecot, user: str, step: str
) -> None:
    mails = [mail() for _number in range(3)]
    imap_server.deliver(user, *mails)
    make_account(imap_server, user)
    database = str(connection.settings_dict["NAME"])

    killed = start(nest, database, die_after=step)
    assert killed.wait(30) == -signal.SIGKILL
    assert imap_server.flags(user) == [step == "marked"] * 3
    process = start(nest, database)
    try:
        assert until(lambda: imap_server.flags(user) == [True] * 3)
        assert until(lambda: RawInbound.objects.count() == 3)
    finally:
        process.terminate()

    assert sorted(bytes(row.body) for row in RawInbound.objects.all()) == sorted(mails)
