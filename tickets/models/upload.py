"""Upload: a file another system has sent ahead, until a message, note or ticket of its takes it."""

import uuid

from django.db import models
from django.utils import timezone

from servicedesk.people.models import Integration


class Upload(models.Model):
    # Random: nobody guesses it, and only the integration that sent the file may use it.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    integration = models.ForeignKey(Integration, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255)  # as the sender called it, cleaned; only ever shown, never a path
    storage_name = models.CharField(max_length=120, unique=True)
    content_type = models.CharField(max_length=100)  # found from the content
    size = models.PositiveBigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [models.Index(fields=["created_at"], name="upload_age")]

    def __str__(self) -> str:
        return self.name
