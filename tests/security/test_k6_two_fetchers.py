"""K6: one fetcher at a time for each account. Should there be three all the same, every mail is kept once."""

import threading

import pytest
from django.db import connection

from channels_in.email.leases import Leases
from channels_in.models import RawInbound
from tests.channels_in.email.mails import mail, make_account
from tests.fakes.dovecot import Dovecot
from tests.fakes.mail_servers import imap_server, user
from tests.nest import Nest
from tests.security.fetching import start, until

__all__ = ["imap_server", "user"]
pytestmark = pytest.mark.django_db(transaction=True)


def test_three_fetchers_keep_every_mail_once(nest: Nest, imap_server: Dovecot, user: str) -> None:
    mails = [mail() for _number in range(150)]
    make_account(imap_server, user)
    processes = [start(nest, str(connection.settings_dict["NAME"])) for _number in range(3)]
    try:
        imap_server.deliver(user, *mails)
        assert until(lambda: RawInbound.objects.count() >= 150 and all(imap_server.flags(user)))
    finally:
        for process in processes:
            process.terminate()

    assert sorted(bytes(row.body) for row in RawInbound.objects.all()) == sorted(mails)


def test_another_takes_over_when_the_one_that_fetches_is_killed(nest: Nest, imap_server: Dovecot, user: str) -> None:
    make_account(imap_server, user)
    first, second = (start(nest, str(connection.settings_dict["NAME"])) for _number in range(2))
    try:
        imap_server.deliver(user, mail())
        assert until(lambda: RawInbound.objects.count() == 1)
        first.kill()
        imap_server.deliver(user, mail())
        assert until(lambda: RawInbound.objects.count() == 2)
    finally:
        second.terminate()


def test_lease_is_held_by_one_and_free_when_it_is_given_back_or_its_holder_is_gone() -> None:
    first, second = Leases(), Leases()

    assert [first.take(1), second.take(1), first.take(1), second.take(2)] == [True, False, True, True]
    first.release(1)
    assert [second.take(1), first.take(1)] == [True, False]
    second.close()
    assert until(lambda: first.take(1), 5)  # the database hears of a closed connection a moment later
    first.close()


def test_lease_is_lost_with_its_connection() -> None:
    leases, others = Leases(), Leases()
    leases.take(1)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
            " WHERE locktype = 'advisory' AND objid = 1 AND datname = current_database()"
        )

    assert until(lambda: others.take(1), 5)
    assert leases.take(1) is False
    others.close()
    leases.close()


def test_lease_can_be_asked_for_by_many_threads_at_once() -> None:
    leases, got = Leases(), list[bool]()
    threads = [threading.Thread(target=lambda number=number: got.append(leases.take(number))) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert got == [True] * 20
    leases.close()
