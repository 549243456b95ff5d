"""ApiAnswer: what a creation was answered, so that the same request sent again gets the same answer."""

from django.db import models
from django.utils import timezone

from servicedesk.people.models import Integration


class ApiAnswer(models.Model):
    """Written in the transaction that created the thing: there is an answer if and only if it was created."""

    integration = models.ForeignKey(Integration, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)  # the Idempotency-Key header
    fingerprint = models.CharField(max_length=64)  # SHA-256 of method, path and body
    status = models.PositiveSmallIntegerField(default=201)
    body = models.JSONField(default=dict)
    headers = models.JSONField(default=dict)  # {"Location": "...", "ETag": "..."}
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["integration", "key"], name="api_answer_once")]
        indexes = [models.Index(fields=["created_at"], name="api_answer_age")]

    def __str__(self) -> str:
        return f"{self.integration_id} {self.key}"
