"""The coverage test: citizens' questions with the article each should reach, and whether it does."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from knowledgebase.models.article import Article
from knowledgebase.models.category import Category

WORDS_MAX = 200  # what a search box takes
TOP = 3  # covered: the article is among so many of the first hits


class CoverageQuestion(models.Model):
    """What somebody types, and the article they should find. Where it stands is what the last run saw."""

    words = models.CharField(max_length=WORDS_MAX)
    language = models.CharField(max_length=5, default="sv")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="coverage_questions")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    place = models.PositiveSmallIntegerField(null=True, editable=False)  # 1 is first; null: not among the first
    checked_at = models.DateTimeField(null=True, editable=False)  # null: not yet

    class Meta:
        ordering = ["words", "id"]
        constraints = [
            models.UniqueConstraint(fields=["language", "words"], name="coverage_question_once"),
            models.CheckConstraint(condition=~models.Q(words=""), name="coverage_question_not_empty"),
            models.CheckConstraint(
                condition=models.Q(place__isnull=True) | models.Q(place__range=(1, TOP)),
                name="coverage_place_among_first",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_covered(self) -> bool:
        return self.place is not None


class CoverageFall(models.Model):
    """A covered question is no longer among the first. One open at a time; resolved when it is back."""

    question = models.ForeignKey(CoverageQuestion, on_delete=models.CASCADE, related_name="falls")
    fell_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-fell_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["question"], condition=models.Q(resolved_at__isnull=True), name="coverage_fall_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.fell_at:%Y-%m-%d}"


class CoverageRun(models.Model):
    """One look at all questions."""

    at = models.DateTimeField()
    questions = models.PositiveIntegerField()
    covered = models.PositiveIntegerField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(covered__lte=models.F("questions")), name="coverage_run_not_more_than_all"
            )
        ]
        indexes = [models.Index(fields=["-at", "-id"], name="coverage_run_newest")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.covered}/{self.questions}"


class CoverageShare(models.Model):
    """One area of one run: a shelf of the top level."""

    run = models.ForeignKey(CoverageRun, on_delete=models.CASCADE, related_name="shares")
    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="+")
    questions = models.PositiveIntegerField()
    covered = models.PositiveIntegerField()

    class Meta:
        ordering = ["run", "category"]
        constraints = [
            models.UniqueConstraint(fields=["run", "category"], name="coverage_share_once"),
            models.CheckConstraint(
                condition=models.Q(covered__lte=models.F("questions")), name="coverage_share_not_more_than_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.category_id} {self.covered}/{self.questions}"
