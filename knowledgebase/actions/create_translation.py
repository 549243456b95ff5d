from typing import Any

from django.utils.translation import gettext as _

from knowledgebase.actions.changing import Actor, changing
from knowledgebase.actions.create_article import first_text
from knowledgebase.actions.errors import InvalidChange
from knowledgebase.actions.placing import checked_place
from knowledgebase.models import Article, ArticleEventKind, Revision, Translation
from knowledgebase.texts import normal_text


def create_translation(
    article: Article,
    *,
    by: Actor,
    language: str,
    question: str,
    slug: str = "",
    translates: Revision | None = None,
    **text: Any,
) -> Translation:
    """Write the article in one more language: a draft, made of the source's published text (of a draft: its newest).

    translates: the revision of the source it says the same as, when another. Raises NotAllowed, InvalidChange.
    """
    language = str(checked_place(language=language)["language"])
    kept = normal_text({"question": question, **text})
    with changing(article, by=by, may="write") as change:
        texts = {one.language: one for one in change.article.translations.select_related("live", "latest")}
        if language in texts:
            raise InvalidChange(_("The article is there in this language already."), field="language")
        source = texts.get(change.article.source_language)
        kept["translates"] = translates or (source and (source.live or source.latest))
        translation = first_text(change, language, slug, **kept)
        change.record(ArticleEventKind.CREATED, translation, translation.latest)
    return translation
