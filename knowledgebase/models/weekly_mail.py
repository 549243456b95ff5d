"""Who wants the editors' start page as a mail on Mondays."""

from django.conf import settings
from django.db import models


class WeeklyMail(models.Model):
    """An agent who wants it; without a row there is none."""

    agent = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="weekly_mail")
    done_for = models.DateField()  # the Monday of the last week that was dealt with, in a mail or without

    def __str__(self) -> str:
        return f"{self.agent_id} {self.done_for}"
