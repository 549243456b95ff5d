"""From an address to an article: through what the agent may read, write or publish. Anything else is a 404."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from frontend.agent.request import AgentRequest
from knowledgebase.models import Article, Translation
from knowledgebase.queries import articles_publishable_by, articles_visible_to, articles_writable_by
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent

LANGUAGE = "sprak"  # of the text, in addresses and forms
_SHOWN = ("category__parent__parent", "department", "team", "responsible", "deputy", "created_by")


@dataclass(frozen=True, slots=True)
class May:
    """What the agent may do with an article they see."""

    write: bool
    publish: bool


def may(agent: Agent, article: Article) -> May:
    access = access_of(agent)
    return May(
        write=article.department_id in access.editor_departments,
        publish=article.department_id in access.publisher_departments,
    )


def article_or_404(request: AgentRequest, pk: int) -> Article:
    """One the agent may read, or write."""
    return get_object_or_404(articles_visible_to(request.user, timezone.now()).select_related(*_SHOWN), pk=pk)


def written_or_404(request: AgentRequest, pk: int) -> Article:
    """One whose text the agent may change."""
    return get_object_or_404(articles_writable_by(request.user).select_related(*_SHOWN), pk=pk)


def published_or_404(request: AgentRequest, pk: int) -> Article:
    """One the agent may publish and take down."""
    return get_object_or_404(articles_publishable_by(request.user).select_related(*_SHOWN), pk=pk)


def texts_of(article: Article) -> list[Translation]:
    """All its translations, its own language first; one query."""
    rows = list(
        article.translations.select_related("latest__author", "latest__translates", "live__translates", "scheduled")
    )
    for row in rows:
        row.article = article
    return sorted(rows, key=lambda row: (row.language != article.source_language, row.language))


def text_or_404(article: Article, language: str = "") -> Translation:
    """Its text in a language, "" for its own."""
    wanted = language or article.source_language
    rows = article.translations.select_related("latest__author", "latest__translates", "live__author", "scheduled")
    found = rows.filter(language=wanted).first()
    if found is None:
        raise Http404
    found.article = article
    return found
