from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange
from tickets.actions.tell import tell_of_reminders
from tickets.models import Reminder, Ticket
from tickets.models.reminder import REMINDER_MAX
from tickets.signals import reminder_due

LONGEST = timedelta(days=3 * 366)


def remind(ticket: Ticket, *, by: Agent, at: datetime, text: str = "") -> Reminder:
    """Tell this agent about the ticket then; nobody else sees it, and the ticket itself is not changed.

    Raises InvalidChange for a time that has passed or is more than three years away.
    """
    if not timezone.now() < at <= timezone.now() + LONGEST:
        raise InvalidChange(_("Choose a time within three years from now."))
    return Reminder.objects.create(agent=by, ticket=ticket, at=at, text=one_line(text, REMINDER_MAX))


def finish_reminder(reminder: Reminder) -> None:
    """It has done its work; one that is not due yet will not be told."""
    Reminder.objects.filter(pk=reminder.pk, done_at=None).update(done_at=timezone.now())


def tell_due(now: datetime, *, most: int = 500) -> int:
    """Send reminder_due for each reminder whose time has come, once. Returns how many."""
    with transaction.atomic():
        due = Reminder.objects.select_for_update(skip_locked=True).filter(at__lte=now, told_at=None, done_at=None)
        rows = list(due.order_by("at", "pk")[:most])
        Reminder.objects.filter(pk__in=[row.pk for row in rows]).update(told_at=now)
        tell_of_reminders(rows)
        transaction.on_commit(lambda: _send(rows))
    return len(rows)


def _send(rows: list[Reminder]) -> None:
    for row in rows:
        reminder_due.send_robust(sender=Reminder, reminder_id=row.pk, agent_id=row.agent_id, ticket_id=row.ticket_id)


def due_counts(now: datetime) -> dict[int, int]:
    """How many reminders have come due and are not done, by agent; only agents who have any."""
    due = Reminder.objects.filter(done_at=None, at__lte=now).order_by()
    return dict(due.values_list("agent").annotate(count=Count("pk")))
