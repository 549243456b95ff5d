"""What the public API tells of articles: made from Shown and what stands beside it on the page; never a revision."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from knowledgebase.addresses import article_url, file_url
from knowledgebase.links import resolver
from knowledgebase.models import Article, Category, LifeEvent, Translation
from knowledgebase.shown import Link, Shown, shown
from servicedesk.lib.article_html import Resolve, to_html

CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


def license_of_articles() -> str | None:
    return CC0 if settings.ARTICLES_CC0 else None


def articles_told(texts: Iterable[Shown], public: QuerySet[Translation]) -> list[dict[str, Any]]:
    """Return each text as the API says it, in their order; as many queries for one as for a hundred.

    public: what everybody may read. Links to articles lead to their pages; to what nobody may read they are words.
    """
    rows = list(texts)
    ids = {text.article_id for text in rows}
    articles = {one.pk: one for one in Article.objects.filter(pk__in=ids).only("key", "audience", "tags")}
    shelves = Category.objects.in_bulk({text.category_id for text in rows})
    events = _life_events(ids)
    languages = _languages(ids, public)
    resolve = _resolver(rows, public)
    return [
        {
            **_text(text, resolve),
            "key": articles[text.article_id].key,
            "category": _named(shelves[text.category_id], text.language),
            "life_events": [_named(one, text.language) for one in events[text.article_id]],
            "audience": articles[text.article_id].audience,
            "tags": articles[text.article_id].tags,
            "languages": languages[text.article_id],
        }
        for text in rows
        if text.article_id in articles
    ]


def told(public: QuerySet[Translation], chosen: QuerySet[Translation]) -> list[dict[str, Any]]:
    return articles_told(shown(chosen), public)


def _text(text: Shown, resolve: Resolve) -> dict[str, Any]:
    return {
        "language": text.language,
        "slug": text.slug,
        "url": article_url(text.language, text.slug),
        "question": text.question,
        "short_answer": text.short_answer,
        "steps": text.steps,
        "steps_html": str(to_html(text.steps, resolve=resolve)),
        "details": text.details,
        "details_html": str(to_html(text.details, resolve=resolve)),
        "links": [link for link in (_led(one, resolve) for one in text.links) if link],
        "department": text.department,
        "published_at": text.published_at,
        "reviewed_at": text.reviewed_at,
        "changed_at": text.changed_at,
        "publisher": settings.MUNICIPALITY["name"],
        "license": license_of_articles(),
    }


def _led(link: Link, resolve: Resolve) -> dict[str, str] | None:
    url = link.url
    if url.startswith(("artikel:", "fil:")):
        found = resolve(url)
        if found is None:
            return None
        url = found.url
    if url.startswith("/"):
        url = f"{settings.BASE_URL}{url}"
    return {"kind": link.kind, "label": link.label, "url": url}


def _resolver(rows: list[Shown], public: QuerySet[Translation]) -> Resolve:
    texts = [text for one in rows for text in (one.steps, one.details)]
    named = [f"[x]({link.url})" for one in rows for link in one.links]
    return resolver(
        [*texts, *named],
        public,
        language=rows[0].language if rows else settings.LANGUAGE_CODE,
        article_url=lambda row: article_url(row.language, row.slug),
        file_url=lambda file: file_url(file.pk),
    )


def _life_events(article_ids: set[int]) -> dict[int, list[LifeEvent]]:
    found: dict[int, list[LifeEvent]] = defaultdict(list)
    ties = Article.life_events.through.objects.filter(article__in=article_ids, lifeevent__is_active=True)
    for tie in ties.select_related("lifeevent").order_by("lifeevent__position", "lifeevent__pk"):
        found[tie.article_id].append(tie.lifeevent)
    return found


def _languages(article_ids: set[int], public: QuerySet[Translation]) -> dict[int, list[dict[str, str]]]:
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    rows = public.filter(article__in=article_ids).order_by("article", "language")
    for article_id, language, slug in rows.values_list("article", "language", "slug"):
        found[article_id].append({"language": language, "slug": slug, "url": article_url(language, slug)})
    return found


def _named(shelf: Category | LifeEvent, language: str) -> dict[str, str]:
    return {"slug": shelf.slug, "name": str(shelf.names.get(language, "") or shelf.name)}
