"""What no longer says the same: translations of an older source, short forms of an older text.

Only what readers can see counts: internal notes make nothing stale.
"""

from collections.abc import Iterable

from django.db.models import F, Q

from knowledgebase.models import Rendering, Translation
from knowledgebase.texts import same_for_readers


def is_stale(translation: Translation, source: Translation | None = None) -> bool:
    """Whether the source has been published with another text since this translation was made of it.

    source: when the caller has it at hand. The source itself is never stale, nor what nobody can compare.
    """
    if translation.language == translation.article.source_language:
        return False
    if source is None:
        source = source_of(translation)
    written = translation.live or translation.latest
    if source is None or source.live is None or written is None or written.translates is None:
        return False
    if written.translates.number > source.live.number:  # made of a text that is not published yet
        return False
    return not same_for_readers(written.translates, source.live)


def source_of(translation: Translation) -> Translation | None:
    """Return the article's text in the language it was first written in."""
    texts = Translation.objects.filter(article=translation.article_id, language=translation.article.source_language)
    return texts.select_related("live", "latest").first()


def stale_ids(translations: Iterable[Translation]) -> set[int]:
    """Return the ids of those that are stale; two queries however many there are."""
    ids = [one.pk for one in translations]
    rows = list(
        Translation.objects.filter(pk__in=ids)
        .exclude(language=F("article__source_language"))
        .select_related("article", "live__translates", "latest__translates")
    )
    sources = Translation.objects.filter(
        Q(article__in={row.article_id for row in rows}), language=F("article__source_language")
    ).select_related("live")
    by_article = {source.article_id: source for source in sources}
    return {row.pk for row in rows if row.article_id in by_article and is_stale(row, by_article[row.article_id])}


def rendering_is_stale(rendering: Rendering) -> bool:
    """Whether readers have another text now than the one the short form was written for. Nothing live: not stale."""
    live = rendering.translation.live
    return live is not None and not same_for_readers(rendering.revision, live)
