"""A connected mailbox is read at a real server with XOAUTH2; one that is refused stops no other."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from channels_in.email import fetchers
from channels_in.email.accounts import try_account
from channels_in.email.oauth.asking import WITHDRAWN
from channels_in.models import Alarm, MailAccount, OAuthGrant, RawInbound
from tests.channels_in.email.mails import fetch, mail, make_account
from tests.channels_in.email.oauth import make_client, make_grant
from tests.fakes.dovecot import Dovecot
from tests.fakes.dovecot import running as dovecot_running
from tests.fakes.mail_servers import require_dovecot
from tests.fakes.oauth import Provider
from tests.security.fetching import until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def shared() -> Iterator[tuple[Provider, Dovecot]]:
    require_dovecot()
    with Provider() as provider, dovecot_running(introspection=f"{provider.web.url}/introspect") as server:
        yield provider, server


@pytest.fixture
def provider(shared: tuple[Provider, Dovecot], settings: Settings, user: str) -> Provider:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    provider = shared[0]
    provider.withdraw()
    provider.account, provider.refusal, provider.refreshes = user, "", 0
    return provider


@pytest.fixture
def server(shared: tuple[Provider, Dovecot]) -> Dovecot:
    return shared[1]


def connected(provider: Provider, server: Dovecot, user: str, *, left: float = 3600) -> MailAccount:
    account = make_account(server, user, sign_in="oauth", password="")
    make_grant(provider, account.inbox, left=left)
    return account


def test_mail_is_fetched_with_a_token_renewed_on_the_way(provider: Provider, server: Dovecot, user: str) -> None:
    server.deliver(user, mail(), mail())
    account = connected(provider, server, user, left=10)

    assert fetch(account) == 2

    assert (provider.refreshes, server.flags(user)) == (1, [True, True])


def test_trial_works_and_says_what_is_wrong(provider: Provider, server: Dovecot, user: str) -> None:
    server.deliver(user, mail())
    account = connected(provider, server, user)

    assert try_account(account).unread == 1
    OAuthGrant.objects.update(refresh_token="", access_token="")
    assert try_account(account).problem == "Det gick inte att logga in: brevlådan är inte ansluten"
    OAuthGrant.objects.all().delete()
    assert try_account(account).problem == "Det gick inte att logga in: brevlådan är inte ansluten"


def test_token_the_server_does_not_take_is_renewed_the_next_time(
    provider: Provider, server: Dovecot, user: str
) -> None:
    server.deliver(user, mail())
    account = connected(provider, server, user)
    provider.good.clear()

    tried = try_account(account)

    assert tried.problem.startswith("Det gick inte att logga in: e-postservern godtog inte rätten")
    assert (fetch(account), provider.refreshes) == (1, 1)


def test_right_to_another_mailbox_opens_nothing(provider: Provider, server: Dovecot, user: str) -> None:
    account = connected(provider, server, user)
    MailAccount.objects.update(username="somebody-else")
    account.refresh_from_db()

    assert "godtog inte rätten" in try_account(account).problem


def test_mailbox_whose_right_was_taken_back_stops_no_other(
    provider: Provider, server: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetchers, "AGAIN_AFTER", 0.05)
    monkeypatch.setattr(fetchers, "STOP_WITHIN", 0.1)
    server.deliver(user, mail())
    good = make_account(server, user)
    bad = make_account(server, f"{user}-lost", sign_in="oauth", password="")
    make_grant(provider, bad.inbox, left=0, client=make_client(provider))
    provider.withdraw()

    running = fetchers.Fetchers()
    running.look_after()
    try:
        assert until(lambda: RawInbound.objects.filter(inbox=good.inbox).count() == 1, 10)
        assert until(lambda: WITHDRAWN in MailAccount.objects.get(pk=bad.pk).last_error, 10)
        assert until(lambda: running.running[bad.pk].failures > 2, 10)
    finally:
        running.end()

    assert MailAccount.objects.get(pk=good.pk).last_error == ""
    assert (provider.refreshes, Alarm.objects.count()) == (1, 1)
    grant = OAuthGrant.objects.get()
    assert grant.last_error == WITHDRAWN
    assert grant.last_error_at is not None
    assert grant.last_error_at <= timezone.now()
