"""Translation: an article in one language (the one it was first written in is a translation too), and where it stands.

What readers see is `live`, and nothing else: a row without it is not shown to anybody but those who edit.
"""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledgebase.models.article import Article

SLUG_MAX = 120


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    SCHEDULED = "scheduled", _("Will be published")
    PUBLISHED = "published", _("Published")
    REVIEW_DUE = "review_due", _("Review due")
    UNPUBLISHED = "unpublished", _("Unpublished")


# Which step may follow which. A published article that is edited goes through draft and review again while what was
# published stays readable.
ALLOWED_STEPS: dict[str, frozenset[str]] = {
    Status.DRAFT: frozenset({Status.IN_REVIEW, Status.PUBLISHED, Status.SCHEDULED, Status.UNPUBLISHED}),
    Status.IN_REVIEW: frozenset({Status.DRAFT, Status.PUBLISHED, Status.SCHEDULED, Status.UNPUBLISHED}),
    Status.SCHEDULED: frozenset({Status.DRAFT, Status.PUBLISHED, Status.UNPUBLISHED}),
    Status.PUBLISHED: frozenset({Status.DRAFT, Status.REVIEW_DUE, Status.UNPUBLISHED}),
    Status.REVIEW_DUE: frozenset({Status.DRAFT, Status.PUBLISHED, Status.UNPUBLISHED}),
    Status.UNPUBLISHED: frozenset({Status.DRAFT, Status.PUBLISHED, Status.SCHEDULED}),
}


class Translation(models.Model):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=5)  # sv, en, fi, se, fit, ar, so ...
    slug = models.CharField(max_length=SLUG_MAX)
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    latest = models.ForeignKey(  # the newest that was saved
        "knowledgebase.Revision", on_delete=models.PROTECT, null=True, related_name="+"
    )
    live = models.ForeignKey(  # what readers see
        "knowledgebase.Revision", on_delete=models.PROTECT, null=True, related_name="+"
    )
    scheduled = models.ForeignKey(  # becomes live at publish_from
        "knowledgebase.Revision", on_delete=models.PROTECT, null=True, related_name="+"
    )
    publish_from = models.DateTimeField(_("Publish from"), null=True, blank=True)
    # Not shown from this moment on, whether a job has run or not.
    publish_to = models.DateTimeField(_("Publish to"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, editable=False)  # of live
    reviewed_at = models.DateTimeField(null=True, editable=False)  # somebody last said that the facts are right
    unpublished_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["article", "language"]
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="translation_once_a_language"),
            models.UniqueConstraint(fields=["language", "slug"], name="translation_slug_unique"),
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="translation_status_known"),
            models.CheckConstraint(
                condition=~models.Q(status__in=[Status.PUBLISHED, Status.REVIEW_DUE]) | models.Q(live__isnull=False),
                name="translation_published_has_text",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.UNPUBLISHED) | models.Q(live__isnull=True, scheduled__isnull=True),
                name="translation_unpublished_is_gone",
            ),
            models.CheckConstraint(
                condition=models.Q(status=Status.SCHEDULED, scheduled__isnull=False, publish_from__isnull=False)
                | ~models.Q(status=Status.SCHEDULED) & models.Q(scheduled__isnull=True),
                name="translation_scheduled_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "id"], name="translation_by_status"),
            models.Index(
                fields=["language", "-published_at", "id"],
                condition=models.Q(live__isnull=False),
                name="translation_newest_live",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language}/{self.slug}"

    @property
    def has_changes(self) -> bool:
        """Something newer than what readers see has been saved."""
        return self.latest_id != self.live_id


class SlugRedirect(models.Model):
    """An address an article once had. It leads on as long as the article is published."""

    language = models.CharField(max_length=5)
    slug = models.CharField(max_length=SLUG_MAX)
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="redirects")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "slug"], name="slug_redirect_unique")]

    def __str__(self) -> str:
        return f"{self.language}/{self.slug}"
