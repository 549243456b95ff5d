"""Article: one question and its answer, whatever languages it is written in. Who answers for it and who may read it."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledgebase.models.category import Category, LifeEvent
from servicedesk.people.models import Department, Team

TAGS_MAX, TAG_MAX = 20, 60
REVIEW_MONTHS = 6  # after publishing and after each review, unless another date is chosen


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Everybody, on the web")
    AGENTS = "agents", _("All agents")
    DEPARTMENTS = "departments", _("Some departments")


class Audience(models.TextChoices):
    RESIDENTS = "residents", _("Residents")
    BUSINESSES = "businesses", _("Businesses")
    ASSOCIATIONS = "associations", _("Associations")
    VISITORS = "visitors", _("Visitors")


class Article(models.Model):
    # Stable name for other systems, whatever happens to addresses and titles.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source_language = models.CharField(max_length=5, default="sv")  # the others are translations of this one
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="articles", verbose_name=_("Category")
    )
    life_events = models.ManyToManyField(
        LifeEvent, blank=True, related_name="articles", verbose_name=_("Events in life")
    )
    audience = ArrayField(models.CharField(max_length=20, choices=Audience), default=list, blank=True)
    tags = ArrayField(models.CharField(max_length=TAG_MAX), default=list, blank=True)
    visibility = models.CharField(
        _("Who sees the article"), max_length=20, choices=Visibility, default=Visibility.PUBLIC
    )
    # Who may read it when visibility is DEPARTMENTS; the owner always may.
    departments = models.ManyToManyField(Department, blank=True, related_name="+", verbose_name=_("Departments"))
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="articles", verbose_name=_("Owner")
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Comments go to")
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Answers for the facts"),
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Deputy"),
    )
    review_on = models.DateField(_("Review by"), null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # Rises with every change of anything readers can see; caches and feeds ask for it.
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(visibility__in=Visibility.values), name="article_visibility_known"
            ),
            models.CheckConstraint(
                condition=models.Q(audience__contained_by=Audience.values), name="article_audience_known"
            ),
        ]
        indexes = [
            models.Index(fields=["category", "id"], name="article_by_category"),
            models.Index(fields=["department", "review_on"], name="article_by_review"),
        ]

    def __str__(self) -> str:
        return f"article {self.pk}"
