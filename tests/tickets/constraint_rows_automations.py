"""What the database refuses of automations, webhooks and completion requests."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from tests.factories import make_ticket
from tickets.models import Automation, AutomationRun, AutomationVersion, CompletionRequest, Webhook, WebhookCall


def automation(**fields: Any) -> Automation:
    return Automation.objects.create(**{"name": "x", "kind": "trigger", **fields})


def run(**fields: Any) -> AutomationRun:
    about = {"automation": automation(), "ticket": make_ticket(), "version": 1, "outcome": "done", "ticket_version": 1}
    return AutomationRun.objects.create(**{**about, **fields})


def run_twice(**fields: Any) -> None:
    first = run(**fields)
    run(**{**fields, "automation": first.automation, "ticket": first.ticket})


def version_twice() -> None:
    one = automation()
    for _again in range(2):
        AutomationVersion.objects.create(automation=one, version=1, data={})


def request(**fields: Any) -> CompletionRequest:
    about = {"ticket": make_ticket(), "items": ["x"], "deadline": timezone.localdate()}
    return CompletionRequest.objects.create(**{**about, **fields})


def webhook(**fields: Any) -> Webhook:
    return Webhook.objects.create(**{"name": "x", "url": "https://x.example/", "secret": "x", **fields})


AUTOMATION_ROWS: dict[str, Callable[[], Any]] = {
    "automation_has_name": lambda: automation(name=""),
    "automation_kind_known": lambda: automation(kind="wish"),
    "automation_set_off_one_way": lambda: automation(wait={"since": "status"}),
    "automation_paused_is_not_active": lambda: automation(is_active=True, paused_because="x"),
    "automation_version_once": version_twice,
    "automation_run_once": run_twice,
    "automation_run_once_since": lambda: run_twice(ticket_version=None, since=timezone.now().replace(microsecond=0)),
    "automation_run_set_off_one_way": lambda: run(since=timezone.now()),
    "automation_run_known": lambda: run(outcome="maybe"),
    "webhook_has_name_and_url": lambda: webhook(url=""),
    "webhook_call_state_known": lambda: WebhookCall.objects.create(
        webhook=webhook(), ticket=make_ticket(), state="lost"
    ),
    "completion_one_open_a_ticket": lambda: request(ticket=request().ticket),
    "completion_ended_somehow": lambda: request(end="answered"),
    "completion_asks_for_something": lambda: request(items=[]),
}
