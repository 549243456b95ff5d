"""Availability: whether an agent takes chats now. ChatSkill: what an agent is good for, and how many of it at once."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models import Category, Inbox

CAPACITY_DEFAULT = 3
CAPACITY_MAX = 20


class Standing(models.TextChoices):
    AVAILABLE = "available", _("Takes chats")
    BUSY = "busy", _("Busy")  # keeps what they have, gets no new ones
    AWAY = "away", _("Away")


class Availability(models.Model):
    agent = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="availability")
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.AWAY)
    # What colleagues are told: "rast till 10:15".
    note = models.CharField(max_length=60, blank=True)
    # The program set it, not the agent: two chats rang out, or the console has been still for long.
    is_automatic = models.BooleanField(default=False)
    capacity = models.PositiveSmallIntegerField(_("Chats at once"), default=CAPACITY_DEFAULT)
    # When a page of theirs was last heard of, to within a few seconds: the console, or any other (chat.pulse).
    seen_at = models.DateTimeField(null=True, blank=True)
    # Since when they have had no chat to answer: who has been idle longest is asked first.
    idle_since = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    # Chats in a row that rang at them and were neither answered nor passed on.
    rung_out = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)

    class Meta:
        ordering = ["agent"]
        constraints = [
            models.CheckConstraint(condition=models.Q(standing__in=Standing.values), name="availability_known"),
            models.CheckConstraint(
                condition=models.Q(capacity__range=(1, CAPACITY_MAX)), name="availability_capacity_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.standing}"


class ChatSkill(models.Model):
    """One of three: an inbox, a language or a category. capacity: at most so many chats of it at once; null: no limit.

    Who has inbox skills is offered chats of those inboxes only; others of every inbox of their teams. Languages and
    categories make somebody the first to be asked.
    """

    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="chat_skills")
    inbox = models.ForeignKey(Inbox, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    language = models.CharField(_("Language"), max_length=5, blank=True)
    category = models.ForeignKey(Category, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    capacity = models.PositiveSmallIntegerField(_("Chats at once"), null=True, blank=True)

    class Meta:
        ordering = ["agent", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(inbox__isnull=False, language="", category__isnull=True)
                    | (models.Q(inbox__isnull=True, category__isnull=True) & ~models.Q(language=""))
                    | models.Q(inbox__isnull=True, language="", category__isnull=False)
                ),
                name="chat_skill_is_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(capacity__isnull=True) | models.Q(capacity__range=(1, CAPACITY_MAX)),
                name="chat_skill_capacity_in_range",
            ),
            models.UniqueConstraint(
                fields=["agent", "inbox", "language", "category"], name="chat_skill_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.inbox_id or self.language or self.category_id}"
