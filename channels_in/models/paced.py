"""Paced: what every account that messages leave by has in common: how fast, until when it rests, how it went."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Paced(models.Model):
    per_minute = models.PositiveIntegerField(
        _("Most messages a minute"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
    )
    # The provider has asked for peace until then, or it was found that it takes nobody's messages now.
    rests_until = models.DateTimeField(null=True, blank=True, editable=False)
    last_success_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_error_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_error = models.CharField(max_length=300, blank=True, editable=False)  # empty again after a success

    class Meta:
        abstract = True
