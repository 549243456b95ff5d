"""How much of each area is covered, and how that went from day to day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models.functions import TruncDate

from knowledgebase.models import CoverageRun

WEEKS = 12


@dataclass(frozen=True, slots=True)
class Point:
    """The last run of a day."""

    day: date
    questions: int
    covered: int

    @property
    def share(self) -> int:
        """Percent."""
        return round(100 * self.covered / self.questions) if self.questions else 0


@dataclass(frozen=True, slots=True)
class Area:
    category_id: int | None  # None: all of it
    name: str
    points: tuple[Point, ...]  # oldest first, never empty

    @property
    def now(self) -> Point:
        return self.points[-1]

    @property
    def change(self) -> int:
        """Percentage points since the first of the points."""
        return self.now.share - self.points[0].share


def areas(now: datetime) -> list[Area]:
    """All of it, then each shelf of the top level that has questions now, by name. Days of WEEKS weeks. Two queries."""
    runs = CoverageRun.objects.filter(at__gte=now - timedelta(weeks=WEEKS)).annotate(day=TruncDate("at"))
    last = list(runs.order_by("day", "-at", "-pk").distinct("day").prefetch_related("shares__category"))
    if not last:
        return []
    whole = Area(None, "", tuple(Point(run.day, run.questions, run.covered) for run in last))
    points: dict[int, list[Point]] = {}
    names: dict[int, str] = {}
    for run in last:
        for share in run.shares.all():
            points.setdefault(share.category_id, []).append(Point(run.day, share.questions, share.covered))
            names[share.category_id] = share.category.shown_name
    here = {share.category_id for share in last[-1].shares.all()}
    shelves = [Area(pk, names[pk], tuple(points[pk])) for pk in here]
    return [whole, *sorted(shelves, key=lambda area: area.name)]
