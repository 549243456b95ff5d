"""CannedResponse: text to insert into an answer or a note, by a short word; shared, a team's or one's own."""

import re
from typing import Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.access import Access
from servicedesk.people.models import Team
from tickets.models.category import Category
from tickets.models.inbox import ChannelKind

NAME_MAX, SHORTCUT_MAX, TEXT_MAX = 120, 30, 20_000
SHORTCUT = re.compile(r"^[a-zåäöéü0-9]+(-[a-zåäöéü0-9]+)*\Z")
is_shortcut = RegexValidator(SHORTCUT.pattern, _("Use small letters, figures and hyphens only."))


class SharedWith(models.TextChoices):
    EVERYBODY = "everybody", _("Everybody")
    TEAM = "team", _("One team")
    OWN = "own", _("Only me")


class CannedResponseQuerySet(models.QuerySet["CannedResponse"]):
    def visible_to(self, access: Access) -> Self:
        """Those for everybody, those of the teams one is a member of, and one's own."""
        seen = models.Q(shared_with=SharedWith.EVERYBODY)
        seen |= models.Q(shared_with=SharedWith.TEAM, team__in=sorted(access.member_teams))
        if access.agent_id is not None:
            seen |= models.Q(shared_with=SharedWith.OWN, owner=access.agent_id)
        return self.filter(seen)

    def changeable_by(self, access: Access) -> Self:
        """One's own; a team's by those who lead it; all that are shared by administrators, for everybody by editors."""
        mine = models.Q(shared_with=SharedWith.OWN, owner=access.agent_id) if access.agent_id else models.Q(pk__in=[])
        if access.is_administrator:
            return self.filter(mine | ~models.Q(shared_with=SharedWith.OWN))
        led = access.lead_teams if access.agent_id is not None else access.member_teams
        mine |= models.Q(shared_with=SharedWith.TEAM, team__in=sorted(led))
        if access.is_editor:
            mine |= models.Q(shared_with=SharedWith.EVERYBODY)
        return self.filter(mine)


class CannedResponse(models.Model):
    name = models.CharField(_("Name"), max_length=NAME_MAX)
    shortcut = models.CharField(_("Short word"), max_length=SHORTCUT_MAX, validators=[is_shortcut])
    body = models.TextField(_("Text"))  # Markdown with variables (tickets.variables)
    # Empty: fits any. They decide what is offered first, never what may be used.
    language = models.CharField(_("Language"), max_length=5, blank=True)
    channel = models.CharField(_("Channel"), max_length=20, choices=ChannelKind, blank=True)
    category = models.ForeignKey(
        Category, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Category")
    )
    shared_with = models.CharField(_("Shared with"), max_length=10, choices=SharedWith, default=SharedWith.OWN)
    team = models.ForeignKey(
        Team, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("Team")
    )
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    is_active = models.BooleanField(_("In use"), default=True)
    use_count = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CannedResponseQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shared_with=SharedWith.EVERYBODY, team=None, owner=None)
                | models.Q(shared_with=SharedWith.TEAM, team__isnull=False, owner=None)
                | models.Q(shared_with=SharedWith.OWN, team=None, owner__isnull=False),
                name="canned_shared_with_one",
            ),
            models.CheckConstraint(condition=~models.Q(body="") & ~models.Q(shortcut=""), name="canned_not_empty"),
            models.UniqueConstraint(
                fields=["shortcut"],
                condition=models.Q(shared_with=SharedWith.EVERYBODY),
                name="canned_shortcut_of_everybody",
            ),
            models.UniqueConstraint(
                fields=["team", "shortcut"],
                condition=models.Q(shared_with=SharedWith.TEAM),
                name="canned_shortcut_of_team",
            ),
            models.UniqueConstraint(
                fields=["owner", "shortcut"],
                condition=models.Q(shared_with=SharedWith.OWN),
                name="canned_shortcut_of_owner",
            ),
        ]

    def __str__(self) -> str:
        return self.name
