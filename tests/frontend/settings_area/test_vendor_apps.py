"""The municipality's app at Meta: its secret is kept and never shown, its address and word are shown once."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from channels_in.accounts import secret, secrets_accepted
from channels_in.models import VendorApp
from servicedesk.people.models import AuditEntry
from tests.channels_in.meta.conftest import make_account
from tests.fakes import meta

pytestmark = pytest.mark.django_db
SECRET = "appens-hemlighet-som-ingen-ser"
GIVEN = {"name": "Storåns app", "app_id": "215000000000017", "app_secret": SECRET}


def made(browser: Client) -> VendorApp:
    assert browser.post(reverse("settings_vendor_app_new"), GIVEN).status_code == 302
    return VendorApp.objects.get()


def shown(page: str, name: str) -> str:
    found = re.search(rf'id="{name}" type="text" value="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def test_app_is_saved_and_its_secret_seen_nowhere(browser: Client) -> None:
    app = made(browser)

    assert (app.name, app.app_id, secret(app, "app_secret")) == ("Storåns app", "215000000000017", SECRET)
    pages = [browser.get(reverse("settings_vendor_apps")), browser.get(reverse("settings_vendor_app", args=[app.pk]))]
    assert all(SECRET not in page.content.decode() for page in pages)
    assert SECRET not in str(list(AuditEntry.objects.values_list("detail", flat=True)))


@pytest.mark.parametrize("wrong", [{"app_id": "storan"}, {"app_id": ""}, {"app_secret": ""}, {"name": ""}])
def test_what_is_missing_is_asked_for(browser: Client, wrong: dict[str, str]) -> None:
    page = browser.post(reverse("settings_vendor_app_new"), GIVEN | wrong)

    assert page.status_code == 200
    assert f'id="id_{next(iter(wrong))}_error"' in page.content.decode()
    assert VendorApp.objects.count() == 0


def test_address_and_word_are_shown_once_and_work(browser: Client) -> None:
    app = made(browser)
    answer = browser.post(reverse("settings_vendor_app_address", args=[app.pk]))
    page = answer.content.decode()
    address, word = shown(page, "hook"), shown(page, "word")

    assert answer["Cache-Control"] == "no-store"
    again = browser.get(reverse("settings_vendor_app", args=[app.pk])).content.decode()
    assert address
    assert word
    assert address not in again
    assert word not in again
    asked = {"hub.mode": "subscribe", "hub.verify_token": word, "hub.challenge": "7"}
    assert Client().get("/in/" + address.partition("/in/")[2], asked).content == b"7"


def test_changed_secret_takes_the_one_before_along_for_a_day(browser: Client) -> None:
    app = made(browser)
    browser.post(reverse("settings_vendor_app", args=[app.pk]), GIVEN | {"app_secret": "den-nya"})

    app.refresh_from_db()
    assert secrets_accepted(app, "app_secret") == ["den-nya", SECRET]


def test_empty_secret_keeps_the_one_there_is(browser: Client) -> None:
    app = made(browser)
    browser.post(reverse("settings_vendor_app", args=[app.pk]), GIVEN | {"app_secret": "", "name": "Nytt namn"})

    app.refresh_from_db()
    assert (app.name, secrets_accepted(app, "app_secret")) == ("Nytt namn", [SECRET])


def test_app_says_which_inboxes_use_it(browser: Client) -> None:
    app = made(browser)
    account = make_account("facebook", app)

    for name in ("settings_vendor_apps", "settings_vendor_app"):
        page = browser.get(reverse(name, args=[app.pk] if name == "settings_vendor_app" else [])).content.decode()
        assert reverse("settings_door_account", args=[account.inbox_id]) in page
    assert meta.TOKEN not in page


def test_account_page_leads_to_the_apps(browser: Client) -> None:
    account = make_account("facebook", made(browser))

    page = browser.get(reverse("settings_door_account", args=[account.inbox_id])).content.decode()

    assert f'href="{reverse("settings_vendor_apps")}"' in page


def test_app_is_written_down_once(browser: Client) -> None:
    app = made(browser)

    page = browser.post(reverse("settings_vendor_app_new"), GIVEN | {"name": "En till"}).content.decode()

    assert 'id="id_app_id_error"' in page
    assert VendorApp.objects.get() == app
