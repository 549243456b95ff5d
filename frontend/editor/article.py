"""An article as agents read it: the answer, what only colleagues see of it, who answers for it and how it is used."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from frontend.agent.request import AgentRequest
from frontend.editor.event_words import happened
from frontend.editor.finding import LANGUAGE, article_or_404, may, texts_of, written_or_404
from frontend.editor.library_rows import DAYS, Figures, figures_of, status_for
from frontend.editor.texts import inside
from frontend.public.languages import NAMES, address, direction_of
from knowledgebase.actions.errors import ActionError
from knowledgebase.actions.flag import flag, settle_flag
from knowledgebase.models import Article, ArticleUse, Revision, Translation, UseKind, Visibility
from knowledgebase.staleness import rendering_is_stale, stale_ids
from knowledgebase.texts import text_of

EVENTS_SHOWN = 50


@login_required
@require_safe
def knowledge_article(request: AgentRequest, pk: int) -> HttpResponse:
    found = article_or_404(request, pk)
    rights = may(request.user, found)
    texts = [text for text in texts_of(found) if rights.write or _is_live(text)]
    chosen = _chosen(texts, request.GET.get(LANGUAGE, ""))
    revision = (chosen.live if _is_live(chosen) else None) or chosen.latest
    context: dict[str, Any] = {
        "article": found,
        "may": rights,
        "text": chosen,
        "revision": revision,
        "is_live": _is_live(chosen),
        "status": status_for(chosen, rights.write),
        "shown": inside(text_of(revision), request.user, chosen.language),
        "direction": direction_of(chosen.language),
        "languages": _languages(texts, chosen),
        "public_url": _public_url(found, chosen),
        "short_forms": _short_forms(chosen),
        "events": happened(found, EVENTS_SHOWN, may_write=rights.write),
        "flags": list(found.flags.filter(settled_at=None).select_related("agent")),
        "figures": figures_of([found.pk]).get(found.pk, Figures()),
        "uses": _uses(found),
        "days": DAYS,
    }
    return render(request, "frontend/editor/article.html", context)


@login_required
@require_POST
def knowledge_flags(request: AgentRequest, pk: int) -> HttpResponse:
    """Any agent who reads the article says that it is wrong or outdated."""
    found = article_or_404(request, pk)
    seen = Revision.objects.filter(translation__article=found, pk=_number(request.POST.get("revision", "")))
    try:
        flag(found, by=request.user, text=request.POST.get("text", ""), revision=seen.first())
    except ActionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(owner)s has been told.") % {"owner": found.department.name})
    return redirect("knowledge_article", pk)


@login_required
@require_POST
def knowledge_flag_settling(request: AgentRequest, pk: int, flag_id: int) -> HttpResponse:
    found = written_or_404(request, pk)
    settle_flag(get_object_or_404(found.flags.select_related("article"), pk=flag_id), by=request.user)
    messages.success(request, _("Marked as dealt with."))
    return redirect("knowledge_article", pk)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _is_live(text: Translation) -> bool:
    return text.live_id is not None and (text.publish_to is None or text.publish_to > timezone.now())


def _chosen(texts: list[Translation], language: str) -> Translation:
    """In the language asked for, else the article's own; of those the viewer may read."""
    found = next((text for text in texts if text.language == language), None)
    if (found is None and language) or not texts:
        raise Http404
    return found or texts[0]


def _languages(texts: list[Translation], chosen: Translation) -> list[dict[str, Any]]:
    stale = stale_ids(texts)
    return [
        {"code": text.language, "name": NAMES.get(text.language, text.language), "is_stale": text.pk in stale}
        | {"is_current": text.pk == chosen.pk, "is_live": _is_live(text)}
        for text in texts
    ]


def _public_url(article: Article, text: Translation) -> str:
    is_public = article.visibility == Visibility.PUBLIC and _is_live(text)
    return address("article", text.language, text.slug) if is_public else ""


def _short_forms(text: Translation) -> list[dict[str, Any]]:
    rows = text.renderings.select_related("revision", "translation__live")
    return [{"kind": row.get_kind_display(), "text": row.text, "is_stale": rendering_is_stale(row)} for row in rows]


def _uses(article: Article) -> list[tuple[str, int]]:
    """How often agents answered with it, by how: [("A link was sent", 3)]."""
    rows = ArticleUse.objects.filter(translation__article=article).order_by()
    counts = dict(rows.values_list("kind").annotate(Count("pk")))
    return [(str(kind.label), counts[kind]) for kind in UseKind if kind in counts]
