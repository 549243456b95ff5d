"""HookDelivery: what a provider called us with, byte for byte, also when nothing in it was understood."""

from django.db import models
from django.utils import timezone

from channels_in.models.door_account import DoorAccount, VendorApp


class HookDelivery(models.Model):
    provider = models.CharField(max_length=20)
    app = models.ForeignKey(VendorApp, on_delete=models.CASCADE, null=True, related_name="+")
    account = models.ForeignKey(DoorAccount, on_delete=models.CASCADE, null=True, related_name="+")
    digest = models.CharField(max_length=64)  # SHA-256 of the body: what is told again is kept once
    body = models.BinaryField()
    items = models.PositiveSmallIntegerField(default=0)  # rows of RawInbound it became; 0: kept and ignored
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["provider", "digest"], name="hook_delivery_once")]
        indexes = [models.Index(fields=["-received_at", "-id"], name="hook_delivery_newest")]

    def __str__(self) -> str:
        return f"{self.provider} {self.digest[:8]}"
