"""What waits for an editor: drafts, reviews, reports, outdated translations, searches that found nothing."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from frontend.editor.library_filter import stale_articles
from knowledgebase.models import Flag, LinkCheck, LinkOutcome, Translation
from knowledgebase.models.translation import Status
from knowledgebase.queries import articles_publishable_by, articles_writable_by
from knowledgebase.searches import searches_without_hits
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent


@dataclass(frozen=True, slots=True)
class Task:
    words: str
    icon: str
    count: int
    url: str


def tasks_of(agent: Agent) -> list[Task]:
    """What there is to do, the most urgent first; nothing for those who do not write. At most five queries."""
    access = access_of(agent)
    if not access.editor_departments:
        return []
    mine = articles_writable_by(agent)
    source = Translation.objects.filter(article=OuterRef("pk"), language=F("article__source_language"))
    is_mine = Q(responsible=agent) | Q(deputy=agent) | Q(created_by=agent)
    counts = mine.annotate(
        is_draft=Exists(source.filter(status=Status.DRAFT)),
        is_due=Exists(source.filter(status=Status.REVIEW_DUE)),
        is_flagged=Exists(Flag.objects.filter(article=OuterRef("pk"), settled_at=None)),
        is_broken=Exists(
            LinkCheck.objects.filter(translation__article=OuterRef("pk")).exclude(outcome=LinkOutcome.WORKS)
        ),
    ).aggregate(
        drafts=Count("pk", filter=Q(is_draft=True) & is_mine),
        due=Count("pk", filter=Q(is_due=True)),
        flagged=Count("pk", filter=Q(is_flagged=True)),
        broken=Count("pk", filter=Q(is_broken=True)),
    )
    waiting = articles_publishable_by(agent).filter(Exists(source.filter(status=Status.IN_REVIEW))).count()
    tasks = [
        Task(_("Waiting for my review"), "s-pending", waiting, _list(status=Status.IN_REVIEW)),
        Task(_("Said to be wrong"), "flag", counts["flagged"], _list(flaggade="1")),
        Task(_("Review due"), "calendar", counts["due"], _list(status=Status.REVIEW_DUE)),
        Task(_("My drafts"), "edit", counts["drafts"], _list(status=Status.DRAFT, mina="1")),
        Task(_("Broken links"), "link", counts["broken"], _list(lankar="1")),
        Task(_("Outdated translations"), "translate", len(stale_articles(mine)), _list(inaktuella="1")),
        Task(_("Searches without an answer"), "search", len(searches_without_hits()), reverse("knowledge_searches")),
    ]
    return [task for task in tasks if task.count]


def _list(**query: str) -> str:
    return f"{reverse('knowledge')}?{urlencode(query)}"
