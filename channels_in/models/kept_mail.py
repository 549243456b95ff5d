"""KeptMail: a mail that was not sent because no mail server is named (EMAIL_URL); readable at /dev/outbox/."""

from django.db import models
from django.utils import timezone


class KeptMail(models.Model):
    sent_at = models.DateTimeField(default=timezone.now)
    sender = models.CharField(max_length=254)
    recipients = models.JSONField(default=list)
    subject = models.CharField(max_length=998)
    body = models.BinaryField()  # the whole mail, RFC 5322

    class Meta:
        ordering = ["-sent_at", "-id"]
        indexes = [models.Index(fields=["-sent_at", "-id"], name="kept_mail_newest")]

    def __str__(self) -> str:
        return self.subject
