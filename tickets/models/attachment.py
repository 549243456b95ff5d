"""Attachment: a file of a message, or of a draft that is still being written."""

import uuid

from django.db import models
from django.utils import timezone

from tickets.models.draft import Draft
from tickets.models.message import Message


class Attachment(models.Model):
    # Random, so that an address cannot be guessed; the permission check is made all the same.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, null=True, blank=True, related_name="attachments")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, null=True, blank=True, related_name="attachments")
    name = models.CharField(max_length=255)  # as the sender called it, cleaned; only ever shown, never a path
    storage_name = models.CharField(max_length=120, unique=True)
    content_type = models.CharField(max_length=100)  # found from the content
    size = models.PositiveBigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    content_id = models.CharField(max_length=255, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(message__isnull=True) | models.Q(draft__isnull=True), name="attachment_one_place"
            )
        ]

    def __str__(self) -> str:
        return self.name
