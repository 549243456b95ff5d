"""All accounts at once: new mail is heard of, changes are followed, faults are noted and forgotten again."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from channels_in.email import fetchers, services
from channels_in.models import MailAccount, RawInbound
from servicedesk.lib import secrets
from tests.channels_in.email.mails import mail, make_account
from tests.fakes.dovecot import PASSWORD, Dovecot
from tests.security.fetching import until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Iterator[fetchers.Fetchers]:
    monkeypatch.setattr(fetchers, "STOP_WITHIN", 0.1)
    monkeypatch.setattr(fetchers, "AGAIN_AFTER", 0.1)
    started = fetchers.Fetchers()
    yield started
    started.end()
    assert [fetcher for fetcher in started.running.values() if fetcher.thread.is_alive()] == []


def read(account: MailAccount) -> bool:
    return MailAccount.objects.get(pk=account.pk).last_success_at is not None


def test_mail_is_heard_of_while_idling(imap_server: Dovecot, user: str, running: fetchers.Fetchers) -> None:
    account = make_account(imap_server, user)
    running.look_after()
    assert until(lambda: read(account))

    imap_server.deliver(user, mail())

    assert until(lambda: RawInbound.objects.count() == 1, 10)
    assert until(lambda: imap_server.flags(user) == [True], 10)


def test_fault_is_noted_and_forgotten_after_a_success(
    imap_server: Dovecot, user: str, running: fetchers.Fetchers
) -> None:
    account = make_account(imap_server, user, password=secrets.encrypt("fel"))
    running.look_after()
    assert until(lambda: bool(MailAccount.objects.get(pk=account.pk).last_error), 15)

    MailAccount.objects.update(password=secrets.encrypt(PASSWORD))

    assert until(lambda: read(account), 15)
    account.refresh_from_db()
    assert (account.last_error, account.last_error_at is not None) == ("", True)


def test_switched_off_and_changed_accounts_are_followed(
    imap_server: Dovecot, user: str, running: fetchers.Fetchers
) -> None:
    account = make_account(imap_server, user)
    running.look_after()
    first = running.running[account.pk]
    MailAccount.objects.update(revision=2)

    def revisions() -> list[int]:
        running.look_after()
        return [fetcher.revision for fetcher in running.running.values()]

    assert until(lambda: revisions() == [2], 10)
    assert first.thread.is_alive() is False
    MailAccount.objects.update(is_active=False)
    assert until(lambda: revisions() == [], 10)


def test_account_of_an_inbox_that_does_not_receive_is_not_read(
    imap_server: Dovecot, user: str, running: fetchers.Fetchers
) -> None:
    account = make_account(imap_server, user)
    account.inbox.is_active = False
    account.inbox.save()

    running.look_after()

    assert running.running == {}


async def test_services_end_in_order_when_they_are_cancelled(settings: Settings) -> None:
    settings.LMTP_PORT = 0
    assert services.mail_services() == [fetchers.run_fetchers]
    before = threading.active_count()
    task = asyncio.create_task(fetchers.run_fetchers())
    await asyncio.sleep(0)

    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("mail-")] == []
    assert threading.active_count() <= before + 2


async def test_lmtp_waits_for_a_port_that_is_taken(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "AGAIN_AFTER", 0.02)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings.LMTP_PORT = taken.getsockname()[1]
        task = asyncio.create_task(services.mail_services()[1]())
        await asyncio.sleep(0.05)
        assert not task.done()
    greeting = b""
    for _try in range(200):
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", settings.LMTP_PORT)
        except OSError:
            await asyncio.sleep(0.02)
            continue
        greeting = await reader.readline()
        writer.close()
        break
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert greeting.startswith(b"220 ")


def test_database_that_was_away_is_no_failure_of_the_mailbox(
    imap_server: Dovecot, user: str, running: fetchers.Fetchers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetchers, "AGAIN_AFTER", 60.0)
    monkeypatch.setattr(fetchers, "LOOK_EVERY", 0.1)
    account = make_account(imap_server, user)
    running.look_after()
    assert until(lambda: read(account))

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    imap_server.deliver(user, mail())

    assert until(lambda: RawInbound.objects.count() == 1, 20)
    assert running.running[account.pk].failures == 0
