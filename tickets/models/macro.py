"""Macro: changes that are often made together, kept under a name and made by hand in one step."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Team

MACRO_NAME_MAX = 80


class Macro(models.Model):
    """team: for that team's members. owner: for that agent alone. Neither: for everybody."""

    name = models.CharField(_("Name"), max_length=MACRO_NAME_MAX)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True, related_name="macros")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="macros"
    )
    # [{"do": "status", "value": "solved"}, ...]: what each step may be is in tickets.actions.macro_steps.
    steps = models.JSONField(default=list)
    is_active = models.BooleanField(_("In use"), default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="macro_has_name"),
            models.CheckConstraint(condition=models.Q(team=None) | models.Q(owner=None), name="macro_one_scope"),
        ]

    def __str__(self) -> str:
        return self.name
