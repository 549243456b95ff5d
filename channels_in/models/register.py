"""The register of channels: every way citizens can reach the municipality, who answers for it, and who decided.

A ChannelEntry is an inbox seen from outside, or a way that has none: a meeting, an app, an account that is planned.
"""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Agent, Department
from tickets.models import ChannelKind, Inbox


class EntryStatus(models.TextChoices):
    PROPOSAL = "proposal", _("Proposed")
    DECIDED = "decided", _("Decided")
    ACTIVE = "active", _("Active")
    DORMANT = "dormant", _("Dormant")
    CLOSED = "closed", _("Closed (channel)")


class Nature(models.TextChoices):
    DIGITAL = "digital", _("Digital")
    TRADITIONAL = "traditional", _("Traditional")
    AUTOMATED = "automated", _("Automated")


class Way(models.TextChoices):
    IN = "in", _("In")
    OUT = "out", _("Out")
    BOTH = "both", _("In and out")


class Target(models.TextChoices):
    DECREASE = "decrease", _("Is to decrease")
    NONE = "none", _("No target")
    INCREASE = "increase", _("Is to increase")


class AccountClass(models.TextChoices):
    COMMON = "common", _("Common to the municipality")
    DEPARTMENT = "department", _("Of one department")


# Ways without tickets of their own; the others are ChannelKind.
OTHER_KINDS: list[tuple[str, Any]] = [
    ("website", _("Visits to the website")),
    ("intranet", _("Intranet")),
    ("meeting", _("Information meeting")),
    ("print", _("Printed matter")),
    ("mass", _("Mass communication")),
    ("forum", _("Forum")),
    ("other", _("Another way")),
]
KINDS: list[tuple[str, Any]] = [*ChannelKind.choices, *OTHER_KINDS]
IN_USE = (EntryStatus.ACTIVE, EntryStatus.DORMANT)
_DECIDED = (EntryStatus.DECIDED, *IN_USE)


class ChannelEntry(models.Model):
    name = models.CharField(_("Name"), max_length=120)
    kind = models.CharField(_("Kind"), max_length=20, choices=KINDS)
    nature = models.CharField(_("Nature"), max_length=12, choices=Nature, default=Nature.DIGITAL)
    way = models.CharField(_("Direction"), max_length=4, choices=Way, default=Way.BOTH)
    inbox = models.ForeignKey(Inbox, on_delete=models.SET_NULL, null=True, blank=True, related_name="register_entries")
    account_class = models.CharField(
        _("Whose account"), max_length=12, choices=AccountClass, default=AccountClass.COMMON
    )
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Department")
    )
    owner = models.ForeignKey(
        Agent, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Responsible")
    )
    deputy = models.ForeignKey(
        Agent, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Deputy")
    )
    purpose = models.TextField(_("Purpose"), blank=True, max_length=2000)
    goals = models.TextField(_("Goals"), blank=True, max_length=2000)
    target_group = models.TextField(_("Target group"), blank=True, max_length=1000)
    benefit = models.TextField(_("Benefit and what it takes"), blank=True, max_length=2000)
    target = models.CharField(_("Number of contacts"), max_length=10, choices=Target, default=Target.NONE)
    # Monday to Sunday, as ChatSetup.hours; [] where there are none.
    hours = models.JSONField(_("Opening hours"), default=list, blank=True)
    decided_by = models.CharField(_("Decided by"), max_length=200, blank=True)
    decided_on = models.DateField(_("Day of the decision"), null=True, blank=True)
    decision = models.CharField(_("Decision"), max_length=500, blank=True)  # its words, or its number in the diary
    status = models.CharField(max_length=10, choices=EntryStatus, default=EntryStatus.PROPOSAL, editable=False)
    status_since = models.DateTimeField(default=timezone.now, editable=False)
    is_listed = models.BooleanField(_("Shown in the public list"), default=False)
    public_name = models.CharField(_("Name in the public list"), max_length=120, blank=True)
    public_url = models.URLField(_("Address"), max_length=300, blank=True)
    # Told in the public list while it is dormant, and in answer to what is written privately to it.
    dormant_text = models.TextField(_("While it is dormant"), blank=True, max_length=500)
    is_watched = models.BooleanField(_("Looked through every working day"), default=False)
    # The days it is to be looked through: while it is in use and is_watched. Begun again: the earlier days are gone.
    watched_since = models.DateField(null=True, blank=True, editable=False)
    watched_until = models.DateField(null=True, blank=True, editable=False)  # the last one
    last_active_at = models.DateTimeField(null=True, blank=True, editable=False)  # as of the last night
    inactive_told_at = models.DateTimeField(null=True, blank=True, editable=False)
    reminded_on = models.DateField(null=True, blank=True, editable=False)  # the last day a missing look was told of
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "channel entries"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[kind for kind, _name in KINDS]), name="entry_kind_known"),
            models.CheckConstraint(condition=Q(status__in=EntryStatus.values), name="entry_status_known"),
            models.CheckConstraint(condition=Q(nature__in=Nature.values), name="entry_nature_known"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="entry_way_known"),
            models.CheckConstraint(condition=Q(target__in=Target.values), name="entry_target_known"),
            models.CheckConstraint(
                condition=~Q(status__in=_DECIDED) | (Q(decided_on__isnull=False) & ~Q(decided_by="")),
                name="entry_in_use_is_decided",
            ),
            models.CheckConstraint(
                condition=Q(account_class="common", department=None)
                | Q(account_class="department", department__isnull=False),
                name="entry_of_department_names_it",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        return self.public_name or self.name


class EntryStep(models.Model):
    """What happened to an entry: append-only."""

    entry = models.ForeignKey(ChannelEntry, on_delete=models.CASCADE, related_name="steps")
    by = models.ForeignKey(Agent, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # The same before and after: its data was changed.
    before = models.CharField(max_length=10, choices=EntryStatus, blank=True)
    after = models.CharField(max_length=10, choices=EntryStatus)
    why = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["entry", "-at"], name="entry_step_of_entry")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.after}"


class Look(models.Model):
    """Somebody has looked through an account on a day: the daily watch."""

    entry = models.ForeignKey(ChannelEntry, on_delete=models.CASCADE, related_name="looks")
    day = models.DateField()
    by = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-day", "-at"]
        constraints = [models.UniqueConstraint(fields=["entry", "day", "by"], name="look_once_a_day")]
        indexes = [models.Index(fields=["day"], name="look_of_day")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.day}"


class Informed(models.Model):
    """Who is told when a channel starts or ends. department None: of all (the communicator); else its head."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="+", verbose_name=_("Agent"))
    department = models.ForeignKey(
        Department, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("Department")
    )

    class Meta:
        ordering = ["department", "agent"]
        verbose_name_plural = "informed"
        constraints = [
            models.UniqueConstraint(fields=["agent", "department"], name="informed_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.department_id}"


def watched_on(day: date) -> models.QuerySet[ChannelEntry]:
    """The accounts that are to be looked through on a working day."""
    until = Q(watched_until=None) | Q(watched_until__gte=day)
    return ChannelEntry.objects.filter(until, watched_since__lte=day)
