"""Mails to agents about their notifications: numbers, kinds and links, nothing about people; each row once."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from servicedesk.lib.queueing import enqueue
from servicedesk.people.mail import SEND
from servicedesk.people.models import Agent
from tickets.models import Notification, QuietHours
from tickets.notifications import address_of, notifications_visible_to, title_of

ROWS_MAX = 100  # in one mail; the page has the rest


def send_due(now: datetime, *, most: int = 200) -> int:
    """Send each agent who has something waiting one mail, unless they are left in peace now. Returns how many mails."""
    waiting = _waiting(now).order_by().values_list("agent", flat=True).distinct()
    quiet = {row.agent_id for row in QuietHours.objects.all() if row.holds(timezone.localtime(now))}
    due = list(Agent.objects.filter(pk__in=waiting).exclude(pk__in=quiet)[:most])
    return sum(_send(agent, now) for agent in due)


def _waiting(now: datetime) -> QuerySet[Notification]:
    return Notification.objects.filter(mail_at__lte=now, mailed_at=None)


def _send(agent: Agent, now: datetime) -> bool:
    """One agent's mail: the rows are dealt with if and only if the mail is asked for."""
    with transaction.atomic():
        held = list(_waiting(now).filter(agent=agent).select_for_update(skip_locked=True).values_list("pk", flat=True))
        shown = notifications_visible_to(agent).filter(pk__in=held, read_at=None) if agent.is_active else None
        rows = list(shown.order_by("at", "pk")) if shown is not None else []
        Notification.objects.filter(pk__in=held).update(mailed_at=now)
        if not rows:
            return False
        with translation.override(agent.language):
            context = {
                "lines": [(title_of(row), _link(row)) for row in rows[:ROWS_MAX]],
                "more": max(0, len(rows) - ROWS_MAX),
                "count": len(rows),
                "page": f"{settings.BASE_URL}{reverse('notifications')}",
                "choices": f"{settings.BASE_URL}{reverse('notification_choices')}",
                "municipality": settings.MUNICIPALITY,
            }
            subject = " ".join(render_to_string("tickets/email/digest_subject.txt", context).split())
            enqueue(
                SEND, queue="outgoing", to=agent.email, subject=subject,
                body=render_to_string("tickets/email/digest.txt", context),
            )  # fmt: skip
    return True


def _link(row: Notification) -> str:
    return f"{settings.BASE_URL}{address_of(row)}"
