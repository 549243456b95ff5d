"""What happened to an article, in words, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from knowledgebase.models import Article, ArticleEvent, ArticleEventKind
from knowledgebase.models.editing import Flag, Remark
from servicedesk.lib.text import one_line

# What those who only read the article may know of it.
READERS = (
    *(ArticleEventKind.PUBLISHED, ArticleEventKind.REVIEWED, ArticleEventKind.UNPUBLISHED),
    *(ArticleEventKind.FLAGGED, ArticleEventKind.FLAG_SETTLED),
)
_DETAIL_MAX = 160


@dataclass(frozen=True, slots=True)
class Happening:
    at: datetime
    who: str  # "" is the system
    words: str
    language: str
    version: int | None
    detail: str


def happened(article: Article, most: int, *, may_write: bool) -> list[Happening]:
    """Return at most most; three queries."""
    rows = article.events.select_related("agent", "integration", "translation", "revision").defer(
        *(f"revision__{name}" for name in ("short_answer", "steps", "details", "internal_notes", "links"))
    )
    if not may_write:
        rows = rows.filter(kind__in=READERS)
    events = list(rows.order_by("-created_at", "-id")[:most])
    said = _said(events)
    return [_happening(event, said.get(event.pk, "")) for event in events]


def _said(events: list[ArticleEvent]) -> dict[int, str]:
    """What was written with a remark or a report, by event."""
    found: dict[int, str] = {}
    for name, model in (("remark", Remark), ("flag", Flag)):
        asked = {event.pk: event.detail[name] for event in events if isinstance(event.detail.get(name), int)}
        words = dict(model.objects.filter(pk__in=set(asked.values())).values_list("pk", "text"))
        found |= {pk: words.get(key, "") for pk, key in asked.items()}
    return found


def _happening(event: ArticleEvent, said: str) -> Happening:
    agent, integration = event.agent, event.integration
    return Happening(
        at=event.created_at,
        who=agent.name if agent else integration.name if integration else "",
        words=str(ArticleEventKind(event.kind).label),
        language=event.translation.language if event.translation else "",
        version=event.revision.number if event.revision else None,
        detail=one_line(said or str(event.detail.get("reason", "")), _DETAIL_MAX),
    )
