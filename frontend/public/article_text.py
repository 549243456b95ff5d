"""The text of an article as its page shows it: steps and details as HTML, links with where they lead for everybody."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString

from frontend.public.languages import address
from knowledgebase.links import resolver
from knowledgebase.models import ArticleFile, LinkKind, Translation
from knowledgebase.shown import Link, Shown
from servicedesk.lib.article_html import Resolve, to_html, to_text


@dataclass(frozen=True, slots=True)
class ArticleText:
    steps: SafeString
    details: SafeString
    services: list[Link]  # what to press: e-services
    links: list[Link]  # where there is more: pages, contact
    plain: str  # all of it, for programs


def rendered(text: Shown, public: QuerySet[Translation]) -> ArticleText:
    """public: what everybody may read (knowledgebase.queries); a link to anything else is its words and no link."""
    resolve = _resolver(text, public)
    links = [link for link in (_led(one, resolve) for one in text.links) if link is not None]
    plain = "\n\n".join(filter(None, [text.short_answer, to_text(text.steps), to_text(text.details)]))
    return ArticleText(
        steps=to_html(text.steps, resolve=resolve, prefix="gor-"),
        details=to_html(text.details, resolve=resolve),
        services=[link for link in links if link.kind == LinkKind.E_SERVICE],
        links=[link for link in links if link.kind != LinkKind.E_SERVICE],
        plain=plain,
    )


def file_address(file: ArticleFile) -> str:
    return reverse("article_file", args=[file.pk])


def _resolver(text: Shown, public: QuerySet[Translation]) -> Resolve:
    named = [f"[x]({link.url})" for link in text.links]
    return resolver(
        [text.steps, text.details, *named],
        public,
        language=text.language,
        article_url=lambda row: address("article", row.language, row.slug),
        file_url=file_address,
    )


def _led(link: Link, resolve: Resolve) -> Link | None:
    if not link.url.startswith(("artikel:", "fil:")):
        return link
    found = resolve(link.url)
    return Link(link.kind, link.label, found.url) if found else None
