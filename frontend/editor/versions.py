"""The versions of a text: who saved what, what is different between any two, an older one brought back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from frontend.agent.request import AgentRequest
from frontend.editor.finding import LANGUAGE, text_or_404, texts_of, written_or_404
from frontend.editor.writing_page import language_tabs
from knowledgebase.actions.errors import ActionError
from knowledgebase.actions.restore import restore
from knowledgebase.faults import name_of
from knowledgebase.models import Revision, Translation
from knowledgebase.revisions import difference
from knowledgebase.texts import text_of
from servicedesk.lib.keyset import CursorError, page_of

PAGE_SIZE = 30
_BIG = ("short_answer", "steps", "details", "internal_notes", "links")


@login_required
@require_safe
def knowledge_versions(request: AgentRequest, pk: int) -> HttpResponse:
    """All versions; ?fran= and ?till= name two of them by number."""
    article = written_or_404(request, pk)
    text = text_or_404(article, request.GET.get(LANGUAGE, ""))
    rows = text.revisions.select_related("author", "restored_from").defer(
        *_BIG, *(f"restored_from__{one}" for one in _BIG)
    )
    try:
        page = page_of(rows, ("-number", "-id"), request.GET.get("cursor", ""), PAGE_SIZE)
    except CursorError as error:
        raise Http404 from error
    older, newer = _two(request, text)
    context: dict[str, Any] = {
        "article": article,
        "text": text,
        "rows": page.rows,
        "newer_url": _address(request, page.previous_cursor),
        "older_url": _address(request, page.next_cursor),
        "languages": language_tabs(texts_of(article), text),
        "older": older,
        "newer": newer,
        "differences": named_differences(older, newer),
    }
    return render(request, "frontend/editor/versions.html", context)


@login_required
@require_POST
def knowledge_restoring(request: AgentRequest, pk: int, language: str, number: int) -> HttpResponse:
    text = text_or_404(written_or_404(request, pk), language)
    found = get_object_or_404(text.revisions.select_related("translation__article", "translates"), number=number)
    try:
        fresh = restore(found, by=request.user)
    except ActionError as error:
        messages.error(request, str(error))
    else:
        said = _("Version %(old)d is back, as version %(new)d. Publish it when it is right.")
        messages.success(request, said % {"old": number, "new": fresh.number})
    return redirect(f"{reverse('knowledge_versions', args=[pk])}?{LANGUAGE}={language}")


def named_differences(older: Revision | None, newer: Revision | None) -> list[dict[str, Any]]:
    """Each field that differs, with its name for people."""
    if older is None or newer is None:
        return []
    return [
        {"name": name_of(one.field) if one.field != "internal_notes" else _("what only agents see"), "change": one}
        for one in difference(text_of(older), text_of(newer))
    ]


def _two(request: AgentRequest, text: Translation) -> tuple[Revision | None, Revision | None]:
    """The two that are named; else the newest and what readers see, or the one before."""
    numbers = {name: request.GET.get(name, "") for name in ("fran", "till")}
    named = [int(value) for value in numbers.values() if value.isdecimal() and len(value) < 10]
    found = {one.number: one for one in text.revisions.filter(number__in=named).select_related("author")}
    if len(named) == 2:
        if len(found) < len(set(named)):
            raise Http404
        return found[min(named)], found[max(named)]
    newest = text.latest
    if newest is None:
        return None, None
    if text.live is not None and text.live_id != newest.pk:
        return text.live, newest
    return text.revisions.filter(number__lt=newest.number).order_by("-number").first(), newest


def _address(request: AgentRequest, cursor: str) -> str:
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"?{query.urlencode()}" if cursor else ""
