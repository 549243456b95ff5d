"""Shift: when an agent works, week by week. Who has none works when their team's calendar is open."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

DAY_MINUTES = 24 * 60


class Shift(models.Model):
    """One stretch of one weekday, 0 is Monday, in minutes after midnight of the clock on the wall in Sweden."""

    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shifts")
    weekday = models.PositiveSmallIntegerField(_("Weekday"))
    start = models.PositiveSmallIntegerField(_("From"))
    end = models.PositiveSmallIntegerField(_("To"))
    valid_from = models.DateField(_("In force from"))
    valid_until = models.DateField(_("In force until"), null=True, blank=True)  # the last day; None: until changed

    class Meta:
        ordering = ["agent", "weekday", "start"]
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="shift_on_a_weekday"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")) & models.Q(end__lte=DAY_MINUTES),
                name="shift_within_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="shift_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.weekday} {self.start}-{self.end}"
