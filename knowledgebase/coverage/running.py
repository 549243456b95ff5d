"""One look at all questions of the coverage test: where they stand now, what fell, what is back."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.functions import TruncDate

from knowledgebase import semantic
from knowledgebase.coverage.falls import tell_of_falls
from knowledgebase.coverage.looking import is_whole, place_of
from knowledgebase.models import Category, CoverageFall, CoverageQuestion, CoverageRun, CoverageShare
from servicedesk.lib.queueing import enqueue_once

RUN = "knowledgebase.cover"
SETTLING = timedelta(seconds=60)  # what is published within it is looked at together
MOST_TRIES = 5
_EVERY_RUN_DAYS, _KEPT_DAYS = 14, 730


class SearchIncomplete(Exception):
    """Search does not find as well as it should just now; looking again later helps."""


def ask_for_run(now: datetime) -> bool:
    """Have all questions looked at in a while; asked for several times, once."""
    return enqueue_once(RUN, at=now + SETTLING)


def run_or_wait(now: datetime, tries: int = 0) -> None:
    """Look at all questions, or a little later while search does not find as well as it should."""
    try:
        if tries < MOST_TRIES and semantic.is_missing():  # what is new is not found by what it means yet
            raise SearchIncomplete
        run(now)
    except SearchIncomplete:
        if tries < MOST_TRIES:
            enqueue_once(RUN, at=now + SETTLING, tries=tries + 1)


def run(now: datetime) -> CoverageRun | None:
    """Look at all questions. Who answers for the article of one that fell is told, once a fall.

    Returns None when there are no questions. Raises SearchIncomplete, and nothing is written, when some fell while the
    language model does not answer: nobody knows yet whether they did. Twice is once.
    """
    asked = list(CoverageQuestion.objects.order_by("pk"))
    if not asked:
        return None
    places = {row.pk: place_of(row) for row in asked}
    fallen = [row for row in asked if row.place is not None and places[row.pk] is None]
    if fallen:
        places |= {row.pk: place_of(row) for row in fallen}  # one that was not answered in time is asked again
        if any(places[row.pk] is None for row in fallen) and not is_whole():
            raise SearchIncomplete
    with transaction.atomic():
        return _write(asked, places, now)


def forget_old(now: datetime) -> None:
    """Of older days the last run is enough; after two years none."""
    CoverageRun.objects.filter(at__lt=now - timedelta(days=_KEPT_DAYS)).delete()
    of_day = CoverageRun.objects.annotate(day=TruncDate("at")).order_by("day", "-at", "-pk").distinct("day")
    before = CoverageRun.objects.filter(at__lt=now - timedelta(days=_EVERY_RUN_DAYS))
    before.exclude(pk__in=[run.pk for run in of_day]).delete()


def _write(asked: list[CoverageQuestion], places: dict[int, int | None], now: datetime) -> CoverageRun:
    as_asked = {row.pk: row.changed_at for row in asked}
    locked = CoverageQuestion.objects.select_for_update(of=("self",)).select_related("article__category")
    # What was changed or taken away while it was looked at is left to whoever did it.
    rows = [row for row in locked.order_by("pk") if as_asked.get(row.pk) == row.changed_at]
    fell = [row for row in rows if row.place is not None and places[row.pk] is None]
    back = [row.pk for row in rows if places[row.pk] is not None]
    for row in rows:
        row.place, row.checked_at = places[row.pk], now
    CoverageQuestion.objects.bulk_update(rows, ["place", "checked_at"], batch_size=500)
    CoverageFall.objects.filter(question__in=back, resolved_at=None).update(resolved_at=now)
    falls = [CoverageFall(question=row, fell_at=now) for row in fell]
    CoverageFall.objects.bulk_create(falls, ignore_conflicts=True)
    tell_of_falls(fell)
    return _keep(rows, now)


def _keep(rows: list[CoverageQuestion], now: datetime) -> CoverageRun:
    made = CoverageRun.objects.create(at=now, questions=len(rows), covered=sum(row.is_covered for row in rows))
    top = tops(Category.objects.all())
    all_of = Counter(top[row.article.category_id] for row in rows)
    covered = Counter(top[row.article.category_id] for row in rows if row.is_covered)
    CoverageShare.objects.bulk_create(
        CoverageShare(run=made, category_id=pk, questions=count, covered=covered[pk]) for pk, count in all_of.items()
    )
    return made


def tops(categories: Iterable[Category]) -> dict[int, int]:
    """The shelf of the top level above each, by id."""
    above = {row.pk: row.parent_id for row in categories}

    def top(pk: int) -> int:
        parent = above[pk]
        return pk if parent is None else top(parent)

    return {pk: top(pk) for pk in above}
