"""WrapUp: what came of a ticket, said when it is solved. One for each solving; reports and the radar count them.

What will point at the article that held the answer lies in the knowledge base: a ticket never knows an article.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Team
from tickets.models.category import Category
from tickets.models.ticket import Ticket


class Outcome(models.TextChoices):
    ANSWERED = "answered", _("Answered")
    HANDED_OVER = "handed_over", _("Handed over")
    REFERRED = "referred", _("Referred elsewhere")
    NO_ANSWER_NEEDED = "no_answer_needed", _("No answer needed")


class Knowledge(models.TextChoices):
    """Whether the answer was in the knowledge base."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    WRONG = "wrong", _("Yes, but it was wrong")


class Demand(models.TextChoices):
    """Value demand is what we are there for; failure demand comes of something we did not do, or not right."""

    VALUE = "value", _("A question we are here for")
    FAILURE = "failure", _("It could have been avoided")


class Cause(models.TextChoices):
    MISSING_INFO = "missing_info", _("Information was missing")
    UNCLEAR_INFO = "unclear_info", _("Information was unclear")
    BROKEN_ESERVICE = "broken_eservice", _("An e-service did not work")
    NO_FEEDBACK = "no_feedback", _("They had heard nothing from us")
    OUR_ERROR = "our_error", _("We had made an error")


class WrapUp(models.Model):
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="wrap_ups")
    solved_at = models.DateTimeField()  # Ticket.solved_at of the solving it belongs to
    # As they were then: a ticket that is handed over or filed elsewhere later does not move what was said.
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome)
    knowledge = models.CharField(max_length=10, choices=Knowledge)
    demand = models.CharField(max_length=10, choices=Demand)
    cause = models.CharField(max_length=20, choices=Cause, blank=True)  # of failure demand only
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    integration = models.ForeignKey("people.Integration", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["ticket", "solved_at"], name="wrap_up_once_a_solving"),
            models.CheckConstraint(condition=models.Q(outcome__in=Outcome.values), name="wrap_up_outcome_known"),
            models.CheckConstraint(condition=models.Q(knowledge__in=Knowledge.values), name="wrap_up_knowledge_known"),
            models.CheckConstraint(
                condition=models.Q(demand=Demand.VALUE, cause="")
                | models.Q(demand=Demand.FAILURE, cause__in=Cause.values),
                name="wrap_up_cause_of_failure_only",
            ),
        ]
        indexes = [
            models.Index(fields=["team", "category", "-created_at"], name="wrap_up_usual"),
            # A month's causes are counted out of this alone: knowledgebase/failure_demand.py.
            models.Index(fields=["solved_at"], include=["team", "demand", "cause", "ticket"], name="wrap_up_by_month"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.outcome}"
