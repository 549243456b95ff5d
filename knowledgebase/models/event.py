"""ArticleEvent: what happened to an article, who did it and when. Append-only, guarded in the database.

An attestation ("the facts are right") is one too: it names the revision and whoever said so.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledgebase.models.article import Article
from knowledgebase.models.revision import Revision
from knowledgebase.models.translation import Translation


class ArticleEventKind(models.TextChoices):
    CREATED = "created", _("Written")
    SAVED = "saved", _("Saved")
    SUBMITTED = "submitted", _("Sent for review")
    SENT_BACK = "sent_back", _("Sent back with remarks")
    TAKEN_BACK = "taken_back", _("Taken back from review")
    REMARKED = "remarked", _("Remark written")
    REMARK_SETTLED = "remark_settled", _("Remark dealt with")
    ATTESTED = "attested", _("The facts were said to be right")
    SCHEDULED = "scheduled", _("Will be published")
    PUBLISHED = "published", _("Published")
    REVIEW_DUE = "review_due", _("Review due")
    REVIEWED = "reviewed", _("Reviewed")
    UNPUBLISHED = "unpublished", _("Unpublished")
    RESTORED = "restored", _("An older version was brought back")
    MOVED = "moved", _("Placing changed")
    RESPONSIBILITY_CHANGED = "responsibility_changed", _("Responsibility changed")
    VISIBILITY_CHANGED = "visibility_changed", _("Who sees it changed")
    SLUG_CHANGED = "slug_changed", _("Address changed")
    RENDERING_CHANGED = "rendering_changed", _("Short form changed")
    FLAGGED = "flagged", _("Said to be wrong or outdated")
    FLAG_SETTLED = "flag_settled", _("Dealt with")
    REMINDED = "reminded", _("Reminded of the review")


class ArticleEvent(models.Model):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="events")
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, null=True, related_name="events")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=30, choices=ArticleEventKind)
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    integration = models.ForeignKey("people.Integration", on_delete=models.PROTECT, null=True, related_name="+")
    detail = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=ArticleEventKind.values), name="article_event_kind_known"
            )
        ]
        indexes = [
            models.Index(fields=["article", "-created_at", "-id"], name="article_event_newest"),
            models.Index(fields=["kind", "-created_at", "-id"], name="article_event_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.kind}"
