"""LinkCheck: where the links of published texts lead, as it was when they were last looked at."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledgebase.models.revision import Revision
from knowledgebase.models.translation import Translation

URL_MAX = 1000


class LinkOutcome(models.TextChoices):
    WORKS = "works", _("Works")
    GONE = "gone", _("The page is gone")
    REFUSED = "refused", _("The other side refuses to show it")
    SILENT = "silent", _("No answer")
    UNKNOWN = "unknown", _("Leads to nothing of ours")


class LinkCheck(models.Model):
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="link_checks")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")  # in which it stands
    url = models.CharField(max_length=URL_MAX)
    outcome = models.CharField(max_length=10, choices=LinkOutcome)
    status = models.PositiveSmallIntegerField(null=True)  # of HTTP; null when nothing answered or none was asked
    checked_at = models.DateTimeField(default=timezone.now)
    # How many times in a row it did not work: one silence may be a night's maintenance.
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["translation", "url"]
        constraints = [
            models.UniqueConstraint(fields=["translation", "url"], name="link_check_once"),
            models.CheckConstraint(condition=models.Q(outcome__in=LinkOutcome.values), name="link_outcome_known"),
            models.CheckConstraint(
                condition=models.Q(outcome=LinkOutcome.WORKS, failures=0)
                | ~models.Q(outcome=LinkOutcome.WORKS) & models.Q(failures__gt=0),
                name="link_failures_fit_outcome",
            ),
        ]
        indexes = [models.Index(fields=["translation"], condition=~models.Q(outcome="works"), name="link_check_broken")]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.outcome}"
