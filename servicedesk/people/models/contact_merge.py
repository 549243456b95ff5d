"""The record of two contacts made one, with what is needed to undo it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from servicedesk.people.models.contact import Contact


class ContactMerge(models.Model):
    kept = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="merges_kept")
    merged = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="merges_merged")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # {"addresses": [id], "tickets": [id], "participants": [id], "messages": [id]}: what moved from merged to kept.
    moved = models.JSONField(default=dict)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(kept=models.F("merged")), name="merge_of_two"),
            models.UniqueConstraint(
                fields=["merged"], condition=models.Q(undone_at__isnull=True), name="merged_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} → {self.kept_id}"


class NotTheSame(models.Model):
    """An agent has said that two contacts are not the same person: they are not proposed for merging again."""

    one = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")  # the lower id of the two
    other = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    integration = models.ForeignKey("people.Integration", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="not_the_same_in_order"),
            models.UniqueConstraint(fields=["one", "other"], name="not_the_same_once"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} ≠ {self.other_id}"
