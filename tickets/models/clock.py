"""Clock: a promise on one ticket, kept or broken. What it shows is worked out from its steps and written here."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tickets.automation.sla import Counting, Metric, StepKind
from tickets.models.call_back import CallBack
from tickets.models.sla_policy import SlaPolicy
from tickets.models.ticket import Ticket

_OPEN = models.Q(stopped_at=None)


class BreachReason(models.TextChoices):
    """Why a promise was broken, said when the ticket is solved."""

    MANY_CONTACTS = "many_contacts", _("More contacts than we could answer")
    WAITED_FOR_OTHERS = "waited_for_others", _("We waited for somebody else")
    WRONG_PLACE = "wrong_place", _("It lay in the wrong place")
    OVERLOOKED = "overlooked", _("We overlooked it")
    COMPLICATED = "complicated", _("The matter was complicated")
    TECHNICAL = "technical", _("Something technical did not work")
    OTHER = "other", _("Something else")


class Clock(models.Model):
    """next_response begins anew with each question of the requester: a ticket may have several, one of them running."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="clocks")
    metric = models.CharField(max_length=20, choices=[(metric.value, metric.value) for metric in Metric])
    policy = models.ForeignKey(SlaPolicy, on_delete=models.PROTECT, null=True, related_name="+")
    call_back = models.OneToOneField(CallBack, on_delete=models.CASCADE, null=True, related_name="clock")
    # What was promised, as it was counted last: versions tell whether policy and calendar are still the same.
    counting = models.CharField(max_length=20, choices=[(way.value, way.value) for way in Counting])
    minutes = models.PositiveIntegerField()
    warn_minutes = models.PositiveIntegerField(default=0)
    lead_warn_minutes = models.PositiveIntegerField(null=True)
    calendar = models.ForeignKey("tickets.Calendar", on_delete=models.PROTECT, null=True, related_name="+")
    policy_version = models.PositiveIntegerField(default=0)
    calendar_version = models.PositiveIntegerField(default=0)
    # The facts (tickets.automation.sla.Reading).
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)  # None while it is paused, and when it was stopped in time
    warn_at = models.DateTimeField(null=True)
    lead_warn_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    used_seconds = models.PositiveIntegerField(default=0)
    breached_at = models.DateTimeField(null=True)
    # Who has been told: the assignee before it is due, then the team's leads.
    warned_at = models.DateTimeField(null=True)
    lead_warned_at = models.DateTimeField(null=True)
    breach_told_at = models.DateTimeField(null=True)
    breach_reason = models.CharField(max_length=20, choices=BreachReason, blank=True)
    breach_note = models.CharField(max_length=300, blank=True)
    explained_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["started_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "metric"],
                condition=_OPEN & ~models.Q(metric="call_back"),
                name="clock_one_of_a_kind_runs",
            ),
            models.CheckConstraint(
                condition=models.Q(metric__in=[metric.value for metric in Metric]), name="clock_metric_known"
            ),
            models.CheckConstraint(
                condition=models.Q(counting__in=[way.value for way in Counting]), name="clock_counting_known"
            ),
            models.CheckConstraint(
                condition=models.Q(breach_reason__in=["", *BreachReason.values]), name="clock_breach_reason_known"
            ),
            models.CheckConstraint(
                condition=models.Q(breach_reason="") | models.Q(breached_at__isnull=False),
                name="clock_explains_a_breach_only",
            ),
        ]
        indexes = [
            models.Index(fields=["ticket", "metric"], name="clock_of_ticket"),
            # What comes next, whatever is overdue already: broken ones have been told of.
            models.Index(
                fields=["due_at", "id"],
                name="clock_due",
                condition=_OPEN & models.Q(due_at__isnull=False, breached_at=None),
            ),
            models.Index(fields=["warn_at", "id"], name="clock_warn", condition=_OPEN & models.Q(warned_at=None)),
            models.Index(
                fields=["lead_warn_at", "id"],
                name="clock_warn_leads",
                condition=_OPEN & models.Q(lead_warn_at__isnull=False, lead_warned_at=None),
            ),
            models.Index(fields=["policy", "id"], name="clock_open_of_policy", condition=_OPEN),
            models.Index(fields=["calendar", "id"], name="clock_open_of_calendar", condition=_OPEN),
            models.Index(
                fields=["-breached_at", "-id"], name="clock_broken", condition=models.Q(breached_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.metric} {self.ticket_id}"


class ClockStep(models.Model):
    """What happened to a clock after it started: the start itself is Clock.started_at and has no row."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in StepKind])

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in StepKind]), name="clock_step_kind_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at}"
