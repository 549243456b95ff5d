"""Figures of a day: how often an article was read, what was searched for. No cookies, nothing about who it was."""

from django.db import models

from knowledgebase.models.translation import Translation

WORDS_MAX = 100


class ViewsOfDay(models.Model):
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="views")
    day = models.DateField()  # in Stockholm
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["translation", "day"]
        constraints = [models.UniqueConstraint(fields=["translation", "day"], name="views_once_a_day")]
        indexes = [models.Index(fields=["day", "translation"], name="views_by_day")]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.day} {self.count}"


class SearchesOfDay(models.Model):
    """One search text of one day. What looks like a person (identity number, address, phone) is never written."""

    day = models.DateField()
    language = models.CharField(max_length=5)
    words = models.CharField(max_length=WORDS_MAX)  # small letters, one blank between words
    searches = models.PositiveIntegerField(default=0)
    without_hits = models.PositiveIntegerField(default=0)
    clicks = models.PositiveIntegerField(default=0)  # on a hit
    # The last number of hits, so that a list need not search again.
    hits = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["day", "words"]
        constraints = [models.UniqueConstraint(fields=["day", "language", "words"], name="searches_once_a_day")]
        indexes = [models.Index(fields=["words", "language", "day"], name="searches_by_words")]

    def __str__(self) -> str:
        return f"{self.day} {self.words}"


class SettledSearch(models.Model):
    """An editor has dealt with a search that found nothing: answered by an article, or not ours to answer."""

    language = models.CharField(max_length=5)
    words = models.CharField(max_length=WORDS_MAX)
    translation = models.ForeignKey(Translation, on_delete=models.SET_NULL, null=True, related_name="+")
    settled_by = models.ForeignKey("people.Agent", on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField()

    class Meta:
        ordering = ["words"]
        constraints = [models.UniqueConstraint(fields=["language", "words"], name="settled_search_once")]

    def __str__(self) -> str:
        return self.words
