"""Where the links of a text lead: found in the text, and for our own pages asked without HTTP."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledgebase.links import articles_in, files_in
from knowledgebase.models import ArticleFile, Revision, Translation
from knowledgebase.queries import is_live

_reader = MarkdownIt("commonmark").enable("table")


def links_of(revision: Revision) -> list[str]:
    """Return every address in what readers see, each once, in the order they stand; not mail and phone."""
    found = [one["url"] for one in revision.links]
    for text in (revision.steps, revision.details):
        found += _in_markdown(_reader.parse(text))
    return [url for url in dict.fromkeys(found) if not url.lower().startswith(("mailto:", "tel:", "#"))]


def own_path(url: str) -> str | None:
    """Return the path of an address on our own site ("/kontakt/"), or the name ("artikel:42"); None for others."""
    if url.startswith(("artikel:", "fil:")):
        return url
    if url.startswith(settings.BASE_URL):
        url = url[len(settings.BASE_URL) :] or "/"
    return urlsplit(url).path if url.startswith("/") and not url.startswith("//") else None


def leads_somewhere(path: str, now: datetime) -> bool:
    """Whether a path or name of ours leads to something that readers can reach now; asks no HTTP."""
    if path.startswith("artikel:"):
        return Translation.objects.filter(is_live(now), article__in=articles_in([f"]({path})"])).exists()
    if path.startswith("fil:"):
        return ArticleFile.objects.filter(pk__in=files_in([f"]({path})"])).exists()
    try:
        found = resolve(path)
    except Resolver404:
        return False
    slug = found.kwargs.get("slug")
    if slug is None or not (found.url_name or "").startswith("article"):
        return True
    live = Translation.objects.filter(is_live(now))
    return live.filter(slug=slug).exists() or live.filter(redirects__slug=slug).exists()


def _in_markdown(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "link_open":
            yield str(token.attrGet("href") or "")
        if token.type == "image":
            yield str(token.attrGet("src") or "")
        yield from _in_markdown(token.children or [])
