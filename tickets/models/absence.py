"""Absence: when an agent is away and who stands in. Passed: a ticket that went to the substitute, to come back."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models.ticket import Ticket

ABSENCE_NOTE_MAX = 120


class AbsenceKind(models.TextChoices):
    """Why, as far as anybody need know. Nothing about health: who is ill is away, as everybody else who is."""

    AWAY = "away", _("Away")
    HOLIDAY = "holiday", _("Holiday")
    COURSE = "course", _("Course or meeting")
    OTHER_WORK = "other_work", _("Other work")


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def on(self, now: datetime) -> "AbsenceQuerySet":
        """Those that last at that moment."""
        return self.filter(starts_at__lte=now, ends_at__gt=now)

    def between(self, start: datetime, end: datetime) -> "AbsenceQuerySet":
        return self.filter(starts_at__lt=end, ends_at__gt=start)


class Absence(models.Model):
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="absences")
    starts_at = models.DateTimeField(_("From"))
    ends_at = models.DateTimeField(_("To"))  # the first moment they are back
    kind = models.CharField(_("What"), max_length=20, choices=AbsenceKind, default=AbsenceKind.AWAY)
    # None: a longer absence leaves the tickets with the team, a shorter one with the agent.
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="standing_in",
        verbose_name=_("Substitute"),
    )
    note = models.CharField(_("For colleagues"), max_length=ABSENCE_NOTE_MAX, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # When the tickets had all come back; None: not over, or some are still to come.
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [
            models.Index(fields=["agent", "starts_at"], name="absence_of_agent"),
            models.Index(fields=["starts_at"], name="absence_not_ended", condition=models.Q(ended_at=None)),
            models.Index(fields=["ends_at"], name="absence_ends"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=AbsenceKind.values), name="absence_kind_known"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="absence_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(substitute=None) | ~models.Q(substitute=models.F("agent")),
                name="absence_substitute_is_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.starts_at:%Y-%m-%d}"


class Passed(models.Model):
    """Written in the transaction that moves the ticket: what came with an absence goes back with its end."""

    absence = models.ForeignKey(Absence, on_delete=models.CASCADE, related_name="passed")
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    # None: nobody stood in; the ticket waits with the team.
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["absence", "ticket"], condition=models.Q(ended_at=None), name="passed_once_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["ticket"], name="passed_ticket")]

    def __str__(self) -> str:
        return f"{self.absence_id} {self.ticket_id}"
