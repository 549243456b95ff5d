"""The list as editors read it, and as a table for spreadsheets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledgebase.coverage.questions import coverage_visible_to
from knowledgebase.coverage.running import tops
from knowledgebase.models import Category, CoverageFall, CoverageQuestion, Translation
from servicedesk.lib.spreadsheet import Cell
from servicedesk.people.access import Viewer, access_of

FALLEN, MISSED, COVERED = "fallna", "otackta", "tackta"
SHOWING = (FALLEN, MISSED, COVERED)


@dataclass(frozen=True, slots=True)
class Listed:
    question: CoverageQuestion
    title: str  # the article's question
    slug: str
    area: str  # the shelf of the top level it stands on
    fell_at: datetime | None  # of a fall that is not resolved
    may_change: bool


def matching(viewer: Viewer, *, showing: str = "", area: int | None = None) -> QuerySet[CoverageQuestion]:
    """Those the viewer sees: all of them, or one of SHOWING; of all areas, or of one top shelf."""
    rows = coverage_visible_to(viewer)
    if showing == FALLEN:
        rows = rows.filter(Exists(CoverageFall.objects.filter(question=OuterRef("pk"), resolved_at=None)))
    elif showing in (MISSED, COVERED):
        rows = rows.filter(place__isnull=showing == MISSED)
    if area is not None:
        paths = ("article__category", "article__category__parent", "article__category__parent__parent")
        rows = rows.filter(Q(*((path, area) for path in paths), _connector=Q.OR))
    return rows


def open_falls(viewer: Viewer) -> QuerySet[CoverageFall]:
    """What the viewer can do something about; the newest first."""
    mine = sorted(access_of(viewer).editor_departments)
    rows = CoverageFall.objects.filter(resolved_at=None, question__article__department__in=mine)
    return rows.select_related("question").order_by("-fell_at", "-pk")


def listed(rows: Sequence[CoverageQuestion], viewer: Viewer) -> list[Listed]:
    """Rows come with their article. Three queries, however many there are."""
    access = access_of(viewer)
    texts = _texts({row.article_id for row in rows})
    shelves = {shelf.pk: shelf for shelf in Category.objects.all()}
    top = tops(shelves.values())
    open_ones = CoverageFall.objects.filter(question__in=[row.pk for row in rows], resolved_at=None)
    fell = dict(open_ones.order_by().values_list("question", "fell_at"))
    found = []
    for row in rows:
        may_change = row.article.department_id in access.editor_departments
        text = texts.get(row.article_id)
        shown = ((text.latest if may_change else None) or text.live) if text else None
        found.append(
            Listed(
                question=row,
                title=shown.question if shown else "",
                slug=text.slug if text else "",
                area=shelves[top[row.article.category_id]].shown_name,
                fell_at=fell.get(row.pk),
                may_change=may_change,
            )
        )
    return found


def as_rows(viewer: Viewer) -> Iterator[Sequence[Cell]]:
    """The whole list, the head first; the first three columns are what is taken in again."""
    yield (
        *(_("Question"), _("Language"), _("Article"), _("The article's question"), _("Area"), _("Place")),
        _("Looked at"),
    )
    rows = coverage_visible_to(viewer).select_related("article").order_by("words", "pk")
    for one in listed(list(rows), viewer):
        at = one.question.checked_at
        seen = timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else None
        yield (
            *(one.question.words, one.question.language, one.slug or str(one.question.article_id)),
            *(one.title, one.area, one.question.place, seen),
        )


def _texts(ids: set[int]) -> dict[int, Translation]:
    """Of each article the text in its own language."""
    rows = Translation.objects.filter(article__in=ids).select_related("article", "live", "latest")
    rows = rows.only("article__source_language", "language", "slug", "live__question", "latest__question")
    ranked = sorted(rows, key=lambda row: row.language == row.article.source_language)
    return {row.article_id: row for row in ranked}
