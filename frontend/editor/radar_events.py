"""What happened to a question, in words, the newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from knowledgebase.models import Question, QuestionEvent
from knowledgebase.radar.questions import questions_visible_to
from servicedesk.people.models import Agent

EVENTS_SHOWN = 50
_Kind = QuestionEvent.Kind


@dataclass(frozen=True, slots=True)
class Happening:
    at: datetime
    who: str  # "" is the system
    words: str
    detail: str
    other: int | None  # a question it leads to
    part: int | None  # one that was merged into this, and can be taken out again


def happened(question: Question, viewer: Agent) -> list[Happening]:
    """Two queries."""
    events = list(question.events.select_related("agent").order_by("-at", "-id")[:EVENTS_SHOWN])
    named = {pk for event in events if (pk := _other(event.data))}
    seen = set(questions_visible_to(viewer).filter(pk__in=named).values_list("pk", flat=True))
    parts = set(Question.objects.filter(pk__in=named, merged_into=question).values_list("pk", flat=True))
    return [_happening(event, seen, parts) for event in events]


def _other(data: dict[str, Any]) -> int | None:
    """The other question an event is about."""
    return next((data[name] for name in ("part", "into", "out_of") if isinstance(data.get(name), int)), None)


def _happening(event: QuestionEvent, seen: set[int], parts: set[int]) -> Happening:
    other = _other(event.data)
    return Happening(
        at=event.at,
        who=event.agent.name if event.agent else str(event.data.get("integration", "")),
        words=str(_Kind(event.kind).label),
        detail=_detail(event),
        other=other if other in seen else None,
        part=other if event.kind == _Kind.MERGED and other in parts else None,
    )


def _detail(event: QuestionEvent) -> str:
    text = {name: str(event.data.get(name, "")) for name in ("from", "to", "name", "reason")}
    if event.kind == _Kind.RENAMED and text["from"]:
        return _("“%(from)s” became “%(to)s”") % text
    if event.kind == _Kind.MERGED and text["name"]:
        return _("“%(name)s” was merged into this") % text
    if event.kind == _Kind.SPLIT and text["name"]:
        return _("“%(name)s” was split off") % text
    return text["reason"]
