"""Automation: what the municipality lets happen by itself, at each version, and where it has acted."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Contact
from tickets.models.ticket import Ticket

AUTOMATION_NAME_MAX = 80


class AutomationKind(models.TextChoices):
    TRIGGER = "trigger", _("When something happens")
    SCHEDULE = "schedule", _("When time has passed")


class Automation(models.Model):
    """In the order of position; one that stops keeps those after it from acting on the same change."""

    name = models.CharField(_("Name"), max_length=AUTOMATION_NAME_MAX)
    why = models.CharField(_("What it is good for"), max_length=300, blank=True)
    kind = models.CharField(max_length=10, choices=AutomationKind)
    position = models.PositiveSmallIntegerField(default=0)
    # Of a trigger: values of EventKind, any of which sets it off (tickets.automation.moments.HAPPENINGS).
    on = models.JSONField(default=list, blank=True)
    # Of a schedule: {"since": "status", "amount": 5, "unit": "days", "working": true} (tickets.automation.moments).
    wait = models.JSONField(default=dict, blank=True)
    conditions = models.JSONField(default=list, blank=True)  # as tickets.rules keeps them
    changes = models.JSONField(default=list)  # as tickets.actions.macro_steps keeps them
    stops = models.BooleanField(default=False)
    is_active = models.BooleanField(default=False)
    # Why it was paused by the system, in words; "": it was not. It acts again once somebody has looked at it.
    paused_because = models.CharField(max_length=300, blank=True)
    failures = models.PositiveSmallIntegerField(default=0, editable=False)  # one after the other
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="automation_has_name"),
            models.CheckConstraint(condition=models.Q(kind__in=AutomationKind.values), name="automation_kind_known"),
            models.CheckConstraint(
                condition=models.Q(kind=AutomationKind.TRIGGER, wait={})
                | models.Q(kind=AutomationKind.SCHEDULE, on=[]),
                name="automation_set_off_one_way",
            ),
            models.CheckConstraint(
                condition=models.Q(paused_because="") | models.Q(is_active=False),
                name="automation_paused_is_not_active",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AutomationVersion(models.Model):
    """What an automation was, from then until the next version."""

    automation = models.ForeignKey(Automation, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    data = models.JSONField()  # tickets.actions.automations.KEPT, each as the automation kept it
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    integration = models.ForeignKey("people.Integration", on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["automation", "version"], name="automation_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.automation_id} v{self.version}"


class RunOutcome(models.TextChoices):
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class AutomationRun(models.Model):
    """That an automation has acted on a ticket, once for what set it off: a change of it, or a time it has waited."""

    automation = models.ForeignKey(Automation, on_delete=models.CASCADE, related_name="runs")
    version = models.PositiveIntegerField()  # the automation's
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="automation_runs")
    ticket_version = models.PositiveIntegerField(null=True)  # which the change made that set it off
    since = models.DateTimeField(null=True)  # of a schedule: from when the time was counted
    outcome = models.CharField(max_length=10, choices=RunOutcome)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["automation", "ticket", "ticket_version"], name="automation_run_once"),
            models.UniqueConstraint(fields=["automation", "ticket", "since"], name="automation_run_once_since"),
            models.CheckConstraint(
                condition=models.Q(ticket_version=None) ^ models.Q(since=None), name="automation_run_set_off_one_way"
            ),
            models.CheckConstraint(condition=models.Q(outcome__in=RunOutcome.values), name="automation_run_known"),
        ]
        indexes = [
            models.Index(fields=["automation", "-at"], name="automation_run_newest"),
            models.Index(fields=["at"], name="automation_run_old"),
        ]

    def __str__(self) -> str:
        return f"{self.automation_id} on {self.ticket_id}"


class AutomaticMail(models.Model):
    """That a contact was sent something by an automation: counted, so that there is never a flood."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["contact", "at"], name="automatic_mail_contact"),
            models.Index(fields=["at"], name="automatic_mail_at"),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} {self.at}"
