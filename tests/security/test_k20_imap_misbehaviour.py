"""K20: a mail server that hangs, lies or refuses delays no other, is not asked in a hot loop, and is told about."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from channels_in.email import fetchers, imap
from channels_in.models import FetchedMail, MailAccount, RawInbound
from tests.channels_in.email.mails import mail, make_account
from tests.fakes.dovecot import Dovecot
from tests.fakes.imap import Fault, FaultyImap
from tests.fakes.mail_servers import imap_server, user
from tests.security.fetching import until

__all__ = ["imap_server", "user"]
pytestmark = pytest.mark.django_db(transaction=True)
SAID = {
    Fault.SILENT: "No connection: it did not answer in time",
    Fault.BYE: "No connection: ",
    Fault.HANG_AT_LOGIN: "Signing in did not work: it did not answer in time",
    Fault.REFUSE_LOGIN: "Signing in did not work: wrong user name or password",
    Fault.THROTTLE: "Signing in did not work: the server is too busy",
    Fault.HANG_IN_FETCH: "A mail cannot be read: it did not answer in time",
    Fault.CUT_IN_FETCH: "A mail cannot be read: ",
    Fault.WRONG_SIZE: "A mail cannot be read: ",
    Fault.GARBAGE: "No connection: ",
}


@contextmanager
def fetching() -> Iterator[None]:
    running = fetchers.Fetchers()
    running.look_after()
    try:
        yield
    finally:
        running.end()


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap, "TIMEOUT", 0.7)
    monkeypatch.setattr(fetchers, "STOP_WITHIN", 0.1)


@pytest.mark.usefixtures("_impatient")
@pytest.mark.parametrize("fault", Fault)
def test_faulty_server_delays_no_other_and_is_told_about(imap_server: Dovecot, user: str, fault: Fault) -> None:
    imap_server.deliver(user, mail())
    good = make_account(imap_server, user)
    with FaultyImap(fault) as faulty:
        bad = make_account(imap_server, "faulty", port=faulty.port)
        with fetching():
            assert until(lambda: RawInbound.objects.filter(inbox=good.inbox).count() == 1, 5)
            assert until(lambda: bool(MailAccount.objects.get(pk=bad.pk).last_error), 10)
            told = MailAccount.objects.get(pk=bad.pk).last_error

        assert faulty.connections == 1  # the next try is half a minute away
    assert told.startswith(SAID[fault])
    assert "löv" not in told
    assert MailAccount.objects.get(pk=good.pk).last_error == ""
    assert RawInbound.objects.filter(inbox=bad.inbox).count() == 0


@pytest.mark.usefixtures("_impatient")
def test_mail_a_server_breaks_off_at_is_told_to_a_person_in_the_end(
    imap_server: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetchers, "AGAIN_AFTER", 0.05)
    with FaultyImap(Fault.CUT_IN_FETCH) as faulty:
        make_account(imap_server, "faulty", port=faulty.port)
        with fetching():
            assert until(lambda: RawInbound.objects.filter(state="failed").count() == 1, 10)

    assert RawInbound.objects.get().reason
    assert FetchedMail.objects.count() == 0


def test_waiting_grows_and_is_never_short_or_endless() -> None:
    waits = [fetchers.pause(failures) for failures in (1, 2, 3, 4, 5, 50)]

    assert all(low <= wait <= low * 1.25 for low, wait in zip((30, 60, 120, 240, 300, 300), waits, strict=True))
    assert len({fetchers.pause(1) for _time in range(20)}) > 1
