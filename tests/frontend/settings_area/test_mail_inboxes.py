"""Inboxes for e-mail: made, told where their mail is, tried out; a password goes only where it was meant for."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from channels_in.models import FetchedMail, MailAccount
from servicedesk.lib import secrets
from servicedesk.people.models import AuditEntry, Team
from tests.channels_in.email.mails import mail, mail_inbox
from tests.factories import make_inbox
from tests.fakes.dovecot import PASSWORD, Dovecot, free_port
from tests.fakes.mail_servers import imap_server, user
from tickets.models import Inbox

__all__ = ["imap_server", "user"]
FIELDS = {
    "host": "IMAP.storan.example.",
    "port": "993",
    "security": "tls",
    "username": "kundcenter",
    "password": " lösen ord ",
    "folder": "INBOX",
    "after_reading": "mark",
    "move_to": "",
    "is_active": "on",
}


def save(browser: Client, inbox: Inbox, **changes: str) -> Any:
    return browser.post(reverse("settings_inbox_account", args=[inbox.pk]), {**FIELDS, **changes})


def make(browser: Client, **changes: str) -> Any:
    team = Team.objects.get(name="Kontaktcenter")
    fields = {"name": "Kundcenter", "team": str(team.pk), "sender_name": "Storåns kommun", "acknowledges": "on"}
    return browser.post(reverse("settings_inbox_new"), {**fields, "address": "Kundcenter@storan.example", **changes})


def test_inbox_is_made_and_leads_to_where_its_mail_is(browser: Client) -> None:
    response = make(browser)

    inbox = Inbox.objects.get()
    assert response.headers["Location"] == reverse("settings_inbox_account", args=[inbox.pk])
    assert (inbox.slug, inbox.kind, inbox.address) == ("kundcenter", "email", "kundcenter@storan.example")
    assert inbox.acknowledges is True
    assert AuditEntry.objects.get(verb="inbox.created").object_id == inbox.pk


@pytest.mark.parametrize("address", ["x", "", "KUNDCENTER@storan.example"])
def test_address_that_is_none_or_taken_is_refused_beside_its_field(browser: Client, address: str) -> None:
    make(browser)

    page = make(browser, address=address).content.decode()

    assert 'id="id_address_error"' in page
    assert Inbox.objects.count() == 1


def test_account_is_saved_with_its_password_encrypted_and_shown_nowhere(browser: Client) -> None:
    inbox = mail_inbox()

    save(browser, inbox)

    account = MailAccount.objects.get()
    assert (account.host, account.port, account.revision) == ("imap.storan.example", 993, 1)
    assert "lösen" not in account.password
    assert secrets.decrypt(account.password) == " lösen ord "
    assert "lösen ord" not in browser.get(reverse("settings_inbox_account", args=[inbox.pk])).content.decode()
    assert "lösen" not in str(AuditEntry.objects.get(verb="mail_account.created").detail)


@pytest.mark.parametrize(
    "change", [{"host": "imap.evil.example"}, {"port": "1993"}, {"username": "x"}, {"security": "starttls"}]
)
def test_password_is_asked_for_again_when_it_would_go_elsewhere(browser: Client, change: dict[str, str]) -> None:
    inbox = mail_inbox()
    save(browser, inbox)

    page = save(browser, inbox, password="", **change).content.decode()

    assert 'id="id_password_error"' in page
    assert MailAccount.objects.get().revision == 1
    save(browser, inbox, password="nytt", **change)
    assert secrets.decrypt(MailAccount.objects.get().password) == "nytt"


def test_other_changes_keep_the_password_and_how_far_was_read(browser: Client) -> None:
    inbox = mail_inbox()
    save(browser, inbox)
    MailAccount.objects.update(uidvalidity=7, last_uid=42)

    save(browser, inbox, password="", after_reading="move", move_to="Klart")

    account = MailAccount.objects.get()
    assert (account.move_to, account.revision, account.last_uid) == ("Klart", 2, 42)
    assert secrets.decrypt(account.password) == " lösen ord "
    save(browser, inbox, password="", after_reading="move", move_to="Klart")
    assert MailAccount.objects.get().revision == 2


def test_another_folder_is_read_from_its_beginning(browser: Client) -> None:
    inbox = mail_inbox()
    save(browser, inbox)
    account = MailAccount.objects.get()
    MailAccount.objects.update(uidvalidity=7, last_uid=42)
    FetchedMail.objects.create(account=account, uidvalidity=7, uid=41)

    save(browser, inbox, password="", folder="Kund")

    account.refresh_from_db()
    assert (account.uidvalidity, account.last_uid, FetchedMail.objects.count()) == (None, 0, 0)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"password": ""}, "password"),
        ({"host": ""}, "host"),
        ({"port": "0"}, "port"),
        ({"port": "70000"}, "port"),
        ({"security": "none"}, "security"),
        ({"after_reading": "move"}, "move_to"),
        ({"after_reading": "move", "move_to": "INBOX"}, "move_to"),
        ({"after_reading": "delete"}, "after_reading"),
        ({"username": "a" * 255}, "username"),
    ],
)
def test_error_stands_beside_its_field(browser: Client, wrong: dict[str, str], field: str) -> None:
    page = save(browser, mail_inbox(), **wrong).content.decode()

    assert f'id="id_{field}_error"' in page
    assert MailAccount.objects.count() == 0


def test_other_doors_have_no_mailbox(browser: Client) -> None:
    assert save(browser, make_inbox(kind="webform")).status_code == 404


def test_trial_tells_what_waits_and_changes_nothing(browser: Client, imap_server: Dovecot, user: str) -> None:
    imap_server.deliver(user, mail(), mail())
    inbox = mail_inbox()
    save(
        browser, inbox, host="127.0.0.1", port=str(imap_server.port), security="none", username=user, password=PASSWORD
    )

    page = browser.post(reverse("settings_inbox_account_trial", args=[inbox.pk]), follow=True).content.decode()

    assert "Anslutningen fungerar. 2 olästa e-brev väntar." in page
    assert imap_server.flags(user) == [False, False]
    assert FetchedMail.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"password": "fel"}, "Det gick inte att logga in: fel användarnamn eller lösenord"),
        ({"port": str(free_port())}, "Ingen anslutning"),
        ({"folder": "Finns inte"}, "Mappen kan inte öppnas"),
        ({"after_reading": "move", "move_to": "Klart"}, "Det finns ingen mapp Klart"),
        ({"security": "starttls"}, "Serverns certifikat är inte giltigt"),
    ],
)
def test_trial_tells_in_words_what_does_not_work(
    browser: Client, imap_server: Dovecot, user: str, change: dict[str, str], said: str
) -> None:
    inbox = mail_inbox()
    right = {"host": "127.0.0.1", "port": str(imap_server.port), "security": "none", "password": PASSWORD}
    save(browser, inbox, username=user, **{**right, **change})

    page = browser.post(reverse("settings_inbox_account_trial", args=[inbox.pk]), follow=True).content.decode()

    assert f"Anslutningen fungerar inte. {said}" in unescape(page)


def test_inbox_and_list_tell_how_the_fetching_goes(browser: Client) -> None:
    inbox = mail_inbox()
    save(browser, inbox)

    def pages() -> list[str]:
        addresses = (reverse("settings_inboxes"), reverse("settings_inbox", args=[inbox.pk]))
        return [browser.get(address).content.decode() for address in addresses]

    MailAccount.objects.update(last_success_at=timezone.now())
    assert "Fungerar" in pages()[0]
    assert "E-post hämtas<" in pages()[1]
    MailAccount.objects.update(last_error="No connection: Connection refused")
    assert "Fel vid hämtning" in pages()[0]
    assert "Ingen anslutning: Connection refused" in pages()[1]
    long_ago = timezone.now() - timedelta(hours=1)
    MailAccount.objects.update(active_since=long_ago, last_success_at=long_ago)
    assert ["E-post hämtas inte" in page for page in pages()] == [True, True]
