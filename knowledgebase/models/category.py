"""The shelves articles stand on: a tree of categories, and the events in life that bring several of them together."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Team

LEVELS = 3


class Category(models.Model):
    """A shelf. Not tickets.Category, which says what a ticket is about to those who work with it."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=120)
    names = models.JSONField(default=dict, blank=True)  # {"en": "Waste"}: by language, Swedish is name
    summary = models.CharField(_("In short"), max_length=200, blank=True)
    summaries = models.JSONField(default=dict, blank=True)  # by language, as names
    icon = models.CharField(max_length=20, default="book", blank=True)  # a symbol of icons.svg
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    level = models.PositiveSmallIntegerField(default=1, editable=False)
    position = models.PositiveSmallIntegerField(default=0)  # among its siblings, the lowest first
    # Who gets what readers say of articles here, when an article names no team of its own.
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_active = models.BooleanField(_("Active"), default=True)

    class Meta:
        ordering = ["level", "position", "name", "id"]
        verbose_name_plural = "categories"
        constraints = [
            models.CheckConstraint(condition=models.Q(level__range=(1, LEVELS)), name="kb_category_three_levels"),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True, level=1) | models.Q(parent__isnull=False, level__gt=1),
                name="kb_category_level_fits_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.parent is not None and self.parent.level >= LEVELS:
            raise ValidationError({"parent": _("A category has at most three levels.")})

    def place(self) -> None:
        """Set the level from the parent; call before saving."""
        self.level = 1 if self.parent is None else self.parent.level + 1

    @property
    def shown_name(self) -> str:
        return str(self.names.get(get_language() or "", "") or self.name)

    @property
    def shown_summary(self) -> str:
        return str(self.summaries.get(get_language() or "", "") or self.summary)


class LifeEvent(models.Model):
    """Moving, having a child, growing old: what happens in a life and asks several departments at once."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=120)
    names = models.JSONField(default=dict, blank=True)
    summary = models.CharField(_("In short"), max_length=200, blank=True)
    summaries = models.JSONField(default=dict, blank=True)
    icon = models.CharField(max_length=20, default="heart", blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(_("Active"), default=True)

    class Meta:
        ordering = ["position", "name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        return str(self.names.get(get_language() or "", "") or self.name)

    @property
    def shown_summary(self) -> str:
        return str(self.summaries.get(get_language() or "", "") or self.summary)
