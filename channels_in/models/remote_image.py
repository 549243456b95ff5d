"""RemoteImage: a picture of another website that a mail shows, fetched once by us because an agent asked for it."""

from django.db import models
from django.utils import timezone

from tickets.models import Message


class RemoteImage(models.Model):
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="remote_images")
    digest = models.CharField(max_length=64)  # SHA-256 of its address, as it stands in the mail
    fetched_at = models.DateTimeField(default=timezone.now)
    storage_name = models.CharField(max_length=200, blank=True)  # "": it could not be fetched, or is no picture
    content_type = models.CharField(max_length=20, blank=True)
    size = models.PositiveIntegerField(default=0)  # bytes
    may_try_again = models.BooleanField(default=False)  # nobody answered; what was answered is not asked for again

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "digest"], name="remote_image_once")]

    def __str__(self) -> str:
        return f"{self.message_id} {self.digest[:8]}"
