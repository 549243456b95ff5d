"""What search keeps of every published text. Who may read a text is not copied here: each search joins it.

All of it can be made anew from the revisions: manage.py reindex_articles.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from knowledgebase.models.revision import Revision
from knowledgebase.models.translation import Translation

TERM_MAX = 42


class RealField(models.FloatField):  # type: ignore[type-arg]
    """Four bytes: what language models give."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "real"


class TermKind(models.TextChoices):
    GRAM = "gram"  # four letters in a row of a word, its ends written as blanks
    QUESTION = "question"  # the same, of the question and the tags alone
    WORD = "word"  # as it was written, for what is typed and misspelt


class IndexedText(models.Model):
    """One live translation. The row is there if and only if the translation is live."""

    translation = models.OneToOneField(Translation, on_delete=models.CASCADE, primary_key=True, related_name="indexed")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    size = models.PositiveIntegerField()  # how many grams
    terms = ArrayField(models.CharField(max_length=TERM_MAX + 1))  # what stands in IndexedTerm: kind's letter and term
    stems = SearchVectorField()  # of what readers see; the question weighs A
    internal = SearchVectorField()  # of the internal notes: asked for agents only
    embedded_with = models.CharField(max_length=60, blank=True)  # whose passages are kept; "" until a job made them

    class Meta:
        indexes = [
            GinIndex(fields=["stems"], name="indexed_stems"),
            GinIndex(fields=["internal"], name="indexed_notes"),
        ]

    def __str__(self) -> str:
        return f"text {self.translation_id}"


class IndexedTerm(models.Model):
    """Which texts have a term in what readers see of them. May name texts that are gone; never lacks one."""

    kind = models.CharField(max_length=10, choices=TermKind)
    term = models.CharField(max_length=TERM_MAX)
    translations = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "term"], name="indexed_term_once"),
            models.CheckConstraint(condition=models.Q(kind__in=TermKind.values), name="indexed_term_kind_known"),
        ]
        indexes = [
            models.Index(
                OpClass("term", "text_pattern_ops"),
                name="indexed_word_begins",
                condition=models.Q(kind=TermKind.WORD),
            ),
            GinIndex(OpClass("term", "gin_trgm_ops"), name="indexed_word_like", condition=models.Q(kind=TermKind.WORD)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.term}"


class Passage(models.Model):
    """A piece of a live text as the language model sees it: 384 numbers, a unit vector."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="passages")
    # Of the text and the model: a piece that stays the same keeps its numbers.
    digest = models.CharField(max_length=32)
    embedding = ArrayField(RealField())  # read as a vector where the extension is (knowledgebase/semantic/)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["translation", "digest"], name="passage_once")]

    def __str__(self) -> str:
        return f"passage of {self.translation_id}"
