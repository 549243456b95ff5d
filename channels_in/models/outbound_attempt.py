"""OutboundAttempt: one try to deliver a message, written before the try and finished after it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models import Message


class OutboundAttempt(models.Model):
    class Result(models.TextChoices):
        TRYING = "trying", _("Trying")  # still so after a crash: nobody knows whether it left
        SENT = "sent", _("Sent")
        RETRY = "retry", _("Failed, will be tried again")
        FAILED = "failed", _("Failed for good")

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attempts")
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=10, choices=Result, default=Result.TRYING)
    may_have_left = models.BooleanField(default=False)  # cut off after the text was handed over
    detail = models.CharField(max_length=300, blank=True)  # what the other side said, without secrets

    class Meta:
        ordering = ["started_at", "id"]

    def __str__(self) -> str:
        return f"{self.message_id} {self.result}"
