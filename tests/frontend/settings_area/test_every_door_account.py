"""Every door with a DoorAccount is set up on the one page: its form is shown, refuses and saves."""

import re
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

from channels_in.account_form import AccountForm, SecretField
from channels_in.accounts import new_app, secret
from channels_in.models import DoorAccount
from channels_in.registry import DOORS, account_forms
from servicedesk.people.models import Agent, Team
from tests.factories import make_inbox
from tickets.models import Inbox

FORMS = [(kind, form) for kind in DOORS for form in account_forms(kind).values()]
# What a field must look like where any word will not do.
FITTING = {"home": "https://social.storan.example", "external_id": "0766861004", "waba_id": "1234567"}


@pytest.fixture
def inbox(administrator: Agent, kind: str) -> Inbox:
    new_app(by=administrator, provider="meta", name="Appen", app_id="1", given={"app_secret": "x" * 20})
    return make_inbox(kind=kind, team=Team.objects.get())


def filled_in(form: AccountForm) -> dict[str, str]:
    return {name: FITTING.get(name) or _fitting(name, field) for name, field in form.fields.items()}


def _fitting(name: str, field: forms.Field) -> str:
    if isinstance(field, forms.ModelChoiceField):
        first = field.queryset.first() if field.queryset is not None else None
        return str(first.pk) if first else ""
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        return next((str(value) for value, _label in choices if value), "")
    if isinstance(field, forms.IntegerField):
        return "60"
    if isinstance(field, forms.DateTimeField | forms.DateField):
        return "2030-01-01"
    if isinstance(field, forms.BooleanField):
        return "on"
    if isinstance(field, SecretField):
        return f"hemlig-{name}-{'x' * 24}"
    return "storan.example" if field.required and not field.initial else str(field.initial or "")


@pytest.mark.parametrize(("kind", "form_class"), FORMS)
def test_every_door_has_its_page_and_is_saved_there(
    browser: Client, inbox: Inbox, kind: str, form_class: type[AccountForm]
) -> None:
    assert DOORS[kind].settings == "settings_door_account"
    address = f"{reverse('settings_door_account', args=[inbox.pk])}?leverantor={form_class.provider}"
    form = form_class()

    empty = browser.get(address).content.decode()
    refused = browser.post(address, {}).content.decode()
    response = browser.post(address, filled_in(form))

    assert [name for name in form.fields if f'name="{name}"' not in empty] == []
    assert 'id="id_external_id_error"' in refused
    assert (re.findall(r'id="id_(\w+)_error"', response.content.decode()), response.status_code) == ([], 302)
    account = DoorAccount.objects.get()
    assert (account.inbox, account.provider) == (inbox, form_class.provider)
    assert [name for name in form.secret_names if secret(account, name) != _fitting(name, form.fields[name])] == []
    assert "hemlig-" not in browser.get(address).content.decode()


@pytest.mark.parametrize(("kind", "form_class"), FORMS)
def test_address_is_made_where_a_provider_calls_one(
    browser: Client, inbox: Inbox, kind: str, form_class: type[AccountForm]
) -> None:
    browser.post(
        f"{reverse('settings_door_account', args=[inbox.pk])}?leverantor={form_class.provider}",
        filled_in(form_class()),
    )

    shown = browser.post(reverse("settings_door_account_address", args=[inbox.pk]))

    assert (shown.status_code, b"/in/" in shown.content) == ((200, True) if form_class.hook else (404, False))


@pytest.mark.parametrize("kind", sorted({kind for kind, _form in FORMS}))
def test_every_door_says_what_the_provider_asks_for(browser: Client, inbox: Inbox, kind: str) -> None:
    assert all(form.readme for form in account_forms(kind).values())
    assert browser.get(reverse("settings_door_readme", args=[kind])).status_code == 200
