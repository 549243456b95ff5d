"""TextModel: what words say about the category, learnt from solved tickets. Suggestion: what it said of one ticket."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models.category import Category
from tickets.models.ticket import Ticket


class TextModel(models.Model):
    """Each night's; the newest is used. weights is read once by each process."""

    trained_at = models.DateTimeField(default=timezone.now, editable=False)
    # {"words": {"tunna": {"14": -3.2, ...}}, "priors": {"14": -1.5}, "rest": {"14": -9.1}} as tickets.text_model makes
    weights = models.JSONField()
    tickets = models.PositiveIntegerField()  # learnt from
    held_out = models.PositiveIntegerField()  # measured with; never learnt from
    # {"top1": 0.71, "top3": 0.9, "at": [{"confidence": 0.8, "coverage": 0.55, "accuracy": 0.93}, ...]} of the held out
    measured = models.JSONField(default=dict)

    class Meta:
        ordering = ["-trained_at", "-id"]

    def __str__(self) -> str:
        return f"{self.trained_at:%Y-%m-%d}"


class SuggestionSetting(models.Model):
    """One row. from_confidence None: nothing is ever changed without somebody accepting it."""

    is_only = models.BooleanField(default=True, unique=True, editable=False)
    from_confidence = models.FloatField(_("Set the category by itself from"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(is_only=True), name="suggestion_setting_is_one"),
            models.CheckConstraint(
                condition=models.Q(from_confidence=None) | models.Q(from_confidence__range=(0.5, 1.0)),
                name="suggestion_setting_is_sure",
            ),
        ]

    def __str__(self) -> str:
        return str(self.from_confidence)


class Suggestion(models.Model):
    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="suggestion")
    model = models.ForeignKey(TextModel, on_delete=models.SET_NULL, null=True, related_name="+")
    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="+")
    confidence = models.FloatField()
    words = ArrayField(models.CharField(max_length=40), default=list)  # the ones that spoke for it, strongest first
    # The next best, as {"category": 14, "confidence": 0.1}.
    others = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    dismissed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0.0, confidence__lte=1.0), name="suggestion_confidence_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.category_id}"
