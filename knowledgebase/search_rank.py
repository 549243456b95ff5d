"""How near texts are to what is asked: by letters and by meaning, each on a scale from 0 (nothing) to about 1 (all).

By letters: which of the asked grams a text has, rare ones weighing more (BM25; how often one comes is not counted,
which ranked better with meaning beside it). By meaning: the cosine of the nearest passage, from where unrelated texts
are (0) to where an answer to the very question is (1). The sum goes before either alone: docs/performance.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from knowledgebase.models import Translation
from knowledgebase.search_index import config_of
from knowledgebase.search_terms import SMALL_TALK, STOP_WORDS, grams_of, telling_words
from knowledgebase.semantic import nearest

MOST = 60  # texts of each way of looking that are compared with each other
_TELLING = 200  # grams of a long text that are looked up: the rarest
# A long sentence is content when this much of it is found: what about ten words ask for.
# In grams, each counted as one that a single text has.
_ENOUGH = 45
_SENTENCE_LEAST = 13  # and a short one among others cannot be all that is asked: about three words
_K, _B = 1.2, 0.75  # BM25's usual ones
UNRELATED, THE_SAME = 0.80, 0.90  # cosines of this model (e5)
HEADED = 0.5  # what the question adds to the text's own likeness
IN_ALL_WORDS = 0.5  # every word, or a form of it, stands in the text: for what is typed


@dataclass(slots=True)
class Near:
    """One text and how near it is."""

    translation_id: int
    coverage: float = 0.0  # share of the asked grams that are in the text, by weight
    letters: float = 0.0  # the same, less in a long text
    question: float = 0.0  # share that is in its question and tags
    words: float = 0.0  # 1 when the text has every word, 0.6 when only its internal notes have
    cosine: float | None = None  # None: not compared

    @property
    def meaning(self) -> float:
        return 0.0 if self.cosine is None else (self.cosine - UNRELATED) / (THE_SAME - UNRELATED)

    @property
    def score(self) -> float:
        return self.letters + HEADED * self.question + IN_ALL_WORDS * self.words + self.meaning


def near_ones(
    among: QuerySet[Translation], sentences: Sequence[str], *, typed: str = "", language: str = "sv",
    with_notes: bool = False, by_meaning: bool = True,
) -> list[Near]:  # fmt: skip
    """Return the texts among these that are nearest to any of the sentences, best first.

    typed: what stands in a search box, as it was written; then the sentence is its words. The last one may go on, and
    texts with all of them count for more; their internal notes too when with_notes.
    """
    without = STOP_WORDS if typed or len(sentences) == 1 else SMALL_TALK
    asked = [grams_of(telling_words(one, without), unfinished=bool(typed)) for one in sentences]
    found, telling = _by_letters(among, asked)
    words = " ".join(telling_words(sentences[0])) if typed and sentences else ""
    for pk, share in _by_words(among, words, language, with_notes).items() if words else ():
        found.setdefault(pk, Near(pk)).words = share
    cosines = nearest(among, typed or sentences[telling], also=list(found)) if by_meaning and sentences else None
    for pk, cosine in (cosines or {}).items():
        found.setdefault(pk, Near(pk)).cosine = cosine
    return sorted(found.values(), key=lambda one: (-one.score, one.translation_id))


def _by_letters(among: QuerySet[Translation], sentences: list[list[str]]) -> tuple[dict[int, Near], int]:
    """Texts with their best likeness to a sentence, and which sentence is most like any text."""
    seen = _sql(among)
    asked = [(number, gram) for number, grams in enumerate(sentences) for gram in grams]
    if seen is None or not asked:
        return {}, 0
    least = _SENTENCE_LEAST if len(sentences) > 1 else 0.001  # grams
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH seen AS MATERIALIZED (
                SELECT translation_id AS id, size FROM knowledgebase_indexedtext WHERE translation_id IN ({seen[0]})),
            whole AS MATERIALIZED (
                SELECT (SELECT count(*) FROM knowledgebase_indexedtext)::float8 AS n,
                       greatest(avg(size), 1)::float8 AS mean FROM seen),
            asked AS MATERIALIZED (
                SELECT a.part, coalesce(g.translations, '{{}}') AS texts, coalesce(q.translations, '{{}}') AS questions,
                       ln(1 + (whole.n - d.df + 0.5) / (d.df + 0.5)) AS weight
                  FROM whole, unnest(%s::int[], %s::text[]) AS a(part, term)
                  LEFT JOIN knowledgebase_indexedterm AS g ON g.kind = 'gram' AND g.term = a.term
                  LEFT JOIN knowledgebase_indexedterm AS q ON q.kind = 'question' AND q.term = a.term,
                  LATERAL (SELECT least(greatest(cardinality(g.translations), 1)::float8, whole.n) AS df) AS d),
            norm AS (
                SELECT part, greatest(least(sum(asked.weight), {_ENOUGH} * rare.weight), {least} * rare.weight) AS most
                  FROM asked, (SELECT ln(1 + (n - 0.5) / 1.5) AS weight FROM whole) AS rare GROUP BY part, rare.weight),
            telling AS MATERIALIZED (
                SELECT * FROM asked WHERE cardinality(texts) > 0 ORDER BY weight DESC LIMIT {_TELLING}),
            said AS (SELECT part, id, sum(weight) AS got FROM telling, unnest(texts) AS u(id) GROUP BY part, id),
            headed AS (SELECT part, id, sum(weight) AS got FROM telling, unnest(questions) AS u(id) GROUP BY part, id),
            shares AS (
                SELECT part, seen.id, seen.size, least(said.got / norm.most, 1) AS coverage,
                       least(coalesce(headed.got, 0) / norm.most, 1) AS question
                  FROM said JOIN seen USING (id) JOIN norm USING (part) LEFT JOIN headed USING (part, id)),
            found AS (
                SELECT part, id, coverage, question,
                       coverage * {_K + 1} / (1 + {_K} * ({1 - _B} + {_B} * size / whole.mean)) AS letters
                  FROM shares, whole)
            SELECT * FROM (
                SELECT DISTINCT ON (id) id, coverage, letters, question, part FROM found
                 ORDER BY id, letters + {HEADED} * question DESC) AS best
             ORDER BY letters + {HEADED} * question DESC, id LIMIT {MOST}""",  # noqa: S608 -- the ORM's own SQL
            [*seen[1], [number for number, _gram in asked], [gram for _number, gram in asked]],
        )
        rows = cursor.fetchall()
    return {row[0]: Near(row[0], *map(float, row[1:4])) for row in rows}, rows[0][4] if rows else 0


def _by_words(among: QuerySet[Translation], typed: str, language: str, with_notes: bool) -> dict[int, float]:
    """Texts with every typed word or a form of it."""
    seen = _sql(among)
    if seen is None:
        return {}
    notes = "OR x.internal @@ q.words" if with_notes else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT x.translation_id, CASE WHEN x.stems @@ q.words THEN 1.0 ELSE 0.6 END
              FROM knowledgebase_indexedtext AS x, (SELECT plainto_tsquery(%s::regconfig, %s) AS words) AS q
             WHERE (x.stems @@ q.words {notes}) AND x.translation_id IN ({seen[0]})
             ORDER BY ts_rank(x.stems, q.words) DESC, x.translation_id LIMIT {MOST}""",  # noqa: S608 -- the ORM's own SQL
            [f"pg_catalog.{config_of(language)}", typed, *seen[1]],
        )
        return {pk: float(share) for pk, share in cursor.fetchall()}


def _sql(among: QuerySet[Translation]) -> tuple[str, Sequence[Any]] | None:
    try:
        return among.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return None
