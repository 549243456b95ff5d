"""An inbox's page in figures, its alarms, and the mail doctor on a page."""

from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from channels_in.alarms import alarm_administrators, clear_alarm
from channels_in.models import MailAccount, MailExpectation, MailServer, OutboundAttempt, RawInbound
from servicedesk.people.models import AuditEntry
from tests.channels_in.email.mails import mail_inbox
from tests.factories import make_ticket
from tests.fakes.dns import DnsServer
from tickets.models import Inbox, Message


@pytest.fixture
def dns(settings: Settings) -> Iterator[DnsServer]:
    with DnsServer() as server:
        settings.MAIL_DNS = server.address
        yield server


def page(browser: Client, inbox: Inbox) -> str:
    return " ".join(unescape(browser.get(reverse("settings_inbox", args=[inbox.pk])).content.decode()).split())


def raw(inbox: Inbox, state: str, hours_ago: float) -> None:
    at = timezone.now() - timedelta(hours=hours_ago)
    RawInbound.objects.create(inbox=inbox, external_id=f"{state}{hours_ago}", body=b"x", state=state, received_at=at)


def attempt(inbox: Inbox, result: str, hours_ago: float) -> None:
    message = Message.objects.filter(ticket=make_ticket(inbox=inbox, team=inbox.team)).first()
    assert message is not None
    at = timezone.now() - timedelta(hours=hours_ago)
    OutboundAttempt.objects.create(message=message, inbox=inbox, result=result, started_at=at)


def test_figures_are_those_of_the_inbox_and_the_last_day(browser: Client) -> None:
    inbox, other = mail_inbox(), mail_inbox(address="annan@storan.example")
    for state, hours in (("waiting", 1), ("waiting", 2), ("failed", 1), ("failed", 30), ("set_aside", 3)):
        raw(inbox, state, hours)
    raw(other, "waiting", 1)
    for result, hours in (("sent", 1), ("sent", 2), ("sent", 30), ("failed", 1), ("retry", 1)):
        attempt(inbox, result, hours)

    figures = browser.get(reverse("settings_inbox", args=[inbox.pk])).context["figures"]

    assert (figures.backlog, figures.unread, figures.set_aside) == (2, 1, 1)
    assert (figures.sent, figures.failed, figures.this_minute) == (2, 1, 0)


def test_page_tells_the_rate_and_what_the_server_said(browser: Client) -> None:
    inbox = mail_inbox()
    MailServer.objects.create(
        inbox=inbox, host="smtp.storan.example", per_minute=60, last_error="451 busy", last_error_at=timezone.now()
    )

    text = page(browser, inbox)

    assert "smtp.storan.example" in text
    assert "0 av 60 mejl den här minuten" in text
    assert "451 busy" in text


def test_expected_mail_is_chosen_where_nobody_fetches(browser: Client) -> None:
    inbox = mail_inbox()
    url = reverse("settings_inbox_expectation", args=[inbox.pk])
    assert url in page(browser, inbox)

    browser.post(url, {"working_hours": "4"})
    assert MailExpectation.objects.get(inbox=inbox).working_hours == 4
    browser.post(url, {"working_hours": "x"})
    assert MailExpectation.objects.get(inbox=inbox).working_hours == 4
    browser.post(url, {"working_hours": ""})
    assert MailExpectation.objects.count() == 0
    assert AuditEntry.objects.filter(verb="inbox.expectation_changed").count() == 2

    MailAccount.objects.create(inbox=inbox, host="imap.storan.example", username="x", password="x")
    assert url not in page(browser, inbox)


def test_alarm_stands_above_every_page_until_it_is_mended(browser: Client) -> None:
    alarm_administrators("mail:x", "Mail to %(inbox)s is not fetched", "<b>%(inbox)s</b>", inbox="Kundcenter")

    for name in ("settings_inboxes", "settings_teams"):
        text = browser.get(reverse(name)).content.decode()
        assert "E-post till Kundcenter hämtas inte" in text
        assert "<b>Kundcenter" not in text
    clear_alarm("mail:x")
    assert "hämtas inte" not in browser.get(reverse("settings_teams")).content.decode()


def test_examination_looks_only_when_asked(browser: Client, dns: DnsServer) -> None:
    url = reverse("settings_inbox_examination", args=[mail_inbox().pk])

    assert browser.get(url).context["findings"] == []
    response = browser.post(url)

    assert "Vem som tar emot e-post till storan.example (MX)" in response.content.decode()
    assert {finding.check: finding.state for finding in response.context["findings"]}["mx"] == "bad"
    assert response.context["well"] is False
