"""Fetching one account: every new mail once, in the right order of steps, whatever happens in between."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from pytest_django.fixtures import Settings

from channels_in.email import fetcher
from channels_in.email.imap import Session
from channels_in.email.imap import session as fetcher_session
from channels_in.email.signing_in import MailServerError
from channels_in.models import FetchedMail, MailAccount, RawInbound
from tests.channels_in.email.mails import fetch, kept_by, mail, make_account
from tests.fakes.dovecot import Dovecot

pytestmark = pytest.mark.django_db


def test_new_mail_is_kept_and_marked_and_forgotten(imap_server: Dovecot, user: str) -> None:
    mails = [mail(), mail() + b"\xff\xfe\r\n"]
    imap_server.deliver(user, *mails)
    account = make_account(imap_server, user)

    assert fetch(account) == 2

    assert kept_by(account) == mails
    assert imap_server.flags(user) == [True, True]
    assert FetchedMail.objects.count() == 0
    assert fetch(account) == 0


def test_mail_that_comes_later_is_fetched_also_when_somebody_has_read_it(imap_server: Dovecot, user: str) -> None:
    account = make_account(imap_server, user)
    fetch(account)
    read, unread = mail(), mail()
    imap_server.deliver(user, read, flags=r"(\Seen)")
    imap_server.deliver(user, unread)

    fetch(account)

    assert kept_by(account) == [read, unread]


def test_what_was_read_before_the_first_time_is_left_alone(imap_server: Dovecot, user: str) -> None:
    unread = mail()
    imap_server.deliver(user, mail(), flags=r"(\Seen)")
    imap_server.deliver(user, unread)
    account = make_account(imap_server, user)

    fetch(account)

    assert kept_by(account) == [unread]


def test_mails_are_moved_when_the_account_says_so(imap_server: Dovecot, user: str) -> None:
    with imap_server.signed_in(user) as client:
        client.create("Klart")
    imap_server.deliver(user, mail(), mail())
    account = make_account(imap_server, user, after_reading="move", move_to="Klart")

    fetch(account)

    assert (imap_server.flags(user), imap_server.flags(user, "Klart")) == ([], [True, True])
    imap_server.deliver(user, mail())
    fetch(account)
    assert (imap_server.flags(user), len(imap_server.flags(user, "Klart"))) == ([], 3)


def test_folder_that_cannot_be_moved_to_keeps_nobody_from_being_fetched(imap_server: Dovecot, user: str) -> None:
    imap_server.deliver(user, mail(), mail())
    account = make_account(imap_server, user, after_reading="move", move_to="Finns inte")

    with pytest.raises(MailServerError, match="Mails cannot be moved to the folder: there is no such folder"):
        fetch(account)

    assert len(kept_by(account)) == 2
    with imap_server.signed_in(user) as client:
        client.create('"Finns inte"')
    fetch(account)
    assert imap_server.flags(user) == []


def test_more_mails_than_one_batch_and_more_bytes_than_one_batch(
    imap_server: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetcher, "AT_ONCE", 4)
    monkeypatch.setattr(fetcher, "BYTES_AT_ONCE", 3000)
    mails = [mail() + b"x" * size + b"\r\n" for size in (10, 10, 10, 2900, 5000, 10, 10, 2000, 2000, 10, 10)]
    imap_server.deliver(user, *mails)
    account = make_account(imap_server, user)

    assert fetch(account) == len(mails)

    assert sorted(kept_by(account)) == sorted(mails)
    assert imap_server.flags(user) == [True] * len(mails)


def test_database_that_goes_away_leaves_the_mail_unread_and_it_comes_again(
    imap_server: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    imap_server.deliver(user, mail())
    account = make_account(imap_server, user)
    with monkeypatch.context() as away:
        away.setattr(fetcher, "keep_many", _away)
        with pytest.raises(OperationalError):
            fetch(account)

    assert (kept_by(account), imap_server.flags(user)) == ([], [False])
    fetch(account)
    assert (len(kept_by(account)), imap_server.flags(user)) == (1, [True])


def test_mail_removed_before_it_was_fetched_is_no_trouble(
    imap_server: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    imap_server.deliver(user, mail(), mail())
    account = make_account(imap_server, user)
    with monkeypatch.context() as away:
        away.setattr(fetcher, "keep_many", _away)
        with pytest.raises(OperationalError):
            fetch(account)
    with imap_server.signed_in(user) as client:
        client.store("1", "+FLAGS", r"(\Deleted)")
        client.expunge()

    fetch(account)

    assert len(kept_by(account)) == 1
    assert FetchedMail.objects.count() == 0


def test_mail_that_is_too_big_is_told_and_stays_unread(imap_server: Dovecot, user: str, settings: Settings) -> None:
    settings.MAIL_MAX_BYTES = 5000
    big, small = mail("En stor bild") + b"x" * 9000 + b"\r\n", mail()
    imap_server.deliver(user, big, small)
    account = make_account(imap_server, user)

    fetch(account)

    aside, kept = (RawInbound.objects.get(state=state) for state in ("set_aside", "waiting"))
    assert (aside.state, aside.reason) == ("set_aside", fetcher.TOO_BIG)
    assert b"En stor bild" in bytes(aside.body)
    assert bytes(kept.body) == small
    assert imap_server.flags(user) == [False, True]


def test_mail_the_server_cannot_hand_out_goes_last_and_then_to_a_person(
    imap_server: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mails = [mail() for _number in range(5)]
    imap_server.deliver(user, *mails)
    account = make_account(imap_server, user)
    handed_out = Session.mails

    def stumble(self: Session, uids: list[int], *, only_headers: bool = False) -> dict[int, bytes]:
        if 2 in uids:
            raise MailServerError("A mail cannot be read: abort")
        return handed_out(self, uids, only_headers=only_headers)

    monkeypatch.setattr(Session, "mails", stumble)
    failures = 0
    for _session in range(20):
        try:
            if fetch(account) == 0:
                break
        except MailServerError:
            failures += 1

    readable = [raw for number, raw in enumerate(mails) if number != 1]
    assert sorted(body for body in kept_by(account) if body) == sorted(readable)
    failed = RawInbound.objects.get(state="failed")
    assert (failed.reason, bytes(failed.body)) == (fetcher.UNREADABLE, b"")
    assert imap_server.flags(user) == [True, False, True, True, True]
    assert failures <= fetcher.MOST_TRIES + 1
    imap_server.deliver(user, mail())
    assert fetch(account) == 1


def test_account_changed_while_it_is_looked_at_notes_nothing(imap_server: Dovecot, user: str) -> None:
    imap_server.deliver(user, mail())
    account = make_account(imap_server, user)
    stale = MailAccount.objects.select_related("inbox").get(pk=account.pk)
    MailAccount.objects.update(revision=2)

    with pytest.raises(MailServerError, match="changed"), fetcher_session(stale) as connected:
        fetcher.look_through(stale, connected)

    assert (FetchedMail.objects.count(), RawInbound.objects.count()) == (0, 0)


def test_fetching_stops_between_batches_when_the_account_is_no_longer_ours(
    imap_server: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetcher, "AT_ONCE", 2)
    imap_server.deliver(user, *(mail() for _number in range(6)))
    account = make_account(imap_server, user)
    turns = iter([True, False])

    with fetcher_session(account) as connected:
        assert fetcher.look_through(account, connected, lambda: next(turns)) == 2

    assert len(kept_by(account)) == 2


def test_account_is_silent_after_ten_minutes_without_a_success(imap_server: Dovecot) -> None:
    account, now = make_account(imap_server), timezone.now()

    assert account.is_silent(now) is False
    assert account.is_silent(now + timedelta(minutes=11)) is True
    account.last_success_at = now + timedelta(minutes=10)
    assert account.is_silent(now + timedelta(minutes=11)) is False
    account.is_active = False
    assert account.is_silent(now + timedelta(days=1)) is False


def _away(*args: object, **kwargs: object) -> None:
    raise OperationalError("the connection is lost")
