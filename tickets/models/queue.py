"""Queue: a saved, ordered, filtered list agents work from; one's own or shared. QueuePlace: where an agent has it.

The queues everybody has from the start are not rows: tickets/queues.py.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Team

NAME_MAX = 60
COLUMNS = ("channel", "snippet", "status", "waiting", "tags", "assignee", "number", "team", "category")
COLUMNS_AT_FIRST = ("channel", "snippet", "status", "waiting", "tags", "assignee")


class Queue(models.Model):
    class Sharing(models.TextChoices):
        OWN = "own", _("Only me")
        TEAM = "team", _("A team")
        ALL = "all", _("Everybody")

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=NAME_MAX)
    # As Conditions.to_json() gives it (tickets/conditions.py).
    conditions = models.JSONField(default=dict, blank=True)
    order = models.CharField(max_length=20, default="-updated")
    columns = ArrayField(models.CharField(max_length=20), default=list, blank=True)  # empty: those at first
    sharing = models.CharField(_("Who has it"), max_length=10, choices=Sharing, default=Sharing.OWN)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="queues"
    )
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True, related_name="queues")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sharing="own", owner__isnull=False, team__isnull=True)
                | models.Q(sharing="team", owner__isnull=True, team__isnull=False)
                | models.Q(sharing="all", owner__isnull=True, team__isnull=True),
                name="queue_shared_with_whom",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="queue_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_given(self) -> bool:
        """Whether everybody has it from the start; such a queue is not a row and cannot be changed."""
        return self.pk is None


class QueuePlace(models.Model):
    """Where in the rail an agent has a queue, named by its slug, and whether it is there at all."""

    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="queue_places")
    slug = models.SlugField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    is_pinned = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agent", "slug"], name="queue_place_once")]

    def __str__(self) -> str:
        return self.slug
