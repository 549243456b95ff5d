"""What happens while a text is written: drafts that save themselves, remarks of reviewers, reports of wrong facts."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from knowledgebase.models.article import Article
from knowledgebase.models.revision import Revision
from knowledgebase.models.translation import Translation

REMARK_MAX = 2000


class Editing(models.Model):
    """One agent's unsaved text of one translation; also how others see that somebody is writing."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="editings")
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    based_on = models.ForeignKey(Revision, on_delete=models.CASCADE, null=True, related_name="+")
    content = models.JSONField(default=dict)  # the fields of the form as typed; {} while only looking
    section = models.CharField(max_length=40, blank=True)  # the field they are in
    seen_at = models.DateTimeField(default=timezone.now)  # the page was last heard of
    saved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["translation", "agent"]
        constraints = [models.UniqueConstraint(fields=["translation", "agent"], name="editing_once_an_agent")]
        indexes = [models.Index(fields=["agent", "-saved_at"], name="editing_of_agent")]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.agent_id}"


class Remark(models.Model):
    """What a reviewer asks for. An answer names the remark it answers."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="remarks")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    answers = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="answered_by")
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="remark_not_empty"),
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True, settled_by__isnull=True)
                | models.Q(settled_at__isnull=False, settled_by__isnull=False),
                name="remark_settled_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["translation", "created_at"], name="remark_of_translation")]

    def __str__(self) -> str:
        return self.text[:60]


class Flag(models.Model):
    """Any agent can say that an article is wrong or outdated; its owner settles it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="flags")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="+")  # as it was read
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="flag_not_empty"),
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True, settled_by__isnull=True)
                | models.Q(settled_at__isnull=False, settled_by__isnull=False),
                name="flag_settled_by_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["article", "created_at"], condition=models.Q(settled_at__isnull=True), name="flag_unsettled"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
