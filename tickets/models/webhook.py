"""Webhook: an address outside that automations may call, and what has been sent there."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models.automation import Automation
from tickets.models.ticket import Ticket


class WebhookField(models.TextChoices):
    """What goes along only when it is chosen: it can say something about a person."""

    SUBJECT = "subject", _("Subject")
    TAGS = "tags", _("Tags")
    REQUESTER_NAME = "requester_name", _("The requester's name")
    FIRST_MESSAGE = "first_message", _("The first message")


class Webhook(models.Model):
    name = models.CharField(_("Name"), max_length=80)
    url = models.CharField(_("Address"), max_length=500)
    secret = models.TextField()  # servicedesk.lib.secrets; signs what is sent
    fields = ArrayField(models.CharField(max_length=20), verbose_name=_("What goes along"), default=list, blank=True)
    is_active = models.BooleanField(_("In use"), default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name="") & ~models.Q(url=""), name="webhook_has_name_and_url"),
        ]

    def __str__(self) -> str:
        return self.name


class CallState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")


class WebhookCall(models.Model):
    """One thing to tell a webhook. What is sent is read when it leaves; none of it is kept here."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="calls")
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    automation = models.ForeignKey(Automation, on_delete=models.SET_NULL, null=True, related_name="+")
    automation_version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=CallState, default=CallState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(null=True)  # of the last answer
    detail = models.CharField(max_length=200, blank=True)  # why it did not arrive
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=CallState.values), name="webhook_call_state_known"),
        ]
        indexes = [
            models.Index(fields=["webhook", "-id"], name="webhook_call_newest"),
            models.Index(fields=["created_at"], name="webhook_call_old"),
        ]

    def __str__(self) -> str:
        return f"{self.webhook_id} {self.pk}"
