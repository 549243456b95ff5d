"""Revision: the text of a translation as somebody saved it. Append-only, guarded in the database.

`internal_notes` never leaves the house. Whoever shows a text to readers takes it from knowledgebase.shown, which does
not read that column.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledgebase.models.translation import Translation

QUESTION_MAX, SHORT_MAX, TEXT_MAX, LINKS_MAX = 160, 400, 40_000, 20
SMS_MAX, SOCIAL_MAX = 160, 280


class LinkKind(models.TextChoices):
    E_SERVICE = "e_service", _("E-service")
    CONTACT = "contact", _("Contact")
    PAGE = "page", _("Page")


class Revision(models.Model):
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()  # 1, 2, 3 ... in its translation
    question = models.CharField(_("Question"), max_length=QUESTION_MAX)
    short_answer = models.TextField(_("Short answer"), blank=True)  # plain text, at most SHORT_MAX characters
    steps = models.TextField(_("What to do"), blank=True)  # Markdown, usually a numbered list
    details = models.TextField(_("Text"), blank=True)  # Markdown
    # [{"kind": "e_service", "label": "Anmäl utebliven tömning", "url": "https://..."}]
    links = models.JSONField(default=list, blank=True)
    internal_notes = models.TextField(_("For agents only"), blank=True)  # Markdown
    # Of a translation: the revision of the source language it says the same as.
    translates = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    summary = models.CharField(_("What was changed"), max_length=200, blank=True)
    restored_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["translation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["translation", "number"], name="revision_number_unique"),
            models.CheckConstraint(condition=~models.Q(question=""), name="revision_has_question"),
        ]
        indexes = [models.Index(fields=["translation", "-created_at", "-id"], name="revision_newest")]

    def __str__(self) -> str:
        return f"{self.question} ({self.number})"


# What readers can see of a revision: what differs here is a change for them.
READERS_FIELDS = ("question", "short_answer", "steps", "details", "links")
TEXT_FIELDS = (*READERS_FIELDS, "internal_notes")


class RenderingKind(models.TextChoices):
    SMS = "sms", _("SMS")
    SOCIAL = "social", _("Social media")


class Rendering(models.Model):
    """The same answer for a channel with little room. It says which revision it was written for."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="renderings")
    kind = models.CharField(max_length=10, choices=RenderingKind)
    text = models.CharField(max_length=SOCIAL_MAX)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["translation", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["translation", "kind"], name="rendering_once_a_kind"),
            models.CheckConstraint(condition=models.Q(kind__in=RenderingKind.values), name="rendering_kind_known"),
            models.CheckConstraint(condition=~models.Q(text=""), name="rendering_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.kind}"
