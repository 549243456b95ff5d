"""Connecting a mailbox at a provider: consent, with a state that is good once, and what the pages tell of it."""

import time
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from channels_in.email.oauth.asking import WITHDRAWN
from channels_in.models import Alarm, FetchedMail, MailAccount, OAuthClient, OAuthGrant
from servicedesk.lib import secrets
from servicedesk.people.models import AuditEntry
from tests.channels_in.email.mails import mail_inbox
from tests.channels_in.email.oauth import make_client, make_grant
from tests.factories import make_agent, make_inbox, make_team
from tests.fakes.oauth import ACCOUNT, Provider
from tickets.models import Inbox

ANSWER = "settings_oauth_answer"


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    with Provider() as running:
        yield running


@pytest.fixture
def registration(db: None, provider: Provider) -> OAuthClient:
    return make_client(provider)


def leave(browser: Client, inbox: Inbox, registration: OAuthClient) -> str:
    """Press the button; returns the address at the provider."""
    place = reverse("settings_inbox_connection", args=[inbox.pk])
    response = browser.post(place, {"client": str(registration.pk)})
    address = response.headers["Refresh"].removeprefix("0; url=")
    assert f'href="{address}"' in unescape(response.content.decode())
    return str(address)


def come_back(browser: Client, sent: dict[str, str]) -> str:
    return unescape(browser.get(reverse(ANSWER), sent, follow=True).content.decode())


def connected(browser: Client, provider: Provider, inbox: Inbox, registration: OAuthClient) -> str:
    return come_back(browser, provider.consent(leave(browser, inbox, registration)))


def test_mailbox_is_connected_and_its_mail_fetched_with_the_right(
    browser: Client, provider: Provider, registration: OAuthClient
) -> None:
    inbox = mail_inbox()

    page = connected(browser, provider, inbox, registration)

    assert "Brevlådan är ansluten." in page
    assert f"Ansluten som {ACCOUNT}" in page
    grant, account = OAuthGrant.objects.get(), MailAccount.objects.get()
    assert (grant.inbox, grant.account_name, grant.client) == (inbox, ACCOUNT, registration)
    assert provider.good == {secrets.decrypt(grant.access_token)}
    assert provider.refresh_tokens == {secrets.decrypt(grant.refresh_token)}
    assert (account.sign_in, account.host, account.port, account.security) == ("oauth", "imap.gmail.com", 993, "tls")
    assert (account.username, account.password) == (ACCOUNT, "")
    assert AuditEntry.objects.get(verb="oauth_grant.connected").object_id == grant.pk
    shown = page + str(list(AuditEntry.objects.values())) + str(dict(browser.session.items()))
    assert not any(token in shown for token in provider.good | provider.refresh_tokens)


def test_way_to_the_provider_asks_for_no_more_than_is_needed(
    browser: Client, provider: Provider, registration: OAuthClient, settings: Settings
) -> None:
    settings.BASE_URL = "https://kontakt.storan.example"
    inbox = mail_inbox()
    address = leave(browser, inbox, registration)

    provider.consent(address)

    (asked,) = provider.codes.values()
    assert asked["redirect_uri"] == f"https://kontakt.storan.example{reverse(ANSWER)}"
    assert asked["login_hint"] == inbox.address
    assert asked["scope"] == "openid email https://mail.google.com/"
    assert len(asked["state"]) >= 40
    assert "client_secret" not in address


def test_state_is_good_once(browser: Client, provider: Provider, registration: OAuthClient) -> None:
    sent = provider.consent(leave(browser, mail_inbox(), registration))
    come_back(browser, sent)

    page = come_back(browser, sent)

    assert "Brevlådan är inte ansluten: svaret kom för sent eller två gånger." in page
    assert provider.exchanges == 1


@pytest.mark.parametrize("state", ["", "x", "other session"])
def test_state_that_is_not_of_this_session_connects_nothing(
    browser: Client, provider: Provider, registration: OAuthClient, state: str
) -> None:
    inbox = mail_inbox()
    sent = provider.consent(leave(browser, inbox, registration))
    if state == "other session":
        other = Client()
        other.force_login(make_agent("Annan", teams=[make_team()], role="administrator"))
        page = come_back(other, sent)
    else:
        page = come_back(browser, {**sent, "state": state})

    assert "Brevlådan är inte ansluten" in page
    assert (provider.exchanges, OAuthGrant.objects.count()) == (0, 0)


def test_state_ends_after_ten_minutes(
    browser: Client, provider: Provider, registration: OAuthClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = provider.consent(leave(browser, mail_inbox(), registration))
    later = time.time() + 601
    monkeypatch.setattr(time, "time", lambda: later)

    assert "Brevlådan är inte ansluten" in come_back(browser, sent)
    assert provider.exchanges == 0


def test_code_is_worth_nothing_without_the_verifier(
    browser: Client, provider: Provider, registration: OAuthClient
) -> None:
    inbox = mail_inbox()
    theirs = provider.consent(leave(browser, inbox, registration))
    ours = provider.consent(leave(browser, inbox, registration))

    page = come_back(browser, {"state": ours["state"], "code": theirs["code"]})

    assert "Brevlådan är inte ansluten." in page
    assert OAuthGrant.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"scopes": "openid email"}, "rätten att läsa e-post gavs inte"),
        ({"gives_refresh_token": False}, "leverantören gav ingen varaktig rätt"),
        ({"refusal": "invalid_client"}, "registreringens hemlighet är fel eller har gått ut"),
        ({"refusal": "<b>x</b>"}, "leverantören nekade"),
    ],
)
def test_answer_that_is_not_enough_connects_nothing(
    browser: Client, provider: Provider, registration: OAuthClient, change: dict[str, Any], said: str
) -> None:
    for name, value in change.items():
        setattr(provider, name, value)

    page = connected(browser, provider, mail_inbox(), registration)

    assert said in page.lower()
    assert (OAuthGrant.objects.count(), MailAccount.objects.count()) == (0, 0)


def test_who_does_not_consent_is_told_so(browser: Client, provider: Provider, registration: OAuthClient) -> None:
    sent = provider.consent(leave(browser, mail_inbox(), registration))

    assert "Ingen samtyckte." in come_back(browser, {"state": sent["state"], "error": "access_denied"})


def test_connecting_again_keeps_the_account_and_how_far_was_read(
    browser: Client, provider: Provider, registration: OAuthClient
) -> None:
    inbox = mail_inbox()
    connected(browser, provider, inbox, registration)
    MailAccount.objects.update(uidvalidity=7, last_uid=42, folder="Kund", host="127.0.0.1")
    OAuthGrant.objects.update(last_error=WITHDRAWN, last_error_at=timezone.now())
    first = OAuthGrant.objects.get()
    Alarm.objects.create(key=f"oauth_lost:{first.pk}", subject="x", body="x")

    connected(browser, provider, inbox, registration)

    account, grant = MailAccount.objects.get(), OAuthGrant.objects.get()
    assert (account.uidvalidity, account.last_uid, account.folder, account.host) == (7, 42, "Kund", "127.0.0.1")
    assert (grant.pk, grant.last_error, grant.refresh_token != first.refresh_token) == (first.pk, "", True)
    assert Alarm.objects.get().cleared_at is not None


def test_somebody_else_does_not_take_the_place_of_the_mailbox(
    browser: Client, provider: Provider, registration: OAuthClient
) -> None:
    inbox = mail_inbox()
    connected(browser, provider, inbox, registration)
    before = OAuthGrant.objects.get().refresh_token
    provider.account = "privat@mejl.example"

    assert "någon annan loggade in" in connected(browser, provider, inbox, registration).lower()
    assert OAuthGrant.objects.get().refresh_token == before


def test_token_goes_to_the_provider_and_not_to_the_server_of_before(
    browser: Client, provider: Provider, registration: OAuthClient
) -> None:
    inbox = mail_inbox()
    account = MailAccount.objects.create(
        inbox=inbox, host="imap.evil.example", username="x", password="x", uidvalidity=7, last_uid=3, revision=4
    )
    FetchedMail.objects.create(account=account, uidvalidity=7, uid=3)

    connected(browser, provider, inbox, registration)

    account.refresh_from_db()
    assert (account.host, account.username, account.password) == ("imap.gmail.com", ACCOUNT, "")
    assert (account.uidvalidity, account.last_uid, account.revision) == (None, 0, 5)
    assert FetchedMail.objects.count() == 0


def test_disconnecting_forgets_the_tokens_and_tells_the_provider(
    browser: Client, provider: Provider, registration: OAuthClient
) -> None:
    inbox = mail_inbox()
    connected(browser, provider, inbox, registration)
    token = secrets.decrypt(OAuthGrant.objects.get().refresh_token)

    page = browser.post(reverse("settings_inbox_connection_removal", args=[inbox.pk]), follow=True).content.decode()

    grant = OAuthGrant.objects.get()
    assert "Brevlådan är frånkopplad." in page
    assert (grant.refresh_token, grant.access_token, provider.given_back) == ("", "", [token])
    assert AuditEntry.objects.filter(verb="oauth_grant.disconnected").exists()


def test_pages_say_in_red_that_a_mailbox_must_be_connected_again(
    browser: Client, provider: Provider, registration: OAuthClient
) -> None:
    inbox = mail_inbox()
    connected(browser, provider, inbox, registration)
    MailAccount.objects.update(last_success_at=timezone.now())

    def pages() -> list[str]:
        places = ("settings_inboxes", "settings_inbox", "settings_inbox_account")
        return [
            browser.get(reverse(place, args=[inbox.pk] if n else [])).content.decode() for n, place in enumerate(places)
        ]

    words = "Måste anslutas igen"
    assert [page.count(words) for page in pages()] == [0, 0, 0]
    OAuthGrant.objects.update(last_error=WITHDRAWN, last_error_at=timezone.now())
    assert [page.count(words) for page in pages()] == [1, 1, 1]
    assert "Rätten att läsa brevlådan har upphört eller tagits tillbaka, anslut den igen" in pages()[2]
    OAuthGrant.objects.update(refresh_token="", last_error="")
    assert [page.count(words) for page in pages()[:2]] == [1, 1]


def test_account_form_keeps_the_server_of_the_provider(browser: Client, provider: Provider, settings: Settings) -> None:
    registration = make_client(provider, authorize_url="", token_url="", revoke_url="")
    inbox = mail_inbox()
    make_grant(provider, inbox, client=registration)
    place = reverse("settings_inbox_account", args=[inbox.pk])
    fields = {"sign_in": "oauth", "port": "993", "security": "tls", "username": ACCOUNT, "folder": "INBOX"}
    fields |= {"after_reading": "mark", "is_active": "on", "password": "x"}

    refused = browser.post(place, {**fields, "host": "imap.evil.example"}).content.decode()
    saved = browser.post(place, {**fields, "host": "imap.gmail.com"})

    assert "Med det här sättet att logga in är e-postservern imap.gmail.com." in refused
    assert saved.status_code == 302
    assert (MailAccount.objects.get().sign_in, MailAccount.objects.get().password) == ("oauth", "")
    page = browser.post(place, {**fields, "sign_in": "password", "host": "imap.gmail.com", "password": ""})
    assert 'id="id_password_error"' in page.content.decode()


def test_right_cannot_be_chosen_before_the_mailbox_is_connected(browser: Client, db: None) -> None:
    inbox = mail_inbox()
    fields = {"sign_in": "oauth", "port": "993", "security": "tls", "username": ACCOUNT, "folder": "INBOX"}
    fields |= {"after_reading": "mark", "host": "imap.gmail.com", "password": "x"}

    browser.post(reverse("settings_inbox_account", args=[inbox.pk]), fields)

    assert MailAccount.objects.count() == 0


@pytest.mark.parametrize("chosen", ["", "0", "x", "9" * 30])
def test_registration_that_is_not_there_is_not_found(browser: Client, db: None, chosen: str) -> None:
    place = reverse("settings_inbox_connection", args=[mail_inbox().pk])

    assert browser.post(place, {"client": chosen}).status_code == 404


def test_other_doors_have_no_mailbox_to_connect(browser: Client, registration: OAuthClient) -> None:
    place = reverse("settings_inbox_connection", args=[make_inbox(kind="webform").pk])

    assert browser.post(place, {"client": str(registration.pk)}).status_code == 404
