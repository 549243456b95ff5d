"""The page of an account at a provider, with a door made for the test: two providers, one that is called."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from channels_in.account_form import AccountForm, SecretField
from channels_in.accounts import create_inbox, has_secret, secret
from channels_in.base import ChannelError
from channels_in.models import DoorAccount
from channels_in.registry import DOORS, Door, account_forms
from servicedesk.people.models import Agent, AuditEntry, Team
from tests.factories import make_inbox
from tickets.models import ChannelKind, Inbox

CANARY = "kanariefagel-7431"
KIND = ChannelKind.APP  # no door of ours


class WireForm(AccountForm):
    provider, provider_name, hook, needed = "wire", "Tråden", "sms_hook", ("token",)
    readme = "Beställ en tråd först."
    token = SecretField(label="Token")
    colour = forms.CharField(label="Färg", required=False)

    def check_account(self, account: DoorAccount) -> None:
        if secret(account, "token") != CANARY:
            raise ChannelError("wrong token", permanent=True)


class PigeonForm(AccountForm):
    provider, provider_name = "pigeon", "Duvan"
    ring = SecretField(label="Ring")


@pytest.fixture(autouse=True)
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A row of the table for a kind that has none."""
    forms_of_it = tuple(f"{__name__}.{form.__name__}" for form in (WireForm, PigeonForm))
    row = Door("channels_in.sms.channel.SmsChannel", "settings_door_account", "channels_in/sms", forms_of_it)
    monkeypatch.setitem(DOORS, KIND, row)
    account_forms.cache_clear()
    yield
    account_forms.cache_clear()


@pytest.fixture
def inbox(administrator: Agent) -> Inbox:
    team = Team.objects.get()
    return create_inbox(by=administrator, kind=KIND, name="Tråden", team=team, sender_name="Storåns kommun")


def page(inbox: Inbox) -> str:
    return reverse("settings_door_account", args=[inbox.pk])


def save(browser: Client, inbox: Inbox, **fields: str) -> str:
    given = {"external_id": "T-1", "name": "Storåns kommun", "token": CANARY, "colour": "blå", **fields}
    return browser.post(page(inbox), given, follow=True).content.decode()


def test_inbox_is_made_and_leads_to_its_account(browser: Client) -> None:
    new = reverse("settings_door_inbox_new", args=[KIND])
    assert new in browser.get(reverse("settings_inbox_kinds")).content.decode()

    asked = {"name": "Tråden", "team": str(Team.objects.get().pk), "sender_name": "Storåns kommun"}
    response = browser.post(new, asked)

    made = Inbox.objects.get()
    assert (made.kind, made.acknowledges, response.headers["Location"]) == (KIND, False, page(made))
    assert "Beställ en tråd först." in browser.get(page(made)).content.decode()


def test_kind_without_a_door_is_not_made(browser: Client) -> None:
    for kind in ("visit", "nonsense"):
        assert browser.get(reverse("settings_door_inbox_new", args=[kind])).status_code == 404


def test_account_is_saved_and_its_secret_is_nowhere_to_be_seen(browser: Client, inbox: Inbox) -> None:
    shown = save(browser, inbox)

    account = DoorAccount.objects.get()
    assert (account.provider, account.external_id, account.options) == ("wire", "T-1", {"colour": "blå"})
    assert secret(account, "token") == CANARY
    assert [CANARY in text for text in (shown, account.secrets, str(AuditEntry.objects.last()))] == [False] * 3
    assert 'value="blå"' in shown
    assert 'placeholder="Sparad"' in shown


def test_empty_secret_keeps_the_saved_one(browser: Client, inbox: Inbox) -> None:
    save(browser, inbox)

    save(browser, inbox, token="", colour="röd")

    account = DoorAccount.objects.get()
    assert (secret(account, "token"), account.options) == (CANARY, {"colour": "röd"})


def test_missing_secret_is_told_beside_its_field(browser: Client, inbox: Inbox) -> None:
    shown = save(browser, inbox, token="")

    assert 'id="id_token_error"' in shown
    assert not DoorAccount.objects.exists()


def test_other_provider_has_its_own_fields_and_knows_nothing_of_the_first(browser: Client, inbox: Inbox) -> None:
    save(browser, inbox)
    other = f"{page(inbox)}?leverantor=pigeon"

    shown = browser.get(other).content.decode()
    browser.post(other, {"external_id": "D-1", "ring": "x"})

    assert ("T-1" in shown, 'name="ring"' in shown, 'name="colour"' in shown) == (False, True, False)
    account = DoorAccount.objects.get()
    assert (account.provider, has_secret(account, "token"), has_secret(account, "ring")) == ("pigeon", False, True)


def test_connection_is_tried_in_words(browser: Client, inbox: Inbox) -> None:
    trial = reverse("settings_door_account_trial", args=[inbox.pk])
    save(browser, inbox, token="fel")

    assert "Anslutningen fungerar inte. wrong token." in browser.post(trial, follow=True).content.decode()
    save(browser, inbox)
    assert "Anslutningen fungerar: " in browser.post(trial, follow=True).content.decode()


def test_new_address_is_shown_once(browser: Client, inbox: Inbox) -> None:
    save(browser, inbox)

    shown = browser.post(reverse("settings_door_account_address", args=[inbox.pk]))

    address = shown.content.decode().split('id="hook" type="text" value="')[1].split('"')[0]
    assert "/in/" in address
    assert shown.headers["Cache-Control"] == "no-store"
    assert address not in browser.get(page(inbox)).content.decode()


def test_readme_of_a_door_is_a_page(browser: Client) -> None:
    assert "<h2" in browser.get(reverse("settings_door_readme", args=["sms"])).content.decode()
    assert browser.get(reverse("settings_door_readme", args=["visit"])).status_code == 404


def test_inbox_of_another_shape_has_no_such_page(browser: Client) -> None:
    assert browser.get(page(make_inbox(kind=ChannelKind.EMAIL))).status_code == 404


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"last_error": "401"}, "Leverantören sa nej"),
        ({"token_expires_at": timezone.now() - timedelta(minutes=1)}, "Behörigheten har gått ut"),
        ({"token_expires_at": timezone.now() + timedelta(days=6)}, "Behörigheten går ut"),
        ({"token_expires_at": timezone.now() + timedelta(days=60)}, "Fungerar"),
    ],
)
def test_list_of_inboxes_tells_how_the_account_fares(
    browser: Client, inbox: Inbox, fields: dict[str, object], told: str
) -> None:
    listed = reverse("settings_inboxes")
    assert "Inte ansluten" in browser.get(listed).content.decode()
    save(browser, inbox)
    DoorAccount.objects.update(**fields)

    shown = browser.get(listed).content.decode()

    assert (told in shown, "Inte ansluten" in shown, page(inbox) in shown) == (True, False, True)
