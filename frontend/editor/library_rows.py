"""The rows of the list of articles, with their figures: the same number of queries however many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, Sum
from django.utils import timezone

from knowledgebase.models import Article, Feedback, Flag, Translation, ViewsOfDay
from knowledgebase.models.translation import Status
from knowledgebase.staleness import stale_ids
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent

DAYS = 30  # that the figures are of


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the last DAYS days, in all languages."""

    views: int = 0
    helped: int = 0
    answered: int = 0  # how many said whether it helped

    @property
    def share(self) -> int | None:
        """Percent of those who said something."""
        return round(100 * self.helped / self.answered) if self.answered else None


@dataclass(frozen=True, slots=True)
class LibraryRow:
    article: Article
    question: str
    status: str  # as the viewer may know it
    has_changes: bool  # something newer than what readers see
    languages: tuple[str, ...]
    is_stale: bool
    flags: int
    figures: Figures

    @property
    def is_overdue(self) -> bool:
        return self.article.review_on is not None and self.article.review_on < timezone.localdate()


def rows_of(articles: Sequence[Article], viewer: Agent) -> list[LibraryRow]:
    """Articles come with category, department and responsible. Five queries."""
    ids, access = [article.pk for article in articles], access_of(viewer)
    texts = _texts(ids)
    stale = stale_ids(text for rows in texts.values() for text in rows)
    figures, flags = figures_of(ids), _flags(ids)
    found = []
    for article in articles:
        shown = [text for text in texts.get(article.pk, []) if text.live_id or _may_write(access, article)]
        if not shown:
            continue
        is_mine = _may_write(access, article)
        found.append(
            LibraryRow(
                article=article,
                question=_question(shown[0], is_mine),
                status=status_for(shown[0], is_mine),
                has_changes=is_mine and shown[0].live_id is not None and shown[0].has_changes,
                languages=tuple(text.language for text in shown),
                is_stale=is_mine and any(text.pk in stale for text in shown),
                flags=flags.get(article.pk, 0),
                figures=figures.get(article.pk, Figures()),
            )
        )
    return found


def status_for(text: Translation, may_write: bool) -> str:
    """Those who do not write an article know of it what readers know: that it is published."""
    return text.status if may_write else Status.PUBLISHED


def figures_of(ids: Sequence[int]) -> dict[int, Figures]:
    """By article; two queries."""
    since = timezone.now() - timedelta(days=DAYS)
    views = ViewsOfDay.objects.filter(translation__article__in=ids, day__gt=since.date())
    by_article = dict(views.order_by().values_list("translation__article").annotate(Sum("count")))
    said = Feedback.objects.filter(translation__article__in=ids, created_at__gt=since).order_by()
    answers = said.values_list("translation__article").annotate(
        said=Count("pk"), yes=Count("pk", filter=Q(helped=True))
    )
    counted = {article: (number, helped) for article, number, helped in answers}
    return {
        pk: Figures(by_article.get(pk, 0), counted.get(pk, (0, 0))[1], counted.get(pk, (0, 0))[0])
        for pk in by_article.keys() | counted.keys()
    }


def _texts(ids: Sequence[int]) -> dict[int, list[Translation]]:
    """By article, its own language first."""
    rows = Translation.objects.filter(article__in=ids).select_related("article", "live", "latest")
    rows = rows.only(
        *("article__source_language", "language", "slug", "status", "live__question", "latest__question", "publish_to")
    )
    found: dict[int, list[Translation]] = {}
    for row in sorted(rows, key=lambda row: (row.language != row.article.source_language, row.language)):
        found.setdefault(row.article_id, []).append(row)
    return found


def _flags(ids: Sequence[int]) -> dict[int, int]:
    rows = Flag.objects.filter(article__in=ids, settled_at=None).order_by().values_list("article")
    return dict(rows.annotate(Count("pk")))


def _may_write(access: Access, article: Article) -> bool:
    return article.department_id in access.editor_departments


def _question(text: Translation, is_mine: bool) -> str:
    revision = (text.latest if is_mine else None) or text.live
    return revision.question if revision else ""
