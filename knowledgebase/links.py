"""Where the named links of an article's text lead: artikel:42 and fil:<uuid> (servicedesk.lib.article_html).

A link to an article is kept by the article's number, so that it outlives changes of its address; where that is, and
whether this reader may go there, is asked when the text is shown.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.db.models import QuerySet

from knowledgebase.models import ArticleFile, Translation
from servicedesk.lib.article_html import NAMED, Resolve, Target, names_in


def resolver(
    texts: Iterable[str],
    translations: QuerySet[Translation],
    *,
    language: str,
    article_url: Callable[[Translation], str],
    file_url: Callable[[ArticleFile], str],
) -> Resolve:
    """Return what resolves every name in the texts, with at most two queries (none for texts without names).

    translations: those this reader may read (knowledgebase.queries). Of an article that has one in language that is
    led to, else the one in its own language. article_url is asked with article_id, language and slug at hand.
    """
    articles, files = _named(names_in(texts))
    found: dict[str, Target] = {}
    if articles:
        rows = translations.filter(article__in=articles).select_related("article")
        rows = rows.only("article__source_language", "language", "slug")
        # The last one stays: in the reader's language before the article's own before any other.
        for row in sorted(
            rows, key=lambda row: (row.language == language, row.language == row.article.source_language)
        ):
            found[f"artikel:{row.article_id}"] = Target(article_url(row))
    if files:
        for file in ArticleFile.objects.filter(pk__in=files):
            found[f"fil:{file.pk}"] = Target(file_url(file), file.width or 0, file.height or 0)
    return found.get


def articles_in(texts: Iterable[str]) -> set[int]:
    """Return the numbers of the articles the texts lead to."""
    return _named(names_in(texts))[0]


def files_in(texts: Iterable[str]) -> set[UUID]:
    """Return the files the texts show or lead to."""
    return _named(names_in(texts))[1]


def _named(names: Iterable[str]) -> tuple[set[int], set[UUID]]:
    articles: set[int] = set()
    files: set[UUID] = set()
    for match in filter(None, map(NAMED.match, names)):
        kind, key = match["kind"], match["key"]
        if kind == "artikel" and key.isdecimal() and len(key) < 10:
            articles.add(int(key))
        elif kind == "fil" and (found := _uuid(key)):
            files.add(found)
    return articles, files


def _uuid(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None
