"""What was read, exported or changed about access: append-only, guarded in the database."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class AuditEntry(models.Model):
    at = models.DateTimeField(default=timezone.now)
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    integration = models.ForeignKey("people.Integration", on_delete=models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=40)  # contact.read_protected, ticket.read_confidential, agent.disabled ...
    object_kind = models.CharField(max_length=30, blank=True)
    object_id = models.BigIntegerField(null=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_newest"),
            models.Index(fields=["object_kind", "object_id", "-at"], name="audit_object"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"
