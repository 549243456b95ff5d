"""Notification: an agent is told that something happened on a ticket. Numbers and kinds only, nothing about people."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models.absence import Absence
from tickets.models.bulk_job import BulkJob
from tickets.models.event import Event
from tickets.models.reminder import Reminder
from tickets.models.ticket import Ticket


class NotificationKind(models.TextChoices):
    MENTION = "mention", _("A colleague mentions me")
    ASSIGNMENT = "assignment", _("Somebody gives me a ticket")
    ANSWER = "answer", _("An answer on a ticket I have or follow")
    SIDE_ANSWER = "side_answer", _("An answer to something we forwarded")
    WOKEN = "woken", _("A ticket's rest is over")
    REMINDER = "reminder", _("A reminder of mine")
    UNDELIVERED = "undelivered", _("A message could not be delivered")
    MOVED = "moved", _("A ticket I have or follow is merged or handed over")
    IN_PUBLIC = "in_public", _("An identity number in public, or a comment that could not be hidden")
    PROMISE = "promise", _("A promise is soon due, or broken")
    SUBSTITUTE = "substitute", _("I stand in for a colleague, or a role has nobody")
    AUTOMATION = "automation", _("An automation I look after has failed")


class Notification(models.Model):
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=20, choices=NotificationKind)
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, null=True, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, null=True, related_name="+")
    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, null=True, related_name="+")
    # Instead of a ticket: somebody goes away, and this agent stands in, or nobody does.
    absence = models.ForeignKey(Absence, on_delete=models.CASCADE, null=True, db_index=False, related_name="+")
    # What one bulk change did to several tickets is told once: ticket is the first of them, ticket_ids are all.
    bulk = models.ForeignKey(BulkJob, on_delete=models.CASCADE, null=True, related_name="+")
    ticket_ids = ArrayField(models.BigIntegerField(), null=True)
    count = models.PositiveIntegerField(default=1, db_default=1)
    at = models.DateTimeField(default=timezone.now, editable=False)
    read_at = models.DateTimeField(null=True, editable=False)
    # How the agent wanted to be told of this kind when it happened.
    in_app = models.BooleanField(default=True)
    in_browser = models.BooleanField(default=False)
    mail_at = models.DateTimeField(null=True)  # when it is to stand in a mail; null: in none
    mailed_at = models.DateTimeField(null=True, editable=False)  # when it was dealt with, in a mail or without

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["agent", "-at", "-id"], name="notification_page"),
            models.Index(
                fields=["agent", "ticket"], name="notification_unread", condition=models.Q(read_at=None, in_app=True)
            ),
            models.Index(
                fields=["mail_at"],
                name="notification_unmailed",
                condition=models.Q(mailed_at=None, mail_at__isnull=False),
            ),
            models.Index(fields=["at"], name="notification_old"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agent", "event"], name="notification_once"),
            models.UniqueConstraint(fields=["agent", "reminder"], name="notification_reminder_once"),
            models.UniqueConstraint(
                fields=["agent", "absence"],
                name="notification_absence_once",
                condition=models.Q(absence__isnull=False),
            ),
            models.CheckConstraint(
                condition=models.Q(ticket__isnull=False, absence=None) | models.Q(ticket=None, absence__isnull=False),
                name="notification_of_ticket_or_absence",
            ),
            models.UniqueConstraint(
                fields=["agent", "bulk", "kind"],
                name="notification_bulk_once",
                condition=models.Q(bulk__isnull=False),
            ),
            models.CheckConstraint(
                condition=models.Q(bulk=None, ticket_ids=None, count=1)
                | models.Q(bulk__isnull=False, ticket_ids__isnull=False, event=None, reminder=None, count__gt=1),
                name="notification_of_one_or_many",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=NotificationKind.values), name="notification_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.agent_id} {self.ticket_id}"
