"""Passages in the database: written by a job after publishing, compared with what somebody asks.

Kept as real[], which every PostgreSQL has; where the extension vector is, they are read as vectors, by an index.
"""

import hashlib
import time
from collections.abc import Sequence

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import QuerySet

from knowledgebase.models import IndexedText, Passage, Translation
from knowledgebase.semantic.language_model import (
    PASSAGE_TIMEOUT,
    QUERY_TIMEOUT,
    SIZE,
    for_passages,
    for_queries,
    is_installed,
    model_name,
)
from knowledgebase.semantic.passages import passages_of
from servicedesk.lib.queueing import enqueue

EMBED = "knowledgebase.embed"
INDEX = "passage_by_meaning"
TURN = 20.0  # seconds
MOST_SILENT = 3  # texts the model may not answer for before it is left alone for a while
_TEXT_MAX = 240  # characters of a question that are read: a millisecond for every three


def has_vectors() -> bool:
    """Whether this database compares vectors: CREATE EXTENSION vector is a superuser's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'vector'")
        return cursor.fetchone() is not None


def is_ready() -> bool:
    """Whether searches go by meaning too."""
    return is_installed() and has_vectors()


def prepare_index() -> bool:
    """Make the index of passages where the extension is and it is missing; says whether there is one now."""
    if not has_vectors():
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE INDEX IF NOT EXISTS {INDEX} ON knowledgebase_passage "
            f"USING hnsw ((embedding::vector({SIZE})) vector_cosine_ops)"
        )
    return True


def ask_for_passages() -> None:
    """Have a job make what is missing once the caller's transaction has committed; one at a time on all machines."""
    if is_installed():
        enqueue(EMBED, lock=EMBED)


def is_missing() -> bool:
    """Whether a text has no passages of this model."""
    return is_installed() and _missing().exists()


def _missing() -> "QuerySet[IndexedText]":
    return IndexedText.objects.exclude(embedded_with=model_name())


class NoAnswer(Exception):
    """The language model did not answer; trying again later may help."""


def embed_missing(seconds: float = TURN) -> int:
    """Make the passages of the texts that have none of this model, the newest first; returns of how many texts.

    After so many seconds the rest is left to another job, so that none waits long behind it and one that is killed has
    little to do again. Raises NoAnswer when the model answered for none, so that the job is tried again.
    """
    if not is_installed():
        return 0
    until, made, silent = time.monotonic() + seconds, 0, 0
    for translation_id in _missing().order_by("-revision", "-pk").values_list("pk", flat=True):
        if time.monotonic() > until:
            ask_for_passages()
            break
        try:
            made += embed(translation_id)
        except NoAnswer:
            silent += 1
            if silent > made + MOST_SILENT:
                raise
    if silent and not made:
        raise NoAnswer
    return made


def embed(translation_id: int) -> bool:
    """Make the passages of what is live now; those that say the same are kept. Says whether any text is embedded.

    Raises NoAnswer.
    """
    found = Translation.objects.select_related("live", "article").filter(pk=translation_id, live__isnull=False).first()
    if found is None or found.live is None or not is_installed():
        return False
    live, tags = found.live, found.article.tags
    wanted = {
        _digest(text): text for text in passages_of(live.question, live.short_answer, tags, live.steps, live.details)
    }
    known = set(Passage.objects.filter(translation=found).values_list("digest", flat=True))
    made: list[Passage] = []
    for digest in wanted.keys() - known:
        vectors = for_passages.vectors([wanted[digest]], is_query=False, timeout=PASSAGE_TIMEOUT)
        if vectors is None:
            raise NoAnswer
        made.append(Passage(translation=found, digest=digest, embedding=vectors[0]))
    with transaction.atomic():
        kept = IndexedText.objects.select_for_update().filter(pk=found.pk, revision=live).first()
        if kept is None:  # it was changed or taken down meanwhile; then there is another job, or nothing to do
            return False
        Passage.objects.filter(translation=found).exclude(digest__in=list(wanted)).delete()
        Passage.objects.bulk_create(made, ignore_conflicts=True)
        kept.embedded_with = model_name()
        kept.save(update_fields=["embedded_with"])
    return True


def nearest(
    among: QuerySet[Translation], text: str, *, also: Sequence[int] = (), most: int = 40
) -> dict[int, float] | None:
    """Return by translation how near its nearest passage is to the text, as a cosine: of the nearest, and of also.

    None when there is no language model, no extension, or no answer in time.
    """
    if not text.strip() or not is_ready() or not Passage.objects.exists():
        return None
    vectors = for_queries.vectors([text[:_TEXT_MAX]], is_query=True, timeout=QUERY_TIMEOUT)
    if vectors is None:
        return None
    try:
        seen, parameters = among.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return {}
    near = f"embedding::vector({SIZE}) <=> %s::real[]::vector({SIZE})"
    with transaction.atomic(), connection.cursor() as cursor:
        # The index goes on until it has found enough that may be read.
        cursor.execute("SET LOCAL hnsw.iterative_scan = 'strict_order'; SET LOCAL hnsw.ef_search = 100")
        cursor.execute(
            f"""
            SELECT translation_id, max(1 - far) FROM (
                (SELECT translation_id, {near} AS far FROM knowledgebase_passage
                  WHERE translation_id IN ({seen}) ORDER BY far LIMIT {most * 2})
                UNION ALL
                SELECT translation_id, {near} FROM knowledgebase_passage WHERE translation_id = ANY(%s)
            ) AS found GROUP BY translation_id""",  # noqa: S608 -- the ORM's own SQL
            [vectors[0], *parameters, vectors[0], list(also)],
        )
        return dict(cursor.fetchall())


def _digest(text: str) -> str:
    return hashlib.blake2b(f"{model_name()}\n{text}".encode(), digest_size=16).hexdigest()
