"""RawInbound: what came through a door, byte for byte, written before anything is promised to the sender."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models import Inbox, Message


class RawInbound(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Became a message")
        NOTED = "noted", _("No message: it tells of something we know, or must know")
        SET_ASIDE = "set_aside", _("Set aside")
        FAILED = "failed", _("Could not be read")

    inbox = models.ForeignKey(Inbox, on_delete=models.PROTECT, related_name="raw_inbounds")
    external_id = models.CharField(max_length=200)
    body = models.BinaryField()
    # Files that came beside the body (web forms): [{"name", "storage_name", "content_type", "size", "sha256"}].
    files = models.JSONField(default=list)
    # What the sending server said beside a mail, when it told us: {"from": "", "to": ""}; an empty from is a bounce.
    envelope = models.JSONField(default=dict)
    received_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=300, blank=True)  # why it was set aside or failed
    tries = models.PositiveSmallIntegerField(default=0)  # times it could not be read
    # A waiting row is read from due_at on. Who takes it moves due_at ahead: should they die, others take it then.
    due_at = models.DateTimeField(default=timezone.now)
    claims = models.PositiveSmallIntegerField(default=0)  # times somebody took it
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, blank=True, related_name="raw_inbounds")

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["inbox", "external_id"], name="raw_inbound_once"),
            models.CheckConstraint(
                condition=~models.Q(state="done") | models.Q(message__isnull=False), name="raw_inbound_done_has_message"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="raw_inbound_due", condition=models.Q(state="waiting")),
            models.Index(
                fields=["-received_at", "-id"],
                name="raw_inbound_for_people",
                condition=models.Q(state__in=["set_aside", "failed"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inbox_id} {self.external_id}"
