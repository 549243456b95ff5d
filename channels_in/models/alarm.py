"""Alarm: something an administrator must mend; and how often mail is expected, so that its absence is one."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tickets.models import Inbox


class Alarm(models.Model):
    """One row for each thing that can be wrong. It stands while cleared_at is empty.

    subject and body are kept as in the code, and told in the reader's language; never a word of a ticket.
    """

    key = models.CharField(max_length=120, unique=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    values = models.JSONField(default=dict)  # what is put into subject and body: {"inbox": "Kundcenter"}
    raised_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True)  # when administrators were last sent mail about it
    cleared_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["raised_at", "id"]

    def __str__(self) -> str:
        return self.key

    @property
    def title(self) -> str:
        return _filled(self.subject, self.values)

    @property
    def text(self) -> str:
        return _filled(self.body, self.values)


def _filled(msgid: str, values: dict[str, Any]) -> str:
    said = gettext(msgid)
    return said % values if values else said


class MailExpectation(models.Model):
    """How often an inbox that nobody fetches for (LMTP, pipe, push) is known to get mail."""

    inbox = models.OneToOneField(Inbox, on_delete=models.CASCADE, related_name="mail_expectation")
    working_hours = models.PositiveSmallIntegerField(
        _("Warn when no mail has come for so many working hours"),
        validators=[MinValueValidator(1), MaxValueValidator(400)],
    )
    since = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"{self.inbox_id} {self.working_hours}"
