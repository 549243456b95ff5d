"""The role matrix of automations, webhooks and completion requests. See role_matrix.py."""

from servicedesk.people.models import Agent
from tests.house.roles import Row, Things, administrators, members, token
from tickets.actions.automations import save_automation
from tickets.actions.webhooks import save_webhook
from tickets.models import Ticket, Webhook, WebhookCall


def automation(things: Things) -> list[object]:
    by = Agent.objects.get(pk=things.people["administrator"].pk)
    said = {"name": "x", "kind": "trigger", "on": ["created"], "changes": [{"do": "priority", "value": 30}]}
    return [save_automation(None, by=by, said=said).pk]


def _webhook(things: Things) -> Webhook:
    by, url = things.people["administrator"], "https://x.example/"
    return Webhook.objects.first() or save_webhook(None, by=by, name="x", url=url, fields=[])[0]


def webhook(things: Things) -> list[object]:
    return [_webhook(things).pk]


def call(things: Things) -> list[object]:
    ticket = Ticket.objects.get(number=things.number)
    return [WebhookCall.objects.create(webhook=_webhook(things), ticket=ticket, state="failed").pk]


def number(things: Things) -> list[object]:
    return [things.number]


AUTOMATIONS: dict[str, Row] = {
    **{f"settings_{name}": administrators() for name in ("automations", "automation_new", "webhooks", "webhook_new")},
    **{f"settings_automation{name}": administrators(args=automation) for name in ("", "_trial", "_versions")},
    **{
        f"settings_automation_{name}": administrators(302, args=automation, method="post")
        for name in ("state", "place", "removal")
    },
    "settings_webhook": administrators(args=webhook),
    "settings_webhook_secret": administrators(302, args=webhook, method="post"),
    "settings_webhook_trying": administrators(302, args=call, method="post"),
}
COMPLETION: dict[str, Row] = {
    "ticket_completion": members(args=number),
    "ticket_completion_ending": members(302, args=number, method="post"),
}
AUTOMATIONS_API: dict[str, Row] = {
    "api-automations": token(),
    "api-automation": token(args=automation),
    "api-automation-state": token(args=automation, method="post"),
    "api-automation-trial": token(args=automation),
    "api-ticket-completion-requests": token(args=number),
    "api-ticket-completion-ending": token(args=lambda things: [things.number, 1], method="post"),
}
