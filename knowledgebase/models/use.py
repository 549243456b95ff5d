"""How articles are used: by agents on tickets, by readers, and by those whom an answer spared a contact."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledgebase.models.revision import Revision
from knowledgebase.models.translation import Translation
from tickets.models import Message, Ticket

COMMENT_MAX = 2000


class UseKind(models.TextChoices):
    INSERTED = "inserted", _("The text was inserted into an answer")
    LINKED = "linked", _("A link was sent")
    READ_OUT = "read_out", _("It was read out in a call")
    WRAP_UP = "wrap_up", _("Named when the ticket was solved")


class ArticleUse(models.Model):
    """An agent answered with this revision. Kept when the article changes: that is what makes an answer outdated."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="uses")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, null=True, related_name="+")
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=UseKind)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # Somebody looked at an outdated answer and wrote again, or decided that it still holds.
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=UseKind.values), name="article_use_kind_known"),
            models.UniqueConstraint(
                fields=["message", "translation", "kind"], name="article_use_once_a_message", nulls_distinct=True
            ),
        ]
        indexes = [
            models.Index(
                fields=["translation", "revision"], condition=models.Q(settled_at__isnull=True), name="article_use_open"
            ),
            models.Index(fields=["translation", "-created_at", "-id"], name="article_use_newest"),
            models.Index(fields=["ticket", "created_at"], name="article_use_of_ticket"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.revision_id} {self.kind}"


class Feedback(models.Model):
    """Did the answer help? Nothing about who said so. A comment becomes a ticket of the owner's team."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="feedback")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    helped = models.BooleanField()
    comment = models.TextField(blank=True)
    ticket = models.ForeignKey(Ticket, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [models.Index(fields=["translation", "-created_at", "-id"], name="feedback_newest")]

    def __str__(self) -> str:
        return f"{self.translation_id} {'+' if self.helped else '-'}"


class SparedAt(models.TextChoices):
    """Where somebody said "this answered my question" and went away content."""

    FORM = "form", _("Web form")
    CHAT = "chat", _("Chat")
    PAGE = "page", _("Page")
    EMBEDDED = "embedded", _("Other website")


class SparedContact(models.Model):
    """A contact that was not needed. Nothing about who it was."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="spared_contacts")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    at = models.CharField(max_length=10, choices=SparedAt)
    inbox = models.ForeignKey("tickets.Inbox", on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [models.CheckConstraint(condition=models.Q(at__in=SparedAt.values), name="spared_at_known")]
        indexes = [models.Index(fields=["translation", "-created_at", "-id"], name="spared_contact_newest")]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.at}"
