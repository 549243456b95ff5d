"""OutboundAttempt: one try to deliver a message, written before the try and finished after it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models import Inbox, Message


class OutboundAttempt(models.Model):
    class Result(models.TextChoices):
        TRYING = "trying", _("Trying")  # still so after a crash: nobody knows whether it left
        SENT = "sent", _("Sent")
        RETRY = "retry", _("Failed, will be tried again")
        FAILED = "failed", _("Failed for good")

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attempts")
    # By which inbox, and to how many: what its rate and its health are counted by. Empty on rows older than these.
    inbox = models.ForeignKey(Inbox, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    mails = models.PositiveSmallIntegerField(default=1, db_default=1)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=10, choices=Result, default=Result.TRYING)
    may_have_left = models.BooleanField(default=False)  # cut off after the text was handed over
    detail = models.CharField(max_length=300, blank=True)  # what the other side said, without secrets

    class Meta:
        ordering = ["started_at", "id"]
        indexes = [models.Index(fields=["inbox", "started_at"], name="outbound_attempt_of_inbox")]

    def __str__(self) -> str:
        return f"{self.message_id} {self.result}"
