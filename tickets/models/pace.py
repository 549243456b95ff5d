"""Pace: how many new contacts an hour one agent of a team manages, as those who lead it judge."""

from django.db import models

from servicedesk.people.models import Team

PACE_DEFAULT, PACE_MAX = 6, 60


class Pace(models.Model):
    team = models.OneToOneField(Team, on_delete=models.CASCADE, related_name="pace")
    contacts = models.PositiveSmallIntegerField(default=PACE_DEFAULT)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(contacts__range=(1, PACE_MAX)), name="pace_in_range")]

    def __str__(self) -> str:
        return f"{self.team_id} {self.contacts}"
