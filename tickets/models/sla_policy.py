"""SlaPolicy: what is promised to whom. The first in order whose conditions hold is a ticket's."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.automation.sla import Counting, Metric
from tickets.models.calendar import Calendar

MINUTES_MAX = 366 * 24 * 60


class SlaPolicy(models.Model):
    name = models.CharField(_("Name"), max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    # As tickets.rules keeps them: [{"ask": "channel", "is": ["facebook"]}, ...]; none: every ticket.
    conditions = models.JSONField(default=list, blank=True)
    # None: the inbox's calendar, else the team's, else the municipality's own.
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, null=True, blank=True, related_name="policies")
    is_active = models.BooleanField(_("In use"), default=True)
    # Counts up with every change: clocks counted with an older one are counted again.
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "SLA policies"
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="sla_policy_has_name")]

    def __str__(self) -> str:
        return self.name


class SlaTarget(models.Model):
    """One promise of a policy: a length, and how it is counted. A call back is due when it was promised: no target."""

    policy = models.ForeignKey(SlaPolicy, on_delete=models.CASCADE, related_name="targets")
    metric = models.CharField(max_length=20, choices=[(metric.value, metric.value) for metric in Metric])
    counting = models.CharField(max_length=20, choices=[(way.value, way.value) for way in Counting])
    minutes = models.PositiveIntegerField()
    warn_minutes = models.PositiveIntegerField(default=0)  # counted minutes left at the warning to the assignee
    # The same for the team's leads; None: they are told when it is broken.
    lead_warn_minutes = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["policy", "metric"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "metric"], name="sla_target_once"),
            models.CheckConstraint(
                condition=models.Q(metric__in=["first_response", "next_response", "resolution"]),
                name="sla_target_metric_known",
            ),
            models.CheckConstraint(
                condition=models.Q(counting__in=[way.value for way in Counting]), name="sla_target_counting_known"
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__range=(1, MINUTES_MAX), warn_minutes__lt=models.F("minutes")),
                name="sla_target_warns_before_the_end",
            ),
            models.CheckConstraint(
                condition=models.Q(lead_warn_minutes=None) | models.Q(lead_warn_minutes__lt=models.F("minutes")),
                name="sla_target_warns_leads_in_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.metric} {self.minutes} {self.counting}"
