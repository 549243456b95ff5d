"""CallBack: somebody was promised that we ring them, within a time."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Team
from tickets.models.ticket import Ticket

NUMBER_MAX = 20
NOTE_MAX = 300


class CallOutcome(models.TextChoices):
    REACHED = "reached", _("Reached")
    NO_ANSWER = "no_answer", _("No answer")
    WRONG_NUMBER = "wrong_number", _("Wrong number")


class CallBack(models.Model):
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="call_backs")
    number = models.CharField(max_length=NUMBER_MAX)  # E.164
    promised_from = models.DateTimeField()
    promised_at = models.DateTimeField()  # at the latest
    note = models.CharField(max_length=NOTE_MAX, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # Who rings; None: anybody of the team.
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="call_backs"
    )
    # Who promised it, and who rang.
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    integration = models.ForeignKey("people.Integration", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    done_at = models.DateTimeField(null=True, editable=False)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=20, choices=CallOutcome, blank=True)
    # The promise this one follows on: nobody answered then.
    after = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="next_try")

    class Meta:
        ordering = ["promised_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(promised_from__lte=models.F("promised_at")), name="call_back_from_before_to"
            ),
            models.CheckConstraint(condition=~models.Q(number=""), name="call_back_has_a_number"),
            models.CheckConstraint(
                condition=models.Q(done_at=None, outcome="")
                | models.Q(done_at__isnull=False, outcome__in=CallOutcome.values),
                name="call_back_done_with_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["promised_at", "id"], name="call_back_open", condition=models.Q(done_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.promised_at}"

    def is_overdue(self, now: datetime) -> bool:
        return self.done_at is None and self.promised_at < now
