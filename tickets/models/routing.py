"""Routing: which team a new ticket goes to, how a team shares its tickets out, and what each agent can take."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Team
from tickets.models.category import Category

RULE_NAME_MAX = 80
LANGUAGE_MAX = 5
CAPACITY_MAX = 200
CAPACITY_DEFAULT = 25


class RoutingRule(models.Model):
    """The first in order whose conditions hold decides the team; none: the category's, else the inbox's."""

    name = models.CharField(_("Name"), max_length=RULE_NAME_MAX)
    position = models.PositiveSmallIntegerField(default=0)
    # As tickets.rules keeps them; none: every ticket.
    conditions = models.JSONField(default=list, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="routing_rules", verbose_name=_("Goes to"))
    is_active = models.BooleanField(_("In use"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="routing_rule_has_name")]

    def __str__(self) -> str:
        return self.name


class Way(models.TextChoices):
    MANUAL = "manual", _("Agents take tickets themselves")
    ROUND_ROBIN = "round_robin", _("In turn")
    LOAD = "load", _("To whoever has fewest")


class TeamWay(models.Model):
    """How a team shares its new tickets out; a team without one does so by hand."""

    team = models.OneToOneField(Team, on_delete=models.CASCADE, related_name="way")
    way = models.CharField(_("New tickets"), max_length=20, choices=Way, default=Way.MANUAL)
    # Only tickets that came after this are given out: turning it on empties no old queue into people's laps.
    since = models.DateTimeField(default=timezone.now, editable=False)
    # Whose turn it was last. Its row is locked while a ticket is given out: no turn is skipped or taken twice.
    last_agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(way__in=Way.values), name="team_way_known")]

    def __str__(self) -> str:
        return f"{self.team_id} {self.way}"


class AgentWork(models.Model):
    """What an agent can be given; who has none takes everything up to CAPACITY_DEFAULT, in Swedish."""

    agent = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="work")
    # Set by the agent: for tickets what the chat's own switch is for chats.
    takes_tickets = models.BooleanField(_("Takes new tickets"), default=True)
    # Unfinished tickets, those that wait for somebody else not counted.
    capacity = models.PositiveSmallIntegerField(_("Tickets at once"), default=CAPACITY_DEFAULT)
    languages = ArrayField(
        models.CharField(max_length=LANGUAGE_MAX), verbose_name=_("Languages besides Swedish"), default=list, blank=True
    )
    categories = models.ManyToManyField(Category, blank=True, related_name="+", verbose_name=_("Areas"))

    class Meta:
        ordering = ["agent"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(capacity__range=(1, CAPACITY_MAX)), name="agent_work_capacity_in_range"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agent_id}"
