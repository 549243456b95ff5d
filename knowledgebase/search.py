"""Finding articles by words: for readers, agents and everything that suggests."""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.utils import timezone

from knowledgebase.queries import translations_readable_by
from knowledgebase.shown import Shown, shown
from servicedesk.people.access import Viewer


@dataclass(frozen=True, slots=True)
class ArticleHit:
    shown: Shown
    score: float  # the higher the better; comparable within one answer only


def search_articles(viewer: Viewer, text: str, *, language: str = "sv", limit: int = 10) -> list[ArticleHit]:
    """Return at most limit articles the viewer may read, best first, for words somebody typed into a search box."""
    return _ranked(viewer, text, language, limit)


def suggest_articles(
    viewer: Viewer, text: str, *, language: str = "sv", limit: int = 5, category_id: int | None = None
) -> list[ArticleHit]:
    """Return articles that may answer a whole text (a mail, a chat's first words), best first; [] when none is near.

    category_id: only those on that shelf.
    """
    return _ranked(viewer, text, language, limit, category_id)


def _ranked(viewer: Viewer, text: str, language: str, limit: int, category_id: int | None = None) -> list[ArticleHit]:
    query = SearchQuery(" or ".join(text.split()[:40]), search_type="websearch", config="swedish")
    vector = SearchVector("live__question", weight="A", config="swedish") + SearchVector(
        "live__short_answer", "live__details", weight="C", config="swedish"
    )
    found = translations_readable_by(viewer, timezone.now()).filter(language=language)
    if category_id is not None:
        found = found.filter(article__category=category_id)
    ranks = dict(
        found.annotate(words=vector, rank=SearchRank(vector, query))
        .filter(words=query)
        .order_by("-rank")
        .values_list("pk", "rank")[:limit]
    )
    texts = {one.translation_id: one for one in shown(found.filter(pk__in=list(ranks)))}
    return [ArticleHit(texts[pk], rank) for pk, rank in ranks.items() if pk in texts]
