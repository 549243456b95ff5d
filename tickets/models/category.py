"""What tickets are about: a tree of at most three levels, each with the kind of case it is."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Team

LEVELS = 3


class CaseKind(models.TextChoices):
    """The four kinds of case of the channel strategy (CA1 in docs/domain)."""

    RECURRING = "recurring", _("Recurring")
    LIFE_EVENT = "life_event", _("Life event")
    ONGOING = "ongoing", _("Ongoing case")
    OTHER = "other", _("Other")


class Category(models.Model):
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=120)
    name_en = models.CharField(_("Name in English"), max_length=120, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    level = models.PositiveSmallIntegerField(default=1, editable=False)
    # "Avfall › Hämtning › Utebliven tömning": kept here so that lists need no walk up the tree.
    path = models.CharField(max_length=400, editable=False)
    case_kind = models.CharField(_("Kind of case"), max_length=20, choices=CaseKind, default=CaseKind.OTHER)
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Goes to")
    )
    is_active = models.BooleanField(_("Active"), default=True)

    class Meta:
        ordering = ["path"]
        verbose_name_plural = "categories"
        constraints = [
            models.CheckConstraint(condition=models.Q(level__range=(1, LEVELS)), name="category_three_levels"),
            models.CheckConstraint(condition=models.Q(case_kind__in=CaseKind.values), name="category_kind_known"),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True, level=1) | models.Q(parent__isnull=False, level__gt=1),
                name="category_level_fits_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.path

    def clean(self) -> None:
        if self.parent is not None and self.parent.level >= LEVELS:
            raise ValidationError({"parent": _("A category has at most three levels.")})

    def place(self) -> None:
        """Set level and path from the parent; call before saving."""
        self.level = 1 if self.parent is None else self.parent.level + 1
        self.path = self.name if self.parent is None else f"{self.parent.path} › {self.name}"

    @property
    def shown_name(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name
