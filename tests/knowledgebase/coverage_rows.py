"""What the database refuses of the coverage test, whoever writes."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from knowledgebase.models import Category, CoverageFall, CoverageQuestion, CoverageRun, CoverageShare
from tests.factories import make_article, make_shelf
from tests.tickets.constraint_rows import twice


def asked(**fields: Any) -> CoverageQuestion:
    return CoverageQuestion.objects.create(**{"words": "tunnan", "article": make_article().article, **fields})


def run(**fields: Any) -> CoverageRun:
    return CoverageRun.objects.create(**{"at": timezone.now(), "questions": 1, "covered": 1, **fields})


def share(**fields: Any) -> CoverageShare:
    shelf = Category.objects.first() or make_shelf()
    newest = CoverageRun.objects.first() or run()
    return CoverageShare.objects.create(**{"run": newest, "category": shelf, "questions": 1, "covered": 1, **fields})


def two_open_falls() -> None:
    row = asked()
    twice(lambda: CoverageFall.objects.create(question=row, fell_at=timezone.now()))


REFUSED_OF_COVERAGE: dict[str, Callable[[], object]] = {
    "coverage_question_once": lambda: twice(asked),
    "coverage_question_not_empty": lambda: asked(words=""),
    "coverage_place_among_first": lambda: asked(place=4),
    "coverage_fall_open_once": two_open_falls,
    "coverage_run_not_more_than_all": lambda: run(covered=2),
    "coverage_share_once": lambda: twice(share),
    "coverage_share_not_more_than_all": lambda: share(covered=2),
}
