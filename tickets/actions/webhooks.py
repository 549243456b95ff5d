"""Webhooks: kept, called when an automation says so, and called again while they do not answer.

What is sent is documented in docs/automation.md. It is read from the ticket when it leaves, not when it was asked for:
a ticket that has become confidential in the meantime is told of by its number alone.
"""

import hashlib
import hmac
import json
import secrets as random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from servicedesk.lib import outward, secrets
from servicedesk.lib.queueing import enqueue
from servicedesk.lib.text import one_line
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange
from tickets.automation.acting import acting
from tickets.models import Automation, CallState, Direction, Ticket, Webhook, WebhookCall, WebhookField

CALL = "tickets.call_webhook"  # the job's name; tickets.tasks does it
# How long after a call that did not arrive the next one is made; after the last it has failed.
AGAIN_AFTER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
KEPT_DAYS = 90
_LIMITS = outward.Limits(connect=5.0, read=10.0, whole=15.0, size=10_000, https_only=True)


def save_webhook(
    webhook: Webhook | None, *, by: Agent, name: str, url: str, fields: Sequence[str], is_active: bool = True
) -> tuple[Webhook, str]:
    """Make a webhook, or change one. Returns it and, of a new one, its secret: it is never shown again.

    Raises InvalidChange (no name, an address that is never called).
    """
    wanted: dict[str, Any] = {
        "name": one_line(name, 80),
        "url": url.strip()[:500],
        "fields": [field for field in WebhookField.values if field in fields],
        "is_active": is_active,
    }
    if not wanted["name"]:
        raise InvalidChange(_("Write a name."), field="name")
    try:
        outward.check_address(wanted["url"], https_only=True)
    except outward.OutwardError as error:
        said = error.in_words()
        raise InvalidChange(f"{said[:1].upper()}{said[1:]}.", field="url") from error
    secret = "" if webhook else random.token_urlsafe(32)
    webhook = webhook or Webhook(secret=secrets.encrypt(secret))
    with transaction.atomic():
        changes = changed_fields(webhook, wanted)
        is_new = webhook.pk is None
        webhook.save()
        if is_new or changes:
            record("webhook.created" if is_new else "webhook.changed", by=by, about=webhook, changes=changes)
    return webhook, secret


def new_secret(webhook: Webhook, *, by: Agent) -> str:
    """Give it another secret; what is sent from now on is signed with it."""
    secret = random.token_urlsafe(32)
    with transaction.atomic():
        webhook.secret = secrets.encrypt(secret)
        webhook.save(update_fields=["secret"])
        record("webhook.new_secret", by=by, about=webhook)
    return secret


def call(webhook: Webhook, ticket: Ticket) -> WebhookCall:
    """Inside the transaction of a change: have the webhook told of the ticket."""
    automation = Automation.objects.filter(pk=acting().automation).first()
    row = WebhookCall.objects.create(
        webhook=webhook,
        ticket=ticket,
        automation=automation,
        automation_version=automation.version if automation else 1,
    )
    enqueue(CALL, queue="outgoing", call_id=row.pk)
    return row


def call_again(row: WebhookCall, *, by: Agent) -> None:
    """An administrator asks for one that has failed to be tried anew."""
    with transaction.atomic():
        if WebhookCall.objects.filter(pk=row.pk, state=CallState.FAILED).update(state=CallState.WAITING, attempts=0):
            record("webhook.called_again", by=by, about=row.webhook, call=row.pk)
            enqueue(CALL, queue="outgoing", call_id=row.pk)


def make_call(call_id: int, now: datetime) -> WebhookCall | None:
    """Call once. Returns the row when it has failed for good, else None: it arrived, or a job for later is asked for.

    The same call may arrive twice, with the same id, when its answer was lost.
    """
    row = WebhookCall.objects.select_related("webhook", "ticket__team", "automation").filter(pk=call_id).first()
    if row is None or row.state != CallState.WAITING:
        return None
    row.attempts += 1
    try:
        row.status, row.detail = _sent(row, now), ""
    except outward.OutwardError as error:
        row.status, row.detail = None, error.in_words()[:200]
        return _not_arrived(row, now, is_over=error.permanent)
    if 200 <= row.status < 300:
        row.state, row.sent_at = CallState.SENT, now
        row.save()
        return None
    # A request that is refused stays refused; too many at once, or a fault on their side, may pass.
    row.detail = _("It answered %(status)d.") % {"status": row.status}
    return _not_arrived(row, now, is_over=row.status < 500 and row.status not in (408, 425, 429))


def _sent(row: WebhookCall, now: datetime) -> int:
    if not row.webhook.is_active:
        raise outward.OutwardError(_("the webhook is not in use"), permanent=True)
    body = json.dumps(payload(row), ensure_ascii=False, separators=(",", ":")).encode()
    headers = {
        "content-type": "application/json",
        "servicedesk-signature": signature(secrets.decrypt(row.webhook.secret), body, int(now.timestamp())),
    }
    return outward.request("POST", row.webhook.url, headers=headers, content=body, limits=_LIMITS).status


def signature(secret: str, body: bytes, at: int) -> str:
    """t=<seconds since 1970>,v1=<HMAC-SHA256 of "<t>.<body>", in hexadecimal>"""
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


def payload(row: WebhookCall) -> dict[str, Any]:
    """What a webhook is told: see docs/automation.md."""
    ticket = Ticket.objects.select_related("team", "category", "requester").get(pk=row.ticket_id)
    told: dict[str, Any] = {
        "id": row.pk,
        "kind": "automation",
        "at": row.created_at.isoformat(),
        "automation": {"id": row.automation_id, "name": str(row.automation or ""), "version": row.automation_version},
        "ticket": {
            "number": ticket.number,
            "url": f"{settings.BASE_URL}{reverse('ticket', args=[ticket.number])}",
            "is_confidential": ticket.is_confidential,
        },
    }
    if not ticket.is_confidential:
        # What somebody with a protected identity writes may say where they live.
        chosen = [] if ticket.requester.is_protected else row.webhook.fields
        told["ticket"] |= _about(ticket) | {name: _CHOSEN[name](ticket) for name in chosen}
    return told


def _about(ticket: Ticket) -> dict[str, Any]:
    return {
        "status": ticket.status,
        "priority": ticket.priority,
        "channel": ticket.channel,
        "case_kind": ticket.case_kind,
        "team": ticket.team.slug,
        "category": ticket.category.slug if ticket.category else None,
        "language": ticket.language,
        "created_at": ticket.created_at.isoformat(),
        "updated_at": ticket.updated_at.isoformat(),
    }


def _first_message(ticket: Ticket) -> str:
    theirs = ticket.messages.visible_to_requester().filter(direction=Direction.IN)
    return str(theirs.order_by("created_at", "id").values_list("body", flat=True).first() or "")


_CHOSEN: dict[str, Any] = {
    WebhookField.SUBJECT: lambda ticket: ticket.subject,
    WebhookField.TAGS: lambda ticket: ticket.tags,
    WebhookField.REQUESTER_NAME: lambda ticket: ticket.requester.name,
    WebhookField.FIRST_MESSAGE: _first_message,
}


def _not_arrived(row: WebhookCall, now: datetime, *, is_over: bool) -> WebhookCall | None:
    is_over = is_over or row.attempts > len(AGAIN_AFTER)
    with transaction.atomic():
        if is_over:
            row.state = CallState.FAILED
        else:
            enqueue(CALL, queue="outgoing", at=now + AGAIN_AFTER[row.attempts - 1], call_id=row.pk)
        row.save()
    return row if is_over else None


def forget_old_calls(now: datetime) -> int:
    """Remove what was told long ago. Returns how many."""
    return WebhookCall.objects.filter(created_at__lt=now - timedelta(days=KEPT_DAYS)).delete()[0]
