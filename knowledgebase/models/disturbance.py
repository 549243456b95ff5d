"""Disturbance: something is wrong right now, and many will ask. A banner at the top of the citizens' pages."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

TITLE_MAX, TEXT_MAX, LINK_MAX = 120, 400, 300
SHOWN_MAX = 3  # banners at once: more than that nobody reads


class DisturbanceQuerySet(models.QuerySet["Disturbance"]):
    def current(self, now: datetime, language: str) -> "DisturbanceQuerySet":
        """Those a reader of this language sees now, the newest first."""
        begun = self.filter(is_active=True, starts_at__lte=now, languages__contains=[language])
        return begun.filter(models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=now))


class Disturbance(models.Model):
    title = models.CharField(_("What is wrong"), max_length=TITLE_MAX)
    text = models.CharField(_("What to do meanwhile"), max_length=TEXT_MAX, blank=True)
    link = models.CharField(_("Address to read more"), max_length=LINK_MAX, blank=True)  # http(s), or a path of ours
    link_text = models.CharField(_("Words of the link"), max_length=80, blank=True)
    starts_at = models.DateTimeField(_("From"), default=timezone.now)
    # Not shown from this moment on, whether anybody remembers to take it down or not.
    ends_at = models.DateTimeField(_("Until"), null=True, blank=True)
    languages = ArrayField(models.CharField(max_length=5), default=list)  # of the pages it stands on
    is_active = models.BooleanField(_("Shown"), default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DisturbanceQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="disturbance_says_what"),
            models.CheckConstraint(condition=~models.Q(languages=[]), name="disturbance_has_language"),
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=models.F("starts_at")),
                name="disturbance_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["-starts_at"], condition=models.Q(is_active=True), name="disturbance_current")]

    def __str__(self) -> str:
        return self.title

    def is_current(self, now: datetime) -> bool:
        return self.is_active and self.starts_at <= now and (self.ends_at is None or self.ends_at > now)
