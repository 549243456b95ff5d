"""Access tokens of mailboxes: kept fresh by one at a time, and a word to administrators when that is over."""

import logging
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from channels_in.email.oauth.alarms import warn_in_time
from channels_in.email.oauth.asking import BAD_SECRET, WITHDRAWN, OAuthFailure
from channels_in.email.oauth.tokens import ASK_AGAIN_AFTER, access_token, forget_access_token
from channels_in.models import Alarm, OAuthClient, OAuthGrant
from servicedesk.lib import secrets
from tests.channels_in.email.mails import mail_inbox
from tests.channels_in.email.oauth import make_client, make_grant
from tests.fakes.oauth import Provider

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    with Provider() as running:
        yield running


def again(grant: OAuthGrant) -> OAuthGrant:
    return OAuthGrant.objects.get(pk=grant.pk)


def refused(grant: OAuthGrant) -> OAuthFailure:
    with pytest.raises(OAuthFailure) as raised:
        access_token(grant)
    return raised.value


def test_token_with_time_left_is_used_as_it_is(provider: Provider) -> None:
    grant = make_grant(provider, left=310)

    assert access_token(grant) == "access-0"
    assert provider.refreshes == 0


def test_token_is_renewed_before_it_ends_and_what_came_is_kept(provider: Provider) -> None:
    grant = make_grant(provider, left=290)

    token = access_token(grant)

    kept = again(grant)
    assert provider.good == {"access-0", token}
    assert secrets.decrypt(kept.access_token) == token
    assert provider.refresh_tokens == {secrets.decrypt(kept.refresh_token)}
    assert token not in kept.access_token
    assert kept.last_refresh_at is not None
    assert access_token(grant) == token
    assert provider.refreshes == 1


def test_refresh_token_stays_when_the_provider_gives_no_other(provider: Provider) -> None:
    grant = make_grant(provider, left=0)
    provider.gives_refresh_token = False

    access_token(grant)

    assert secrets.decrypt(again(grant).refresh_token) == "refresh-0"


def test_two_who_need_a_token_at_once_ask_for_one(provider: Provider) -> None:
    grant = make_grant(provider, left=0)
    provider.may_answer.clear()
    got: list[str] = []

    def fetch() -> None:
        try:
            got.append(access_token(grant))
        finally:
            connection.close()

    threads = [threading.Thread(target=fetch) for _number in range(4)]
    for thread in threads:
        thread.start()
    while provider.web.asked == []:
        threads[0].join(0.02)
    threads[1].join(0.3)
    provider.may_answer.set()
    for thread in threads:
        thread.join(10)

    assert (provider.refreshes, len(got), len(set(got))) == (1, 4, 1)


def test_refusal_is_told_once_and_not_asked_again_at_once(provider: Provider) -> None:
    grant = make_grant(provider, left=0)
    provider.refusal = "invalid_grant"

    assert [str(refused(grant)) for _time in range(3)] == [WITHDRAWN] * 3

    assert provider.refreshes == 1
    assert again(grant).last_error == WITHDRAWN
    alarm = Alarm.objects.get()
    assert (alarm.key, alarm.cleared_at) == (f"oauth_lost:{grant.pk}", None)
    assert alarm.title == f"Brevlådan för {grant.inbox.name} kan inte längre läsas"
    assert f"/installningar/inkorgar/{grant.inbox_id}/hamtning/" in alarm.text
    told_at = alarm.told_at

    OAuthGrant.objects.update(last_error_at=timezone.now() - ASK_AGAIN_AFTER)
    refused(grant)
    assert provider.refreshes == 2
    assert Alarm.objects.get().told_at == told_at


def test_refusal_that_goes_by_itself_is_forgotten(provider: Provider) -> None:
    grant = make_grant(provider, left=0)
    provider.refusal = "invalid_client"
    assert str(refused(grant)) == BAD_SECRET
    OAuthGrant.objects.update(last_error_at=timezone.now() - ASK_AGAIN_AFTER)
    provider.refusal = ""

    access_token(grant)

    assert again(grant).last_error == ""
    assert Alarm.objects.get().cleared_at is not None


@pytest.mark.parametrize(("status", "code"), [(503, ""), (429, "x"), (400, "temporarily_unavailable")])
def test_provider_without_time_is_no_refusal(provider: Provider, status: int, code: str) -> None:
    grant = make_grant(provider, left=0)
    provider.status, provider.refusal = status, code or "x"

    assert refused(grant).is_final is False
    assert (again(grant).last_error, Alarm.objects.count()) == ("", 0)


def test_token_that_still_lasts_is_used_while_the_provider_is_away(provider: Provider) -> None:
    grant = make_grant(provider, left=120)
    provider.status, provider.refusal = 503, "x"

    assert access_token(grant) == "access-0"


def test_provider_of_the_inside_is_not_asked(provider: Provider, settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = []
    grant = make_grant(provider, left=0)

    assert refused(grant).is_final is False
    assert provider.web.asked == []


def test_mailbox_that_is_not_connected_has_no_token(provider: Provider) -> None:
    grant = make_grant(provider, refresh_token="", access_token="")

    assert (refused(grant).is_final, provider.refreshes) == (True, 0)


def test_token_that_was_not_taken_is_renewed_the_next_time(provider: Provider) -> None:
    grant = make_grant(provider)

    forget_access_token(grant)

    assert access_token(grant) != "access-0"


def test_no_token_and_no_secret_is_logged_or_told(provider: Provider, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
    grant = make_grant(provider, left=0)

    token = access_token(grant)
    provider.withdraw()
    OAuthGrant.objects.update(access_expires_at=None)
    failure = refused(grant)

    told = caplog.text + str(failure) + repr(failure) + str(again(grant)) + str(Alarm.objects.get().__dict__)
    assert not any(secret in told for secret in (token, "refresh-0", "hemligt"))


def test_end_of_the_right_is_told_a_week_before_and_once_a_day(provider: Provider) -> None:
    now = timezone.now()
    grant = make_grant(provider, expires_at=now + timedelta(days=8))
    warn_in_time(now)
    assert Alarm.objects.count() == 0

    OAuthGrant.objects.update(expires_at=now + timedelta(days=6))
    warn_in_time(now)
    told_at = Alarm.objects.get(key=f"oauth_ends:{grant.pk}").told_at
    warn_in_time(now)

    assert Alarm.objects.get().told_at == told_at


def test_end_of_the_secret_is_told_a_week_before_when_a_mailbox_needs_it(provider: Provider) -> None:
    today = timezone.localdate()
    client = make_client(provider, secret_expires_on=today + timedelta(days=7))
    warn_in_time(timezone.now())
    assert Alarm.objects.count() == 0

    for address in ("ett@storan.example", "tva@storan.example"):
        make_grant(provider, mail_inbox(address=address), client=client)
    warn_in_time(timezone.now())

    alarm = Alarm.objects.get()
    assert alarm.key == f"oauth_secret:{client.pk}"
    assert (today + timedelta(days=7)).isoformat() in alarm.text


def test_secret_with_time_left_is_not_told_of(provider: Provider) -> None:
    client = make_client(provider, secret_expires_on=timezone.localdate() + timedelta(days=8))
    make_grant(provider, client=client)

    warn_in_time(timezone.now())

    assert (Alarm.objects.count(), OAuthClient.objects.count()) == (0, 1)
