"""K3: a folder made anew gives every mail another number. None becomes a second ticket, none is missed."""

import pytest

from channels_in.models import MailAccount
from tests.channels_in.email.mails import fetch, kept_by, mail, make_account
from tests.fakes.dovecot import Dovecot
from tests.fakes.mail_servers import imap_server, user

__all__ = ["imap_server", "user"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def account(imap_server: Dovecot, user: str) -> MailAccount:
    with imap_server.signed_in(user) as client:
        client.create("Kund")
    return make_account(imap_server, user, folder="Kund")


def test_restored_mails_are_known_by_their_bytes(imap_server: Dovecot, user: str, account: MailAccount) -> None:
    mails = [mail() for _number in range(12)]
    imap_server.deliver(user, *mails, folder="Kund")
    fetch(account)

    imap_server.make_anew(user, "Kund")
    new = mail()
    imap_server.deliver(user, new, folder="Kund")
    fetch(account)

    assert kept_by(account) == [*mails, new]
    assert imap_server.flags(user, "Kund") == [True] * 13


def test_mail_that_came_during_the_change_is_fetched_also_when_read(
    imap_server: Dovecot, user: str, account: MailAccount
) -> None:
    imap_server.deliver(user, mail(), folder="Kund")
    fetch(account)
    read = mail()
    imap_server.deliver(user, read, folder="Kund", flags=r"(\Seen)")

    imap_server.make_anew(user, "Kund")
    fetch(account)

    assert kept_by(account)[1:] == [read]


def test_numbers_that_begin_again_without_a_word_are_noticed(
    imap_server: Dovecot, user: str, account: MailAccount
) -> None:
    """A server restored from a copy may give numbers we have seen to mails we have not."""
    fetch(account)
    new = mail()
    imap_server.deliver(user, new, folder="Kund")
    MailAccount.objects.update(last_uid=5000)

    fetch(account)

    assert kept_by(account) == [new]


def test_gaps_in_the_numbers_are_passed_over(imap_server: Dovecot, user: str, account: MailAccount) -> None:
    imap_server.deliver(user, *(mail() for _number in range(6)), folder="Kund")
    with imap_server.signed_in(user, "Kund") as client:
        client.store("2:5", "+FLAGS", r"(\Deleted)")
        client.expunge()

    assert fetch(account) == 2
