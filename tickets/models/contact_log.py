"""ContactLog: one time somebody got in touch by voice, in person or on paper, noted by an agent.

One call may hold several questions; each is a ticket of its own, or part of one there was, and is counted by itself.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Contact
from tickets.models.inbox import ChannelKind
from tickets.models.message import Direction, Message
from tickets.models.ticket import Ticket

SECONDS_MAX = 24 * 3600


class LogKind(models.TextChoices):
    CALL = "call", _("Phone call")
    VISIT = "visit", _("Visit")
    LETTER = "letter", _("Letter")
    FAX = "fax", _("Fax")
    MEETING = "meeting", _("Information meeting")


CHANNEL_OF = {
    LogKind.CALL: ChannelKind.PHONE,
    LogKind.VISIT: ChannelKind.VISIT,
    LogKind.LETTER: ChannelKind.LETTER,
    LogKind.FAX: ChannelKind.FAX,
    LogKind.MEETING: ChannelKind.VISIT,
}


class ContactLog(models.Model):
    kind = models.CharField(max_length=10, choices=LogKind)
    direction = models.CharField(max_length=3, choices=Direction)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="logs")
    seconds = models.PositiveIntegerField(default=0)  # how long it took
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    integration = models.ForeignKey("people.Integration", on_delete=models.PROTECT, null=True, related_name="+")
    client_key = models.CharField(max_length=80, blank=True)  # the same key of the same agent is the same log
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=LogKind.values), name="contact_log_kind_known"),
            models.CheckConstraint(
                condition=models.Q(direction__in=Direction.values), name="contact_log_direction_known"
            ),
            models.CheckConstraint(condition=models.Q(seconds__lte=SECONDS_MAX), name="contact_log_within_a_day"),
            models.UniqueConstraint(
                fields=["agent", "client_key"], condition=~models.Q(client_key=""), name="contact_log_key_unique"
            ),
        ]
        indexes = [models.Index(fields=["-created_at"], name="contact_log_newest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class LoggedQuestion(models.Model):
    """One question of a log: what was said, as a message of its ticket."""

    log = models.ForeignKey(ContactLog, on_delete=models.CASCADE, related_name="questions")
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="logged_questions")
    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="logged_question")
    position = models.PositiveSmallIntegerField()  # from 1

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["log", "position"], name="logged_question_position")]

    def __str__(self) -> str:
        return f"{self.log_id} {self.position}"
