"""An inbox for mail has an address of its own. It can get another, and mail to the former one still comes in."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from channels_in.email.inbox_addresses import AddressRefused, change_address
from channels_in.email.receive import NoSuchInbox, inbox_for
from servicedesk.people.models import AuditEntry
from tests.channels_in.email.mails import ADDRESS, mail_inbox
from tests.factories import make_agent, make_inbox
from tests.frontend.settings_area.conftest import administrator, browser
from tickets.models import Inbox, InboxAddress

__all__ = ["administrator", "browser"]
pytestmark = pytest.mark.django_db
NEW, OTHER = "service@storan.example", "bygglov@storan.example"


def moved() -> Inbox:
    inbox = mail_inbox()
    change_address(inbox, by=make_agent(), address=NEW.upper())
    return Inbox.objects.get(pk=inbox.pk)


@pytest.mark.parametrize("address", [NEW, ADDRESS, f"KUNDCENTER+12-abc{ADDRESS[10:]}", "service+12-abc@storan.example"])
def test_mail_to_the_new_and_to_the_former_address_comes_in(address: str) -> None:
    inbox = moved()

    assert inbox_for(address) == inbox


def test_change_is_on_record_and_the_former_address_is_kept() -> None:
    inbox = moved()

    entry = AuditEntry.objects.get(verb="inbox.changed")
    assert (inbox.address, entry.detail["changes"]) == (NEW, {"address": [ADDRESS, NEW]})
    assert list(inbox.former_addresses.values_list("address", flat=True)) == [ADDRESS]


def test_going_back_to_the_former_address_leaves_one_former_address() -> None:
    inbox = moved()

    change_address(inbox, by=make_agent(), address=ADDRESS)

    assert list(InboxAddress.objects.values_list("address", flat=True)) == [NEW]
    assert inbox_for(ADDRESS) == inbox_for(NEW) == inbox


def test_another_inbox_may_take_a_former_address_and_then_gets_its_mail() -> None:
    first, second = moved(), mail_inbox(address=OTHER)

    change_address(second, by=make_agent(), address=ADDRESS)

    assert (inbox_for(ADDRESS), inbox_for(OTHER), inbox_for(NEW)) == (second, second, first)


@pytest.mark.parametrize("address", [OTHER, OTHER.upper(), "x", "", "a@b@storan.example"])
def test_address_that_is_none_or_taken_is_refused_and_nothing_changes(address: str) -> None:
    inbox = mail_inbox()
    mail_inbox(address=OTHER, name="Bygglov")

    with pytest.raises(AddressRefused):
        change_address(inbox, by=make_agent(), address=address)

    assert Inbox.objects.get(pk=inbox.pk).address == ADDRESS
    assert not InboxAddress.objects.exists()


def test_database_refuses_a_second_inbox_with_the_address_whatever_the_case() -> None:
    mail_inbox()

    with pytest.raises(IntegrityError), transaction.atomic():
        make_inbox(kind="email", address=ADDRESS.upper())
    make_inbox(kind="webform", address=ADDRESS)
    assert [make_inbox(kind="email", address="").address for _two in range(2)] == ["", ""]


def test_switched_off_inbox_receives_at_no_address() -> None:
    Inbox.objects.filter(pk=moved().pk).update(is_active=False)

    for address in (NEW, ADDRESS):
        with pytest.raises(NoSuchInbox):
            inbox_for(address)


def test_migration_tells_inboxes_with_one_address_apart_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    migration = import_module("tickets.migrations.0017_inbox_addresses")
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX inbox_for_mail_has_its_address")
    inboxes = [make_inbox(kind="email", address=ADDRESS.title(), slug=f"i{n}", name=f"Inkorg {n}") for n in (1, 2)]

    migration.tell_apart(apps, None)

    addresses = [Inbox.objects.get(pk=inbox.pk).address for inbox in inboxes]
    assert addresses == [ADDRESS, "kundcenter+i2@storan.example"]
    assert '"Inkorg 2"' in capsys.readouterr().out


def test_administrator_changes_it_on_a_page_and_is_told_when_it_is_taken(browser: Client) -> None:
    inbox = mail_inbox()
    mail_inbox(address=OTHER, name="Bygglov")
    page = reverse("settings_inbox_address", args=[inbox.pk])

    refused = browser.post(page, {"address": OTHER}).content.decode()
    taken = browser.post(page, {"address": NEW})

    assert "Inkorgen Bygglov har den här adressen." in refused
    assert taken.headers["Location"] == reverse("settings_inbox", args=[inbox.pk])
    assert Inbox.objects.get(pk=inbox.pk).address == NEW
    assert ADDRESS in browser.get(page).content.decode()
