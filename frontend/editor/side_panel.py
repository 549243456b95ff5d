"""Beside the text: who answers for it, where it stands, who sees it, its short forms, what reviewers ask for."""

from typing import Any

from django.utils import timezone

from frontend.public.languages import NAMES
from knowledgebase.actions.publish import in_months
from knowledgebase.actions.renderings import propose_rendering
from knowledgebase.models import (
    Audience,
    Category,
    LifeEvent,
    Remark,
    RenderingKind,
    Translation,
    Visibility,
)
from knowledgebase.models.article import REVIEW_MONTHS
from knowledgebase.models.revision import SMS_MAX, SOCIAL_MAX
from knowledgebase.short_forms import length_of
from knowledgebase.staleness import rendering_is_stale
from servicedesk.people.models import Agent, Department, Team

_MOST = {RenderingKind.SMS: SMS_MAX, RenderingKind.SOCIAL: SOCIAL_MAX}


def side_panel(viewer: Agent, text: Translation) -> dict[str, Any]:
    article = text.article
    return {
        "departments": list(Department.objects.all()),
        "teams": list(Team.objects.filter(is_active=True, department=article.department_id)),
        "people": list(Agent.objects.filter(is_active=True).order_by("name", "id").only("name")),
        "categories": category_choices(article.category_id),
        "visibilities": Visibility.choices,
        "named_departments": {one.pk for one in article.departments.all()},
        "life_events": list(LifeEvent.objects.filter(is_active=True)),
        "chosen_events": {one.pk for one in article.life_events.all()},
        "audiences": Audience.choices,
        "tags": ", ".join(article.tags),
        "short_forms": short_forms(text),
        "remarks": remarks_of(text),
        "new_languages": new_languages(text),
        "review_on": _proposed_review(text),
    }


def category_choices(chosen: int | None = None) -> list[tuple[int, str]]:
    """Categories in use (and the chosen one), each with the way down to it: "Avfall › Hämtning"."""
    rows = {row.pk: row for row in Category.objects.all()}

    def path(row: Category) -> str:
        above = rows.get(row.parent_id or 0)
        return f"{path(above)} › {row.shown_name}" if above else row.shown_name

    named = [(row.pk, path(row)) for row in rows.values() if row.is_active or row.pk == chosen]
    return sorted(named, key=lambda one: one[1].casefold())


def short_forms(text: Translation) -> list[dict[str, Any]]:
    """For each kind what is written, else what the short answer gives."""
    written = {row.kind: row for row in text.renderings.select_related("revision")}
    found = []
    for kind in RenderingKind:
        row = written.get(kind)
        if row is not None:
            row.translation = text
        proposed = propose_rendering(text, kind)
        shown = row.text if row else proposed
        found.append(
            {
                "kind": kind.value,
                "label": kind.label,
                "text": shown,
                "proposed": proposed,
                "is_written": row is not None,
                "is_stale": row is not None and rendering_is_stale(row),
                "length": length_of(kind, shown),
                "most": _MOST[kind],
            }
        )
    return found


def remarks_of(text: Translation) -> list[dict[str, Any]]:
    """Remarks that are not settled, each with its answers, and how many are settled."""
    rows = list(
        text.remarks.select_related("agent", "revision").defer("revision__details").order_by("created_at", "id")
    )
    answers: dict[int, list[Remark]] = {}
    for row in rows:
        if row.answers_id:
            answers.setdefault(row.answers_id, []).append(row)
    open_ones = [row for row in rows if not row.answers_id and row.settled_at is None]
    return [{"remark": row, "answers": answers.get(row.pk, [])} for row in open_ones]


def new_languages(text: Translation) -> list[tuple[str, str]]:
    there = set(text.article.translations.values_list("language", flat=True))
    return [(code, name) for code, name in NAMES.items() if code not in there]


def _proposed_review(text: Translation) -> str:
    today, planned = timezone.localdate(), text.article.review_on
    return (planned if planned and planned > today else in_months(today, REVIEW_MONTHS)).isoformat()
