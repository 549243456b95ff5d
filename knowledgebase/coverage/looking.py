"""Where an article stands among what citizens find: the same search, as anybody on the web."""

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from knowledgebase import semantic
from knowledgebase.models import CoverageQuestion, Passage
from knowledgebase.models.coverage import TOP
from knowledgebase.queries import public_translations
from knowledgebase.search import READERS_HITS, search_articles

_PROBE = "vatten"


def place_of(question: CoverageQuestion) -> int | None:
    """1 for the first hit, to TOP; None: not among them."""
    hits = search_articles(AnonymousUser(), question.words, language=question.language, limit=READERS_HITS)
    for place, hit in enumerate(hits[:TOP], 1):
        if hit.shown.article_id == question.article_id:
            return place
    return None


def is_whole() -> bool:
    """Whether search finds as well as it should: with a language model that answers, where there is one."""
    if not semantic.is_ready() or not Passage.objects.exists():
        return True
    return semantic.nearest(public_translations(timezone.now()), _PROBE) is not None
