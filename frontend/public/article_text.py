"""The text of an article as its page shows it: steps and details as HTML, links with where they lead for everybody."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from frontend.public.languages import address
from knowledgebase.links import resolver
from knowledgebase.models import ArticleFile, LinkKind, Translation
from knowledgebase.shown import Link, Shown
from servicedesk.lib.article_html import Resolve, Target, names_in, to_html, to_text


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
    plain = "\n\n".join(filter(None, [text.short_answer, _text(text.steps), _text(text.details)]))
    return ArticleText(
        steps=_html(text.steps, resolve, "gor-"),
        details=_html(text.details, resolve),
        services=[link for link in links if link.kind == LinkKind.E_SERVICE],
        links=[link for link in links if link.kind != LinkKind.E_SERVICE],
        plain=plain,
    )


def _html(markdown: str, resolve: Resolve, prefix: str = "") -> SafeString:
    """The same text with the same targets is the same HTML: read once, whoever asks."""
    targets = tuple((name, resolve(name)) for name in sorted(names_in([markdown])))
    return _made(markdown, prefix, get_language() or "", targets)


@lru_cache(maxsize=1024)
def _made(markdown: str, prefix: str, language: str, targets: tuple[tuple[str, Target | None], ...]) -> SafeString:
    """language: the one that is active, in which tables are named."""
    return to_html(markdown, resolve=dict(targets).get, prefix=prefix)


@lru_cache(maxsize=1024)
def _text(markdown: str) -> str:
    return to_text(markdown)


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
