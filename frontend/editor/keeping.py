"""What is typed is kept as it is typed, and others see that somebody writes. The answer holds what the page shows."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontend.agent.request import AgentRequest
from frontend.editor.checks import checks_of
from frontend.editor.finding import LANGUAGE, text_or_404, written_or_404
from frontend.editor.preview import preview_of
from frontend.editor.typed import typed
from knowledgebase.actions.editing import autosave, discard, others_editing, seen, stop_editing
from knowledgebase.actions.errors import InvalidChange
from knowledgebase.models import Translation
from knowledgebase.texts import text_of


@login_required
@require_POST
def knowledge_draft(request: AgentRequest, pk: int) -> HttpResponse:
    """Keep the fields; with only=seen or only=closed say that the page is open, or no longer."""
    text = text_or_404(written_or_404(request, pk), request.GET.get(LANGUAGE, ""))
    only, section = request.POST.get("only", ""), request.POST.get("section", "")
    if only == "closed":
        stop_editing(text, by=request.user)
        return HttpResponse(status=204)
    if only == "seen":
        seen(text, by=request.user, section=section)
        return JsonResponse(_others(request, text))
    content = typed(request.POST)
    base = text.revisions.filter(pk=request.POST["base"]).first() if request.POST.get("base", "").isdecimal() else None
    try:
        if content == text_of(text.latest):
            discard(text, by=request.user)
        else:
            autosave(text, by=request.user, content=content, based_on=base, section=section)
    except InvalidChange as error:
        return JsonResponse({"refused": str(error)}, status=422)
    context = {"checks": checks_of(content, text), "preview": preview_of(content, text, request.user), "text": text}
    return JsonResponse(
        {
            "saved": date_format(timezone.localtime(), "H:i"),
            "checks": render_to_string("frontend/editor/checks.html", context, request),
            "preview": render_to_string("frontend/editor/preview.html", context, request),
            **_others(request, text),
        }
    )


@login_required
@require_POST
def knowledge_draft_removal(request: AgentRequest, pk: int) -> HttpResponse:
    text = text_or_404(written_or_404(request, pk), request.GET.get(LANGUAGE, ""))
    discard(text, by=request.user)
    messages.success(request, _("What was not saved is thrown away."))
    return redirect(f"{reverse('knowledge_editing', args=[pk])}?{LANGUAGE}={text.language}")


def _others(request: AgentRequest, text: Translation) -> dict[str, str | int]:
    writers = others_editing(text, by=request.user)
    html = render_to_string("frontend/editor/writers.html", {"writers": writers}, request)
    return {"writers": html, "newest": text.latest_id or 0}
