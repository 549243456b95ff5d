"""Scan: a scanned letter or fax as pages to look at. ScanFolder: how the folder of an inbox was found last."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models import Attachment, Inbox


class ScanFolder(models.Model):
    inbox = models.OneToOneField(Inbox, on_delete=models.CASCADE, related_name="scan_folder")
    looked_at = models.DateTimeField(default=timezone.now)  # when it was last looked into
    waiting = models.PositiveIntegerField(default=0)  # files that are still being written, or could not be taken yet
    fault = models.CharField(max_length=300, blank=True)  # why nothing can be taken from it now
    fault_since = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.inbox_id} {self.looked_at:%Y-%m-%d %H:%M}"


class Scan(models.Model):
    """The file is the attachment; its pages are pictures made of it by a job (channels_in.scans.pages)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Its pages are being made")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Its pages could not be shown")

    attachment = models.OneToOneField(Attachment, on_delete=models.CASCADE, related_name="scan")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    total = models.PositiveIntegerField(default=0)  # pages of the file; there may be pictures of the first ones only
    reason = models.CharField(max_length=200, blank=True)  # why it failed
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "ready", "failed"]), name="scan_state_known"
            )
        ]
        indexes = [models.Index(fields=["asked_at"], name="scan_waiting", condition=models.Q(state="waiting"))]

    def __str__(self) -> str:
        return f"{self.attachment_id} {self.state}"


class ScanPage(models.Model):
    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()  # from 1
    text = models.TextField(blank=True)  # what the file itself says stands there; "" where it is only a picture
    storage_name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=20)
    size = models.PositiveIntegerField()  # bytes
    width = models.PositiveIntegerField()  # pixels
    height = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["scan", "number"], name="scan_page_once")]

    def __str__(self) -> str:
        return f"{self.scan_id} {self.number}"
