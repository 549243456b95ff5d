"""The text of an article as colleagues read it: the readers' part by the code of the public page, the notes beside it.

Links lead to the articles as agents read them, also to drafts the viewer may write.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from frontend.public.article_text import ArticleText, file_address
from knowledgebase.links import resolver
from knowledgebase.models import LinkKind, Translation
from knowledgebase.queries import articles_visible_to
from knowledgebase.shown import Link
from servicedesk.lib.article_html import NAMED, Resolve, to_html, to_text
from servicedesk.people.models import Agent


@dataclass(frozen=True, slots=True)
class Inside:
    question: str
    short_answer: str
    body: ArticleText
    notes: SafeString  # for agents only
    copied: str  # the whole answer as plain text


def inside(text: Mapping[str, Any], viewer: Agent, language: str) -> Inside:
    """text: all TEXT_FIELDS of a revision (knowledgebase.texts.text_of), or the same as it is being typed."""
    resolve = _resolver(text, viewer, language)
    links = [link for one in text["links"] if (link := _led(one, resolve))]
    plain = "\n\n".join(filter(None, [text["short_answer"], to_text(text["steps"]), to_text(text["details"])]))
    return Inside(
        question=text["question"],
        short_answer=text["short_answer"],
        body=ArticleText(
            steps=to_html(text["steps"], resolve=resolve, prefix="gor-"),
            details=to_html(text["details"], resolve=resolve),
            services=[link for link in links if link.kind == LinkKind.E_SERVICE],
            links=[link for link in links if link.kind != LinkKind.E_SERVICE],
            plain=plain,
        ),
        notes=to_html(text["internal_notes"], resolve=resolve, prefix="internt-"),
        copied=plain,
    )


def _resolver(text: Mapping[str, Any], viewer: Agent, language: str) -> Resolve:
    visible = articles_visible_to(viewer, timezone.now()).values("pk")
    return resolver(
        [text["steps"], text["details"], text["internal_notes"], *(f"[x]({link['url']})" for link in text["links"])],
        Translation.objects.filter(article__in=visible),
        language=language,
        article_url=lambda one: reverse("knowledge_article", args=[one.article_id]),
        file_url=file_address,
    )


def _led(link: Mapping[str, str], resolve: Resolve) -> Link | None:
    url = link["url"]
    if NAMED.match(url):
        found = resolve(url)
        url = found.url if found else ""
    return Link(link["kind"], link["label"], url) if url else None
