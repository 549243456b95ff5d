"""The server an inbox's mail leaves by: saved, tried out, and its password given to no other."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from channels_in.models import MailServer, OAuthClient, OAuthGrant
from servicedesk.lib import secrets
from servicedesk.people.models import Agent, AuditEntry
from tests.channels_in.email.mails import mail_inbox
from tests.fakes.dovecot import write_certificate
from tests.fakes.smtp import Manner, SmtpServer
from tickets.models import Inbox

FIELDS = {
    "host": "SMTP.storan.example.",
    "port": "587",
    "security": "starttls",
    "username": "kundcenter",
    "password": " lösen ord ",
    "per_minute": "60",
    "dkim_selectors": "s1, s2",
}


@pytest.fixture(scope="module")
def certificate() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="smtp-"))
    write_certificate(folder)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    return certificate


def save(browser: Client, inbox: Inbox, **changes: str) -> Any:
    return browser.post(reverse("settings_inbox_server", args=[inbox.pk]), {**FIELDS, **changes})


def try_out(browser: Client, inbox: Inbox, name: str = "trial") -> str:
    response = browser.post(reverse(f"settings_inbox_server_{name}", args=[inbox.pk]), follow=True)
    return unescape(" ".join(response.content.decode().split()))


def at(server: SmtpServer, **changes: str) -> dict[str, str]:
    return {"host": "127.0.0.1", "port": str(server.port), **changes}


def test_server_is_saved_with_its_password_encrypted_and_shown_nowhere(browser: Client) -> None:
    inbox = mail_inbox()

    save(browser, inbox)

    server = MailServer.objects.get()
    assert (server.host, server.per_minute, server.selectors) == ("smtp.storan.example", 60, ["s1", "s2"])
    assert secrets.decrypt(server.password) == " lösen ord "
    assert "lösen ord" not in browser.get(reverse("settings_inbox_server", args=[inbox.pk])).content.decode()
    assert "lösen" not in str(AuditEntry.objects.get(verb="mail_server.created").detail)


@pytest.mark.parametrize(
    "change", [{"host": "smtp.evil.example"}, {"port": "2525"}, {"username": "x"}, {"security": "tls"}]
)
def test_password_is_asked_for_again_when_it_would_go_elsewhere(browser: Client, change: dict[str, str]) -> None:
    inbox = mail_inbox()
    save(browser, inbox)

    page = save(browser, inbox, password="", **change).content.decode()

    assert 'id="id_password_error"' in page
    assert MailServer.objects.get().host == "smtp.storan.example"


def test_password_goes_with_the_server_it_was_for(browser: Client) -> None:
    inbox = mail_inbox()
    save(browser, inbox)

    save(browser, inbox, host="", password="", username="")

    assert (MailServer.objects.get().host, MailServer.objects.get().password) == ("", "")


def test_nothing_is_sent_in_the_clear_but_on_this_machine(browser: Client) -> None:
    page = save(browser, mail_inbox(), security="none").content.decode()

    assert 'id="id_security_error"' in page
    assert MailServer.objects.count() == 0


def test_trial_signs_in_over_starttls_and_sends_nothing(browser: Client, trusted: Path) -> None:
    inbox = mail_inbox()
    with SmtpServer(certificate=trusted, users={"kundcenter": "rätt ord"}) as smtp:
        save(browser, inbox, **at(smtp, password="rätt ord"))
        assert "Anslutningen fungerar:" in try_out(browser, inbox)

        save(browser, inbox, **at(smtp, password="fel ord"))
        assert "Servern nekade användarnamnet eller lösenordet" in try_out(browser, inbox)
        assert smtp.received == []


def test_trial_over_tls_from_the_start(browser: Client, trusted: Path) -> None:
    inbox = mail_inbox()
    with SmtpServer(certificate=trusted, is_tls=True) as smtp:
        save(browser, inbox, **at(smtp, security="tls", username="", password=""))

        assert "Anslutningen fungerar:" in try_out(browser, inbox)


def connected(inbox: Inbox, token: str) -> OAuthGrant:
    client = OAuthClient.objects.create(provider="google", client_id="x", client_secret=secrets.encrypt("x"))
    return OAuthGrant.objects.create(
        inbox=inbox,
        client=client,
        refresh_token=secrets.encrypt("y"),
        access_token=secrets.encrypt(token),
        access_expires_at=timezone.now() + timedelta(hours=1),
    )


def test_connected_mailbox_signs_in_with_its_token_and_needs_no_password(browser: Client, trusted: Path) -> None:
    inbox = mail_inbox()
    grant = connected(inbox, "en-biljett")
    with SmtpServer(certificate=trusted, tokens={"kundcenter": "en-biljett"}) as smtp:
        save(browser, inbox, **at(smtp, sign_in="oauth", password=""))
        assert "Anslutningen fungerar:" in try_out(browser, inbox)
        assert MailServer.objects.get().password == ""

        smtp.tokens["kundcenter"] = "en annan"
        assert "Servern nekade" in try_out(browser, inbox)
        grant.refresh_from_db()
        assert grant.access_token == ""  # the next one is asked for anew


def test_mailbox_that_is_not_connected_cannot_be_signed_in_to_so(browser: Client) -> None:
    page = save(browser, mail_inbox(), sign_in="oauth", password="").content.decode()

    assert "Anslut brevlådan till Microsoft 365 eller Google först." in page
    assert MailServer.objects.count() == 0


@pytest.mark.parametrize("is_tls", [True, False])
def test_certificate_nobody_trusts_is_refused(browser: Client, certificate: Path, is_tls: bool) -> None:
    inbox = mail_inbox()
    with SmtpServer(certificate=certificate, is_tls=is_tls) as smtp:
        security = "tls" if is_tls else "starttls"
        save(browser, inbox, **at(smtp, security=security, username="", password=""))

        assert "Serverns certifikat är inte bra" in try_out(browser, inbox)


def test_server_that_hides_its_encryption_is_refused(browser: Client) -> None:
    inbox = mail_inbox()
    with SmtpServer() as smtp:
        save(browser, inbox, **at(smtp, username="", password=""))

        assert "Servern erbjuder ingen kryptering" in try_out(browser, inbox)


def test_test_mail_goes_to_the_one_who_asks(browser: Client, administrator: Agent) -> None:
    inbox = mail_inbox()
    with SmtpServer() as smtp:
        save(browser, inbox, **at(smtp, security="none", username="", password=""))
        assert administrator.email in try_out(browser, inbox, "test_mail")
        assert [received.recipients for received in smtp.received] == [[administrator.email]]

        smtp.manner = Manner.REFUSE
        assert "550 5.1.1" in try_out(browser, inbox, "test_mail")


def test_without_any_server_the_trial_says_that_mail_stays_here(browser: Client) -> None:
    assert "Ingen e-postserver är angiven" in try_out(browser, mail_inbox())
