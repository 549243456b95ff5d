"""SocialArchive: what was said at an inbox's public account in half a year, kept as one file."""

from django.db import models
from django.utils import timezone

from tickets.models import Inbox


class SocialArchive(models.Model):
    """One of each inbox and half. Made before its half was over it is replaced by the next one; after that, never."""

    inbox = models.ForeignKey(Inbox, on_delete=models.PROTECT, related_name="social_archives")
    half = models.CharField(max_length=6)  # "2026-1", January to June
    made_at = models.DateTimeField(default=timezone.now)  # when its reading began
    storage_name = models.CharField(max_length=200)
    size = models.BigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    items = models.PositiveIntegerField()

    class Meta:
        ordering = ["-half", "inbox_id"]
        constraints = [
            models.UniqueConstraint(fields=["inbox", "half"], name="social_archive_once"),
            models.CheckConstraint(condition=models.Q(half__regex=r"^[0-9]{4}-[12]$"), name="social_archive_half"),
        ]

    def __str__(self) -> str:
        return f"{self.inbox_id} {self.half}"
