"""Webhooks: signed, no more than was chosen, tried again while they do not answer, never led to the inside."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from servicedesk.people.models import AuditEntry
from tests.factories import make_agent, make_contact, make_ticket
from tests.factories.automations import make_automation
from tests.factories.cast import Cast
from tests.fakes.web import Asked, Reply, WebServer
from tests.tickets.automation.test_triggers import run_all
from tickets.actions import webhooks
from tickets.actions.automate import make_call
from tickets.actions.errors import InvalidChange
from tickets.actions.set_properties import set_confidential
from tickets.actions.webhooks import AGAIN_AFTER, CALL, call_again, save_webhook
from tickets.models import Automation, EventKind, Ticket, Webhook, WebhookCall, WebhookField

NOW = timezone.now()


@pytest.fixture
def server(settings: Settings) -> Iterator[WebServer]:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    with WebServer(lambda asked: Reply(204)) as running:
        yield running


def made(url: str, *fields: str) -> tuple[Webhook, str]:
    return save_webhook(None, by=make_agent(role="administrator"), name="Driften", url=url, fields=fields)


def called_for(cast: Cast, webhook: Webhook, **fields: Any) -> Ticket:
    make_automation({"do": "webhook", "value": webhook.pk}, name="Larma")
    ticket = make_ticket(team=cast.kontaktcenter, **fields)
    run_all()
    return ticket


def waiting() -> list[Any]:
    """When each call that is still to be made is to be made."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT scheduled_at FROM procrastinate_jobs WHERE task_name = %s AND status = 'todo' ORDER BY id", [CALL]
        )
        return [row[0] for row in cursor.fetchall()]


def test_call_is_signed_and_says_what_was_chosen_and_no_more(cast: Cast, server: WebServer) -> None:
    webhook, secret = made(f"{server.url}/krok", WebhookField.SUBJECT)
    ticket = called_for(cast, webhook, subject="Lampan är trasig")
    call = WebhookCall.objects.get()
    assert waiting() == [None]

    make_call(call.pk, NOW)
    make_call(call.pk, NOW)  # done is done

    asked: Asked = server.asked[0]
    assert (len(server.asked), asked.method, asked.path) == (1, "POST", "/krok")
    at, signed = (part.split("=", 1)[1] for part in asked.headers["servicedesk-signature"].split(","))
    digest = hmac.new(secret.encode(), at.encode() + b"." + asked.body, hashlib.sha256)
    assert (int(at), signed) == (int(NOW.timestamp()), digest.hexdigest())
    told = json.loads(asked.body)
    assert (told["id"], told["kind"], told["automation"]["name"]) == (call.pk, "automation", "Larma")
    assert sorted(told["ticket"]) == [
        *("case_kind", "category", "channel", "created_at", "is_confidential", "language", "number", "priority"),
        *("status", "subject", "team", "updated_at", "url"),
    ]
    assert (told["ticket"]["number"], told["ticket"]["subject"]) == (ticket.number, "Lampan är trasig")
    assert secret not in Webhook.objects.values_list("secret", flat=True)
    call.refresh_from_db()
    assert (call.state, call.status, call.sent_at) == ("sent", 204, NOW)


def test_ticket_that_has_become_confidential_is_told_of_by_its_number_alone(cast: Cast, server: WebServer) -> None:
    webhook, _secret = made(server.url, *WebhookField.values)
    hidden = make_contact("Skyddad Person", is_protected=True)
    ticket = called_for(cast, webhook, requester=hidden)
    told = webhooks.payload(WebhookCall.objects.get())["ticket"]
    assert (told["status"], set(told) & set(WebhookField.values)) == ("new", set())

    set_confidential(ticket, True, by=cast.johan)
    make_call(WebhookCall.objects.get().pk, NOW)

    assert sorted(json.loads(server.asked[0].body)["ticket"]) == ["is_confidential", "number", "url"]


def test_faults_that_may_pass_are_tried_again_ever_later_and_then_told(cast: Cast, server: WebServer) -> None:
    server.answering = lambda asked: Reply(503)
    webhook, _secret = made(server.url)
    ticket = called_for(cast, webhook)
    call = WebhookCall.objects.get()

    for _attempt in range(len(AGAIN_AFTER) + 1):
        make_call(call.pk, NOW)

    assert waiting() == [None, *[NOW + later for later in AGAIN_AFTER]]
    call.refresh_from_db()
    assert (call.state, call.status, call.attempts) == ("failed", 503, len(AGAIN_AFTER) + 1)
    event = ticket.events.get(kind=EventKind.AUTOMATION_FAILED)
    assert "Driften" in event.data["why"]
    assert (Automation.objects.get().failures, Automation.objects.get().is_active) == (1, True)
    call_again(call, by=cast.johan)
    server.answering = lambda asked: Reply(200)
    make_call(call.pk, NOW)
    assert WebhookCall.objects.get().state == "sent"


def test_refusals_redirects_and_addresses_inside_are_final(cast: Cast, server: WebServer, settings: Settings) -> None:
    webhook, _secret = made(server.url)
    called_for(cast, webhook)
    call = WebhookCall.objects.get()

    def after(reply: Reply) -> tuple[str, int | None]:
        WebhookCall.objects.update(state="waiting", attempts=0)
        server.answering = lambda asked: reply
        make_call(call.pk, NOW)
        found = WebhookCall.objects.get()
        return found.state, found.status

    before = len(server.asked)
    assert after(Reply(410)) == ("failed", 410)
    assert after(Reply(302, headers={"Location": f"{server.url}/admin"})) == ("failed", 302)
    assert [asked.path for asked in server.asked[before:]] == ["/", "/"]
    settings.OUTWARD_ALLOWED_HOSTS = []  # as in life: loopback is never called, whoever wrote it there
    assert after(Reply(200)) == ("failed", None)
    assert len(server.asked) == before + 2
    assert not Automation.objects.get().is_active  # three times in a row
    assert Automation.objects.get().paused_because


@pytest.mark.parametrize(
    "url",
    ["http://exempel.example/", "https://a:b@exempel.example/", "https://exempel.example:22/", "ftp://x", "", "x"],
)
def test_addresses_that_are_never_called_are_refused_when_they_are_written(db: None, url: str) -> None:
    with pytest.raises(InvalidChange):
        made(url)


def test_secret_is_in_no_audit_and_an_unchanged_webhook_leaves_no_trace(cast: Cast) -> None:
    webhook, secret = made("https://exempel.example/krok")
    save_webhook(webhook, by=cast.johan, name="Driften", url=webhook.url, fields=[])
    assert list(AuditEntry.objects.values_list("verb", flat=True)) == ["webhook.created"]
    assert secret not in str(list(AuditEntry.objects.values()))
    WebhookCall.objects.create(webhook=webhook, ticket=make_ticket(), created_at=NOW - timedelta(days=91))
    assert webhooks.forget_old_calls(NOW) == 1
