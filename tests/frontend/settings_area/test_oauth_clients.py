"""Registrations at providers: written down with their secret encrypted, given a new one, removed when not needed."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from channels_in.models import Alarm, OAuthClient, OAuthGrant
from servicedesk.lib import secrets
from servicedesk.people.models import AuditEntry
from tests.channels_in.email.oauth import make_client, make_grant
from tests.fakes.oauth import CLIENT_ID, CLIENT_SECRET, Provider

NEW = {
    "provider": "microsoft",
    "tenant": "storan.onmicrosoft.example",
    "client_id": CLIENT_ID,
    "client_secret": CLIENT_SECRET,
    "secret_expires_on": "2027-05-01",
}


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    with Provider() as running:
        yield running


@pytest.fixture
def registration(db: None, provider: Provider) -> OAuthClient:
    return make_client(provider)


def test_registration_is_saved_with_its_secret_encrypted_and_shown_nowhere(browser: Client) -> None:
    browser.post(reverse("settings_oauth_client_new"), NEW)

    client = OAuthClient.objects.get()
    assert secrets.decrypt(client.client_secret) == CLIENT_SECRET
    pages = [reverse("settings_oauth_clients"), reverse("settings_oauth_client", args=[client.pk])]
    shown = "".join(browser.get(page).content.decode() for page in pages) + str(AuditEntry.objects.values())
    assert "Microsoft 365 storan.onmicrosoft.example" in shown
    assert "hemligt" not in shown


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"tenant": ""}, "tenant"),
        ({"tenant": "a/../b"}, "tenant"),
        ({"client_id": ""}, "client_id"),
        ({"client_secret": ""}, "client_secret"),
        ({"secret_expires_on": "snart"}, "secret_expires_on"),
        ({"token_url": "https://sso.storan.example/token"}, "token_url"),
        ({"authorize_url": "http://sso.storan.example/", "token_url": "https://x.example/"}, "authorize_url"),
        ({"revoke_url": "javascript:alert(1)"}, "revoke_url"),
    ],
)
def test_error_stands_beside_its_field(browser: Client, wrong: dict[str, str], field: str) -> None:
    page = browser.post(reverse("settings_oauth_client_new"), {**NEW, **wrong}).content.decode()

    assert f'id="id_{field}_error"' in page
    assert OAuthClient.objects.count() == 0


def test_same_registration_is_written_down_once(browser: Client) -> None:
    for _time in range(2):
        page = browser.post(reverse("settings_oauth_client_new"), NEW).content.decode()

    assert 'id="id_client_id_error"' in page
    assert OAuthClient.objects.count() == 1


def test_secret_is_changed_and_its_alarm_ends(browser: Client, registration: OAuthClient) -> None:
    Alarm.objects.create(key=f"oauth_secret:{registration.pk}", subject="x", body="x")
    place = reverse("settings_oauth_client", args=[registration.pk])
    day = timezone.localdate() + timedelta(days=300)

    browser.post(place, {"client_secret": "nytt", "secret_expires_on": day.isoformat()})
    assert secrets.decrypt(OAuthClient.objects.get().client_secret) == "nytt"
    browser.post(place, {"client_secret": "", "secret_expires_on": ""})

    registration.refresh_from_db()
    assert (secrets.decrypt(registration.client_secret), registration.secret_expires_on) == ("nytt", None)
    assert Alarm.objects.get().cleared_at is not None


def test_registration_stays_as_long_as_a_mailbox_needs_it(browser: Client, provider: Provider) -> None:
    grant = make_grant(provider)
    place = reverse("settings_oauth_client_removal", args=[grant.client_id])

    assert "Koppla från den först." in browser.post(place, follow=True).content.decode()
    OAuthGrant.objects.update(refresh_token="")
    browser.post(place)

    assert (OAuthClient.objects.count(), OAuthGrant.objects.count()) == (0, 0)
