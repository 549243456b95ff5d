"""The editor's page with all that stands around the text."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontend.agent.request import AgentRequest
from frontend.editor.checks import checks_of
from frontend.editor.finding import may, texts_of
from frontend.editor.preview import preview_of
from frontend.editor.side_panel import side_panel
from frontend.editor.steps import steps_of
from frontend.editor.typed import link_rows
from frontend.public.languages import NAMES
from knowledgebase.actions.editing import others_editing
from knowledgebase.actions.errors import Fault
from knowledgebase.faults import name_of
from knowledgebase.models import Editing, LinkKind, Revision, Translation
from knowledgebase.models.revision import QUESTION_MAX, READERS_FIELDS, SHORT_MAX
from knowledgebase.revisions import as_text, pieces
from knowledgebase.staleness import is_stale, stale_ids
from knowledgebase.texts import text_of


def writing_page(
    request: AgentRequest,
    text: Translation,
    content: Mapping[str, Any],
    *,
    base: int | None,
    unsaved: Editing | None = None,
    older: Revision | None = None,
    refusal: str = "",
    field: str = "",
    faults: Sequence[Fault] = (),
    status: int = 200,
) -> HttpResponse:
    """content: the fields as they are to stand in the form. base: the revision that saving builds on.

    older: what the form was opened with, when somebody saved meanwhile. refusal: why nothing happened; field: of the
    form, that it is about.
    """
    article, texts = text.article, texts_of(text.article)
    source = texts[0] if text.language != article.source_language else None
    context: dict[str, Any] = {
        "article": article,
        "text": text,
        "may": may(request.user, article),
        "content": content,
        "links": link_rows(list(content["links"])),
        "link_kinds": LinkKind.choices,
        "base": base,
        "unsaved": unsaved,
        "is_behind": unsaved is not None and unsaved.based_on_id not in (None, text.latest_id),
        "older": older,
        "refusal": refusal,
        "refused_field": field,
        "faults": faults,
        "writers": others_editing(text, by=request.user),
        "steps": steps_of(text),
        "checks": checks_of(content, text),
        "preview": preview_of(content, text, request.user),
        "question_max": QUESTION_MAX,
        "short_max": SHORT_MAX,
        "languages": language_tabs(texts, text),
        "source": source,
        "is_outdated": source is not None and is_stale(text, source),
        "today": timezone.localdate(),
        **side_panel(request.user, text),
        **_source_fields(text, source),
    }
    return render(request, "frontend/editor/writing.html", context, status=status)


def _source_fields(text: Translation, source: Translation | None) -> dict[str, Any]:
    """The source's text, field by field, with what is new in it since the translation marked."""
    shown = (source.live or source.latest) if source else None
    if shown is None:
        return {}
    newer = text_of(shown)
    known = text.latest.translates if text.latest else None
    older = text_of(known) if known else newer
    fields = [
        {"name": name_of(name).capitalize(), "pieces": list(pieces(as_text(older[name]), as_text(newer[name])))}
        for name in READERS_FIELDS
        if as_text(newer[name]) or as_text(older[name])
    ]
    return {"source_fields": fields, "source_changes": any(older[name] != newer[name] for name in READERS_FIELDS)}


def language_tabs(texts: list[Translation], shown: Translation) -> list[dict[str, Any]]:
    stale = stale_ids(texts)
    return [
        {
            "code": one.language,
            "name": NAMES.get(one.language, one.language),
            "is_stale": one.pk in stale,
            "is_current": one.pk == shown.pk,
        }
        for one in texts
    ]
