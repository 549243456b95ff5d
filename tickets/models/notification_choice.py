"""How an agent wants to be told: for each kind of notification, and when to be left in peace."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tickets.models.notification import NotificationKind


class MailPace(models.TextChoices):
    NEVER = "never", _("Never")
    AT_ONCE = "at_once", _("At once")
    HOURLY = "hourly", _("Once an hour")
    DAILY = "daily", _("Every morning at 7:30")


class NotificationChoice(models.Model):
    """One kind; an agent without a row for it has the defaults of these fields."""

    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notification_choices")
    kind = models.CharField(max_length=20, choices=NotificationKind)
    in_app = models.BooleanField(default=True)
    in_browser = models.BooleanField(default=True)
    mail = models.CharField(max_length=10, choices=MailPace, default=MailPace.NEVER)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agent", "kind"], name="notification_choice_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=NotificationKind.values), name="notification_choice_kind_known"
            ),
            models.CheckConstraint(condition=models.Q(mail__in=MailPace.values), name="notification_choice_mail_known"),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.kind}"


class QuietHours(models.Model):
    """Hours in which an agent is told nothing but in the workplace. Wall-clock time, local to the municipality."""

    agent = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="quiet_hours")
    starts = models.TimeField()
    ends = models.TimeField()  # not after starts: it ends the day after
    days = ArrayField(models.PositiveSmallIntegerField())  # the days it starts on, 0 is Monday

    def __str__(self) -> str:
        return f"{self.agent_id} {self.starts}-{self.ends}"

    def holds(self, local: datetime) -> bool:
        """Whether a local time lies within: on one of the days, or in the night after it."""
        day, at = local.weekday(), local.time()
        if self.starts < self.ends:
            return day in self.days and self.starts <= at < self.ends
        before = (local - timedelta(days=1)).weekday()
        return (day in self.days and at >= self.starts) or (before in self.days and at < self.ends)
