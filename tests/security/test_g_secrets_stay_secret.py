"""Credentials of accounts are shown to nobody: not on a page, in the audit, in the API, in a log or in a fault."""

import logging
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db import models
from django.test import Client
from django.urls import reverse

from channels_in.account_form import AccountForm, SecretField
from channels_in.accounts import new_app, note_fault, save_account
from channels_in.base import ChannelError
from channels_in.models import DoorAccount, MailAccount, MailServer, OAuthClient, OAuthGrant, SmsAccount, VendorApp
from channels_in.reencryption import PLACES
from channels_in.registry import DOORS, account_forms
from frontend import lookups
from servicedesk.lib import secrets
from servicedesk.people.models import AuditEntry
from tests.factories import make_inbox, make_integration
from tests.house.role_matrix import MATRIX
from tests.house.roles import Things, make_things
from tickets.models import Webhook

pytestmark = pytest.mark.django_db
CANARY = "kanariefagel-7431"
DOORS_WITH_FORMS = [(kind, form) for kind in DOORS for form in account_forms(kind).values()]
PAGES = sorted(
    name
    for name, row in MATRIX.items()
    if name.startswith("settings_") and row.method == "get" and row.codes["administrator"] == 200
)


@dataclass
class Cage:
    things: Things
    browser: Client
    doors: list[DoorAccount]


@pytest.fixture
def cage() -> Cage:
    """An installation where every secret there can be is the same word."""
    cache.clear()
    lookups.forget()
    things = make_things()
    by = things.people["administrator"]
    kept = secrets.encrypt(CANARY)
    MailAccount.objects.update(password=kept)
    OAuthClient.objects.update(client_secret=kept)
    SmsAccount.objects.update(secret=kept)
    Webhook.objects.create(name="Driften", url="https://drift.example/", secret=kept)
    MailServer.objects.create(inbox_id=things.mail_inbox, host="smtp.storan.example", username="u", password=kept)
    client = OAuthClient.objects.get()
    OAuthGrant.objects.create(inbox_id=things.mail_inbox, client=client, refresh_token=kept, access_token=kept)
    new_app(by=by, provider="meta", name="Appen", app_id="1", given={"app_secret": CANARY, "verify_token": CANARY})
    doors = [
        save_account(
            make_inbox(kind=kind),
            by=by,
            provider=form.provider,
            external_id=f"{kind}-1",
            given=dict.fromkeys(secret_names(form), CANARY),
        )
        for kind, form in DOORS_WITH_FORMS
    ]
    browser = Client()
    browser.force_login(by)
    return Cage(things, browser, doors)


def secret_names(form: type[AccountForm]) -> list[str]:
    return [name for name, field in form.base_fields.items() if isinstance(field, SecretField)]


def test_no_page_of_the_settings_shows_a_secret(cage: Cage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    addresses = [reverse(name, args=MATRIX[name].args(cage.things)) for name in PAGES]
    addresses += [reverse("settings_door_account", args=[door.inbox_id]) for door in cage.doors]

    shown = {address: cage.browser.get(address).content.decode() for address in addresses}

    assert [address for address, page in shown.items() if CANARY in page] == []
    assert CANARY not in caplog.text
    assert [entry for entry in AuditEntry.objects.values_list("detail", flat=True) if CANARY in str(entry)] == []


def test_no_row_tells_its_secret(cage: Cage) -> None:
    for place in PLACES:
        for row in place.model._default_manager.all():
            assert CANARY not in f"{row!r} {row!s} {fields_of(row)}"


def fields_of(row: models.Model) -> str:
    return str({field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})


def test_api_of_inboxes_tells_no_secret(cage: Cage) -> None:
    _made, token = make_integration(created_by=cage.things.people["administrator"], scopes=["*"])
    names = [name for name, row in MATRIX.items() if name.startswith("api") and row.method == "get"]
    for name in names:
        address = reverse(name, args=MATRIX[name].args(cage.things))
        answer = Client().get(address, headers={"Authorization": f"Bearer {token}"})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        assert CANARY.encode() not in body


def test_provider_that_repeats_the_secret_in_its_fault_is_not_repeated(cage: Cage) -> None:
    accounts: list[SmsAccount | DoorAccount] = [SmsAccount.objects.get(), *cage.doors[:1]]
    for account in accounts:
        note_fault(account, ChannelError(f"401 bad token {CANARY}", is_about_server=True))
        account.refresh_from_db()

        assert account.last_error == "401 bad token …"


@pytest.mark.parametrize(("kind", "form"), DOORS_WITH_FORMS)
def test_refused_form_does_not_show_what_was_typed(cage: Cage, kind: str, form: type[AccountForm]) -> None:
    inbox = next(door.inbox for door in cage.doors if door.inbox.kind == kind)
    address = f"{reverse('settings_door_account', args=[inbox.pk])}?leverantor={form.provider}"

    page = cage.browser.post(address, {**dict.fromkeys(secret_names(form), CANARY), "per_minute": "-1"})

    assert (page.status_code, CANARY in page.content.decode()) == (200, False)


def test_places_are_all_asked() -> None:
    asked = {DoorAccount, MailAccount, MailServer, OAuthClient, OAuthGrant, SmsAccount, VendorApp, Webhook}
    assert {place.model for place in PLACES} - asked == {PLACES[0].model}  # second factors have pages of their own
