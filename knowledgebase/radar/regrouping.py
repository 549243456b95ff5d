"""The night's work: what is new is collected and read, grouped with what there was, and ranked. docs/radar.md."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from knowledgebase.models.radar import Question, RadarRun
from knowledgebase.radar.assigning import Asked, assigned
from knowledgebase.radar.collecting import HISTORY, collect
from knowledgebase.radar.grouping import Vectors
from knowledgebase.radar.points import Points, points_of, texts_of
from knowledgebase.radar.pool import read_pool
from knowledgebase.radar.reading import read_texts
from knowledgebase.radar.settling import Work, settle
from knowledgebase.semantic.language_model import is_installed, model_name

_LOCK = "SELECT pg_try_advisory_lock(hashtext('knowledgebase.radar'), 0)"
# What a page may take is too short for a night's statement over all contacts.
_PATIENCE = "SET LOCAL statement_timeout = '10min'"
_UNLOCK = "SELECT pg_advisory_unlock(hashtext('knowledgebase.radar'), 0)"


def regroup(*, whole: bool = False) -> RadarRun:
    """Collect, read, group, match, name, link and rank; write it all at once and return what was done.

    What questions have stays theirs, and new contacts join the nearest. whole: questions that nobody has named,
    answered or put aside are grouped anew; each goes on as the group that most of its contacts are in. When another
    grouping is under way nothing is done, and that one is returned. What goes wrong is kept in the run and raised.
    """
    with _only_one() as is_mine:
        if not is_mine:
            return RadarRun.objects.latest("started_at", "pk")
        run = RadarRun.objects.create()
        try:
            _regroup(run, whole)
        except Exception as error:
            RadarRun.objects.filter(pk=run.pk).update(
                finished_at=timezone.now(), failed=f"{type(error).__name__}: {error}"[:300]
            )
            raise
    return run


@contextmanager
def _only_one() -> Iterator[bool]:
    """Give whether nobody else groups; then nobody does until the block ends. A crash frees it."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
        is_mine = bool(cursor.fetchone()[0])
    try:
        yield is_mine
    finally:
        if is_mine and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute(_UNLOCK)


def _regroup(run: RadarRun, whole: bool) -> None:
    run.fresh = collect()
    model = model_name() if is_installed() else ""
    with _patiently():
        pool = read_pool(run.started_at - HISTORY, model)
    texts = texts_of(pool.words, pool.weights)
    known, vectors = read_texts(pool, texts, model)
    points = points_of([pool.words[place] for place in texts.firsts], known, vectors)
    stays = _staying(whole)
    asked = Asked(pool.had, pool.is_placed, pool.weights)
    found = assigned(asked, texts, points, stays, _middles(points, model))
    with _patiently():
        settle(run, Work(pool, texts, points, found, model if points.raw is not None else ""))
        run.contacts, run.finished_at = len(pool), timezone.now()
        run.questions = Question.objects.filter(merged_into=None).count()
        run.save()


@contextmanager
def _patiently() -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_PATIENCE)
        yield


def _staying(whole: bool) -> set[int]:
    """The questions that keep what they have: all of them, or those that a person has worked with."""
    rows = Question.objects.filter(merged_into=None)
    ids = set(rows.values_list("pk", flat=True))
    if whole:
        ids -= set(rows.filter(is_named=False, article=None, state=Question.State.OPEN).values_list("pk", flat=True))
        ids |= set(rows.filter(events__agent__isnull=False).values_list("pk", flat=True))
    return ids


def _middles(points: Points, model: str) -> dict[int, Vectors]:
    """Where questions lie by this model, for those nobody has asked for long."""
    if points.space is None:
        return {}
    rows = Question.objects.filter(merged_into=None, model=model).exclude(centre=[]).values_list("pk", "centre")
    return {
        pk: points.space.place(np.array([centre], dtype=np.float32))[0] for pk, centre in rows.iterator(chunk_size=500)
    }
