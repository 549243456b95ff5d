"""EmbedOrigin: a website that may show our answers in its own pages."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

ORIGIN_MAX, NOTE_MAX = 255, 200


class EmbedOrigin(models.Model):
    # As a browser sends it: "https://turism.example", with a port only when it is not the usual one.
    origin = models.CharField(_("Website"), max_length=ORIGIN_MAX, unique=True)
    is_active = models.BooleanField(_("Active"), default=True)
    note = models.CharField(_("Note"), max_length=NOTE_MAX, blank=True)
    created_by = models.ForeignKey("people.Agent", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["origin"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(origin__regex=r"^https?://[a-z0-9.:\[\]-]+$"), name="embed_origin_is_origin"
            )
        ]

    def __str__(self) -> str:
        return self.origin
