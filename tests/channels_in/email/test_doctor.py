"""The mail doctor says what is right and what to mend, against a real DNS server, Dovecot and SMTP on loopback."""

import base64
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation
from pytest_django.fixtures import Settings

from channels_in.email.doctor import dns as doctor_dns
from channels_in.email.doctor import domain
from channels_in.email.doctor.dns import asker
from channels_in.email.doctor.examine import examine, is_well
from channels_in.email.doctor.findings import Finding
from channels_in.models import MailServer
from tests.channels_in.email.mails import mail_inbox, make_account
from tests.fakes.dns import DnsServer
from tests.fakes.dovecot import Dovecot
from tests.fakes.mail_servers import imap_server, user
from tests.fakes.smtp import SmtpServer
from tickets.models import Inbox

__all__ = ["imap_server", "user"]
pytestmark = pytest.mark.django_db
DOMAIN = "storan.example"


def key(bits: int) -> str:
    public = rsa.generate_private_key(65537, bits).public_key()
    der = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    text = base64.b64encode(der).decode()
    return " ".join(f'"{part}"' for part in ("v=DKIM1; k=rsa; p=", text[:200], text[200:]))


GOOD_KEY, SHORT_KEY = key(2048), key(1024)


@pytest.fixture
def dns(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[DnsServer]:
    """A domain where everything is right."""
    with DnsServer() as server:
        settings.MAIL_DNS = server.address
        monkeypatch.setattr(doctor_dns, "LIFETIME", 1.0)
        server.records |= {
            (DOMAIN, "MX"): ["10 mx.storan.example."],
            ("mx.storan.example", "A"): ["192.0.2.25"],
            (DOMAIN, "TXT"): ['"v=spf1 mx include:spf.example -all"', '"something else"'],
            ("spf.example", "TXT"): ['"v=spf1 ip4:192.0.2.128/25 ~all"'],
            (f"s1._domainkey.{DOMAIN}", "TXT"): [GOOD_KEY],
            (f"_dmarc.{DOMAIN}", "TXT"): ['"v=DMARC1; p=reject"'],
        }
        yield server


@pytest.fixture
def inbox(smtp: SmtpServer) -> Inbox:
    found = mail_inbox(slug="kundcenter")
    MailServer.objects.create(inbox=found, dkim_selectors="s1")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    return Inbox.objects.select_related("mail_server").get(pk=found.pk)


def found(inbox: Inbox, check: str) -> list[Finding]:
    with translation.override("en"):
        return [finding for finding in examine(inbox) if finding.check == check]


def states(inbox: Inbox, check: str) -> list[str]:
    return [finding.state for finding in found(inbox, check)]


def test_everything_right_is_well(dns: DnsServer, inbox: Inbox) -> None:
    with translation.override("en"):
        findings = examine(inbox)

    assert [(finding.check, finding.state) for finding in findings] == [
        ("mx", "ok"),
        ("spf", "ok"),
        ("dkim", "ok"),
        ("dmarc", "ok"),
        ("smtp_tls", "ok"),
        ("smtp_login", "ok"),
        ("clock", "ok"),
        ("storage", "ok"),
        ("worker", "ok"),
    ]
    assert is_well(findings)


def test_nobody_receives(dns: DnsServer, inbox: Inbox) -> None:
    del dns.records[DOMAIN, "MX"]
    assert states(inbox, "mx") == ["bad"]

    dns.records[DOMAIN, "MX"] = ["10 borta.storan.example."]
    assert found(inbox, "mx")[0].text.startswith("borta.storan.example has no address.")


@pytest.mark.parametrize(
    ("records", "state"),
    [
        ([], "bad"),
        (['"v=spf1 -all"', '"v=spf1 ~all"'], "bad"),
        (['"v=spf1 mx +all"'], "bad"),
        (['"v=spf1 mx all"'], "bad"),
        (['"v=spf1 mx ?all"'], "warn"),
        (['"v=spf1 mx"'], "warn"),
        (['"v=spf1 redirect=spf.example"'], "ok"),
        (['"v=spf1 ' + "a:mx.storan.example " * 11 + '-all"'], "bad"),
        (['"v=spf1 include:storan.example -all"'], "bad"),  # itself, for ever
    ],
)
def test_spf(dns: DnsServer, inbox: Inbox, records: list[str], state: str) -> None:
    dns.records[DOMAIN, "TXT"] = records or ['"nothing"']

    assert states(inbox, "spf") == [state]


@pytest.mark.parametrize(("address", "state"), [("192.0.2.25", "ok"), ("192.0.2.200", "ok"), ("198.51.100.7", "warn")])
def test_spf_lets_our_server_send_or_says_so(dns: DnsServer, address: str, state: str) -> None:
    dns.records["smtp.other.example", "A"] = [address]

    assert [found.state for found in domain.spf(asker(), DOMAIN, "smtp.other.example")] == [state]


@pytest.mark.parametrize(
    ("records", "state"),
    [
        ([], "bad"),
        ([SHORT_KEY], "warn"),
        (['"v=DKIM1; p="'], "bad"),
        (['"v=DKIM1; p=nonsense"'], "bad"),
        (['"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="'], "ok"),
    ],
)
def test_dkim(dns: DnsServer, inbox: Inbox, records: list[str], state: str) -> None:
    dns.records[f"s1._domainkey.{DOMAIN}", "TXT"] = records

    assert states(inbox, "dkim") == [state]


def test_dkim_without_a_selector_is_not_guessed(dns: DnsServer, inbox: Inbox) -> None:
    MailServer.objects.update(dkim_selectors="")

    assert states(Inbox.objects.select_related("mail_server").get(pk=inbox.pk), "dkim") == ["warn"]


@pytest.mark.parametrize(
    ("records", "state"), [({}, "bad"), ({f"_dmarc.{DOMAIN}": "p=none"}, "warn"), ({"_dmarc.example": "p=none"}, "bad")]
)
def test_dmarc(dns: DnsServer, inbox: Inbox, records: dict[str, str], state: str) -> None:
    del dns.records[f"_dmarc.{DOMAIN}", "TXT"]
    dns.records |= {(name, "TXT"): [f'"v=DMARC1; {policy}"'] for name, policy in records.items()}

    assert states(inbox, "dmarc") == [state]


def test_dmarc_of_the_domain_above_holds(dns: DnsServer, smtp: SmtpServer) -> None:
    below = mail_inbox(address="kundcenter@mail.storan.example")

    assert states(below, "dmarc") == ["ok"]


def test_dns_that_does_not_answer_is_not_taken_for_a_fault(
    dns: DnsServer, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    dns.is_silent = True
    monkeypatch.setattr(doctor_dns, "LIFETIME", 0.1)

    assert states(inbox, "mx") == ["skip"]
    assert is_well(found(inbox, "spf"))


@pytest.mark.parametrize(
    ("names", "forward", "state"),
    [([], "192.0.2.25", "bad"), (["mx.storan.example."], "192.0.2.25", "ok"), (["x.example."], "192.0.2.99", "bad")],
)
def test_name_backwards(dns: DnsServer, names: list[str], forward: str, state: str) -> None:
    dns.records["25.2.0.192.in-addr.arpa", "PTR"] = names
    dns.records["x.example", "A"] = [forward]

    assert [found.state for found in domain.ptr(asker(), DOMAIN, "mx.storan.example")] == [state]


def test_mailbox_is_looked_into(
    dns: DnsServer, inbox: Inbox, imap_server: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(imap_server.certificate))
    account = make_account(imap_server, user, inbox=inbox, security="tls", port=imap_server.tls_port)

    [tls] = found(inbox, "imap_tls")
    assert tls.state == "warn"  # it ends in two days
    assert "2 days" in tls.text or "1 days" in tls.text
    assert (states(inbox, "imap_login"), states(inbox, "folders")) == (["ok"], ["ok"])

    account.folder = "Saknas"
    account.save()
    assert states(inbox, "folders") == ["bad"]


def test_mailbox_with_another_s_certificate_is_not_signed_in_to(
    dns: DnsServer, inbox: Inbox, imap_server: Dovecot, user: str
) -> None:
    make_account(imap_server, user, inbox=inbox, security="tls", port=imap_server.tls_port)

    assert states(inbox, "imap_tls") == ["bad"]
    assert states(inbox, "imap_login") == []


def test_server_that_does_not_answer_is_told(dns: DnsServer, inbox: Inbox, settings: Settings) -> None:
    settings.EMAIL_PORT = 1

    assert states(inbox, "smtp_login") == ["bad"]


def test_no_worker_and_no_room_are_told(dns: DnsServer, inbox: Inbox, settings: Settings, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
    (tmp_path / "taken").write_text("")
    settings.MEDIA_ROOT = tmp_path / "taken"

    assert (states(inbox, "worker"), states(inbox, "storage")) == (["bad"], ["bad"])


def run(*arguments: str) -> tuple[int, str]:
    out, code = StringIO(), 0
    try:
        call_command("mail_doctor", *arguments, stdout=out)
    except SystemExit as ended:
        code = int(ended.code or 0)
    return code, out.getvalue()


def test_command_says_it_in_words_and_by_its_exit_code(dns: DnsServer, inbox: Inbox) -> None:
    assert run("kundcenter", "--language", "en") == (0, run("kundcenter", "--language", "en")[1])

    del dns.records[DOMAIN, "MX"]
    code, text = run("kundcenter")

    assert code == 1
    assert "BAD   Vem som tar emot e-post till storan.example (MX)" in text


def test_command_speaks_json(dns: DnsServer, inbox: Inbox) -> None:
    code, text = run("kundcenter", "--json")
    rows: list[dict[str, Any]] = json.loads(text)

    assert code == 0
    assert {tuple(row) for row in rows} == {("check", "state", "title", "text")}


def test_command_for_no_inbox_says_so(db: None) -> None:
    with pytest.raises(CommandError):
        call_command("mail_doctor", "finns-inte")
