"""Finding articles: for what readers and agents type, and for whole texts that articles may answer.

What is asked is looked at and forgotten: no search text is logged or kept here. Visibility is part of every query.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from math import log1p

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from knowledgebase.models import Translation, ViewsOfDay
from knowledgebase.queries import translations_readable_by
from knowledgebase.search_marks import Marked, Marker
from knowledgebase.search_rank import Near, near_ones
from knowledgebase.search_terms import ASKED_MAX, TYPED_MAX, sentences_in, telling_words
from knowledgebase.search_vocabulary import complete, mended
from knowledgebase.shown import Shown, shown
from servicedesk.lib.text import clean
from servicedesk.people.access import Viewer, access_of

SWEDISH = "sv"
READERS_HITS = 20  # of a search on the web; the coverage test asks for as many, so that it finds what readers find
# Below these nothing is near enough to be shown. Set between what the demo's articles are asked and questions to
# somebody else entirely (manage.py eval_suggest shows both; docs/performance.md has the figures).
COVERED = 0.5  # a typed search: so much of its letters
MEANT = 0.7  # or so near in meaning, with or without the words
NEAR = 1.0  # a whole text: by letters and by meaning together
NEAR_BY_LETTERS = 0.55  # where there is no language model
IN_OTHER_WORDS = 0.6  # of a text in another language than it is asked in: by meaning alone
_FURTHER = 0.75  # of that is enough for those that come after one that is near
_POPULAR_DAYS = 30
_POPULAR = 0.01  # for each power of e of its views: less than any word weighs


@dataclass(frozen=True, slots=True)
class ArticleHit:
    shown: Shown
    score: float  # the higher the better; comparable within one answer only
    question: Marked = field(default_factory=Marked)  # the question, with what was searched for marked
    excerpt: Marked = field(default_factory=Marked)  # the part of the text that says most of it


def search_articles(viewer: Viewer, text: str, *, language: str = SWEDISH, limit: int = 10) -> list[ArticleHit]:
    """Return at most limit articles the viewer may read, best first, for words somebody typed into a search box.

    Misspelt words are mended (did_you_mean says how). Agents find words of internal notes too.
    """
    words = telling_words(clean(text[:TYPED_MAX]))
    if not words:
        return []
    among = readable_texts(viewer, language)
    words = mended(among, words)
    with_notes = access_of(viewer).agent_id is not None
    meant, enough = clean(text[:TYPED_MAX]), MEANT if language == SWEDISH else IN_OTHER_WORDS
    near = near_ones(among, [" ".join(words)], typed=meant, language=language, with_notes=with_notes)
    found = [
        one for one in near if one.words or max(one.coverage / COVERED, one.meaning / enough, one.score / NEAR) >= 1
    ]
    if found:
        found = [one for one in near if one in found or one.score >= _FURTHER * NEAR]
    return _hits(among, _with_popular(found[: 2 * limit]), words, limit)


def suggest_articles(
    viewer: Viewer, text: str, *, language: str = SWEDISH, limit: int = 5, category_id: int | None = None
) -> list[ArticleHit]:
    """Return articles that may answer a whole text (a mail, a chat's first words), best first; [] when none is near.

    category_id: only those on that shelf and the ones below it.
    """
    asked = clean(text[:ASKED_MAX])
    sentences = sentences_in(asked)
    if not sentences:
        return []
    among = readable_texts(viewer, language)
    if category_id is not None:
        among = among.filter(
            Q(article__category=category_id)
            | Q(article__category__parent=category_id)
            | Q(article__category__parent__parent=category_id)
        )
    near = near_ones(among, sentences, language=language)
    is_first = any(is_near(one, language=language) for one in near[:3])
    found = [one for one in near if is_near(one, _FURTHER, language)] if is_first else []
    return _hits(among, found, telling_words(asked), limit)


def did_you_mean(viewer: Viewer, text: str, *, language: str = SWEDISH) -> str:
    """Return the words search_articles looks for instead when no article has some; "" when it takes them all."""
    words = telling_words(clean(text[:TYPED_MAX]))
    better = mended(readable_texts(viewer, language), words)
    return "" if better == words else " ".join(better)


def suggest_words(viewer: Viewer, typed: str, *, language: str = SWEDISH, limit: int = 8) -> list[str]:
    """Return what is typed with its last word completed from articles the viewer may read, the commonest first."""
    return complete(readable_texts(viewer, language), typed, limit=limit)


def readable_texts(viewer: Viewer, language: str) -> QuerySet[Translation]:
    """One text of every article the viewer may read: in this language, or the Swedish one where there is none."""
    found = translations_readable_by(viewer, timezone.now())
    if language == SWEDISH:
        return found.filter(language=SWEDISH)
    same = found.filter(language=language, article=OuterRef("article"))
    return found.filter(Q(language=language) | Q(language=SWEDISH) & ~Exists(same))


def is_near(one: Near, share: float = 1.0, language: str = SWEDISH) -> bool:
    """Whether a text is near enough to what is asked in that language to be shown; share: of what is needed else."""
    if language != SWEDISH and one.meaning >= IN_OTHER_WORDS:
        return True
    return one.score >= share * (NEAR_BY_LETTERS if one.cosine is None else NEAR)


def _with_popular(near: list[Near]) -> list[Near]:
    """The same ones; among equals those that are read most come first."""
    since = timezone.localdate() - timedelta(days=_POPULAR_DAYS)
    views = dict(
        ViewsOfDay.objects.filter(translation__in=[one.translation_id for one in near], day__gte=since)
        .values("translation")
        .values_list("translation")
        .annotate(Sum("count"))
    )
    return sorted(near, key=lambda one: -(one.score + _POPULAR * log1p(views.get(one.translation_id, 0))))


def _hits(among: QuerySet[Translation], near: list[Near], words: list[str], limit: int) -> list[ArticleHit]:
    first, marker = near[:limit], Marker(words)
    texts = {one.translation_id: one for one in shown(among.filter(pk__in=[one.translation_id for one in first]))}
    return [
        ArticleHit(text, one.score, marker.marked(text.question), marker.excerpt(text))
        for one in first
        if (text := texts.get(one.translation_id)) is not None
    ]
