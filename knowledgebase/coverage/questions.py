"""The list of the coverage test: who sees and changes what, and the changes.

A question is its article's: who may see the article sees it, who writes the article changes it.
"""

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledgebase.actions.errors import InvalidChange, NotAllowed
from knowledgebase.coverage.looking import place_of
from knowledgebase.models import Article, CoverageFall, CoverageQuestion, Translation
from knowledgebase.models.coverage import WORDS_MAX
from knowledgebase.queries import articles_visible_to, articles_writable_by
from servicedesk.lib.text import one_line
from servicedesk.people.access import Viewer, access_of
from servicedesk.people.models import Agent, Integration

SWEDISH = "sv"
By = Agent | Integration


def coverage_visible_to(viewer: Viewer) -> QuerySet[CoverageQuestion]:
    """Those whose article the viewer may see; none for who writes nothing."""
    if not access_of(viewer).editor_departments:
        return CoverageQuestion.objects.none()
    seen = articles_visible_to(viewer, timezone.now()).order_by().values("pk")
    return CoverageQuestion.objects.filter(article__in=seen)


def coverage_writable_by(viewer: Viewer) -> QuerySet[CoverageQuestion]:
    return CoverageQuestion.objects.filter(article__in=articles_writable_by(viewer).values("pk"))


def add(words: str, article: Article, *, language: str = SWEDISH, by: By) -> CoverageQuestion:
    """Put a question on the list and look at once whether it is covered. Raises InvalidChange, NotAllowed."""
    now = timezone.now()
    who = by if isinstance(by, Agent) else None
    row = CoverageQuestion(created_by=who, changed_by=who, created_at=now, changed_at=now)
    return _save(row, words, article, language, by)


def change(row: CoverageQuestion, *, words: str, article: Article, language: str, by: By) -> CoverageQuestion:
    """It is asked anew, and what was told of it before is settled. Raises InvalidChange, NotAllowed."""
    with transaction.atomic():
        fresh = CoverageQuestion.objects.select_for_update(of=("self",)).select_related("article").get(pk=row.pk)
        refuse_unless_writable(fresh.article, by)
        if (fresh.words, fresh.article_id, fresh.language) == (words, article.pk, language):
            return fresh
        fresh.changed_by, fresh.changed_at = by if isinstance(by, Agent) else None, timezone.now()
        CoverageFall.objects.filter(question=fresh, resolved_at=None).update(resolved_at=fresh.changed_at)
        return _save(fresh, words, article, language, by)


def remove(row: CoverageQuestion, *, by: By) -> None:
    """Raises NotAllowed."""
    refuse_unless_writable(row.article, by)
    CoverageQuestion.objects.filter(pk=row.pk).delete()


def refuse_unless_writable(article: Article, by: By) -> None:
    if article.department_id not in access_of(by).editor_departments:
        raise NotAllowed(_("Only the department's editors and publishers can change this article."))


def checked_words(words: str) -> str:
    """Return the question as it is kept, on one line. Raises InvalidChange."""
    kept = one_line(words, WORDS_MAX + 1)
    if not kept:
        raise InvalidChange(_("Write the question."), field="words")
    if len(kept) > WORDS_MAX:
        raise InvalidChange(_("Write at most %(most)d characters.") % {"most": WORDS_MAX}, field="words")
    return kept


def languages() -> set[str]:
    """Those that articles are written in."""
    return {SWEDISH, *Translation.objects.order_by().values_list("language", flat=True).distinct()}


def _save(row: CoverageQuestion, words: str, article: Article, language: str, by: By) -> CoverageQuestion:
    refuse_unless_writable(article, by)
    if language not in languages():
        raise InvalidChange(_("Choose a language articles are written in."), field="language")
    row.words, row.article, row.language = checked_words(words), article, language
    row.place, row.checked_at = place_of(row), timezone.now()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise InvalidChange(_("The question is on the list already."), field="words") from error
    return row
