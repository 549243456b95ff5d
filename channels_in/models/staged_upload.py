"""StagedUpload: a file of a form that could not be received yet. It is kept while the citizen corrects the rest."""

import secrets

from django.db import models
from django.utils import timezone

from channels_in.models.form import Form
from channels_in.models.raw_inbound import RawInbound


def new_token() -> str:
    return secrets.token_urlsafe(32)  # 256 bits


class StagedUpload(models.Model):
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="+")
    submission_id = models.CharField(max_length=64)  # of the page it was sent from; no other page gets it
    field_key = models.CharField(max_length=40)
    name = models.CharField(max_length=255)
    storage_name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)
    # The submission it became part of: the stored bytes belong to that one now.
    used_by = models.ForeignKey(RawInbound, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [
            models.Index(fields=["submission_id"], name="staged_upload_submission"),
            models.Index(fields=["created_at"], name="staged_upload_age"),
        ]

    def __str__(self) -> str:
        return self.name
