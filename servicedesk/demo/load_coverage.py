"""The demo's coverage test: an editor's list that grew week by week, and how much of it was covered."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from knowledgebase.coverage.looking import place_of
from knowledgebase.coverage.running import tops
from knowledgebase.models import Category, CoverageFall, CoverageQuestion, CoverageRun, CoverageShare
from servicedesk.demo.article_told import Told
from servicedesk.demo.content.coverage import COVERAGE
from servicedesk.people.models import Agent

_EDITOR = "pirkko.kallio@storan.example"
_WEEKS = 11
_EACH_WEEK = 2  # questions put on the list, the rest at the beginning
_FELL = timedelta(days=2, hours=7)


def load_coverage(articles: Mapping[str, Told], now: datetime) -> None:
    """Where each stands is looked up; earlier weeks are told from when articles were published."""
    editor = Agent.objects.get(email=_EDITOR)
    rows = []
    for number, (language, words, slug) in enumerate(COVERAGE):
        weeks = max(0, len(COVERAGE) - 1 - number) // _EACH_WEEK
        put = now - timedelta(weeks=min(weeks, _WEEKS), hours=3)
        row = CoverageQuestion(
            words=words, language=language, article=articles[slug].row, created_by=editor, changed_by=editor,
            created_at=put, changed_at=put, checked_at=now,
        )  # fmt: skip
        row.place = place_of(row)
        rows.append(row)
    CoverageQuestion.objects.bulk_create(rows)
    _tell_of_weeks(rows, now)
    missed = next((row for row in rows if row.place is None), None)
    if missed is not None:
        CoverageFall.objects.create(question=missed, fell_at=now - _FELL)


def _tell_of_weeks(rows: list[CoverageQuestion], now: datetime) -> None:
    top = tops(Category.objects.all())
    for weeks in range(_WEEKS, -1, -1):
        at = now - timedelta(weeks=weeks, minutes=5)
        there = [row for row in rows if row.created_at <= at]
        found = [row for row in there if row.place is not None and _was_published(row, at)]
        if not there:
            continue
        run = CoverageRun.objects.create(at=at, questions=len(there), covered=len(found))
        covered = Counter(top[row.article.category_id] for row in found)
        CoverageShare.objects.bulk_create(
            CoverageShare(run=run, category_id=pk, questions=count, covered=covered[pk])
            for pk, count in Counter(top[row.article.category_id] for row in there).items()
        )


def _was_published(row: CoverageQuestion, at: datetime) -> bool:
    """Whether somebody could find it then: an article is looked for from some days after it was written."""
    return row.article.created_at + timedelta(days=3) <= at
