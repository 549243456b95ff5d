"""What comes into a text from elsewhere: pictures and files, what was pasted, links to other articles."""

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from frontend.agent.request import AgentRequest
from frontend.editor.finding import written_or_404
from frontend.editor.library_filter import found_by_words
from frontend.editor.library_rows import rows_of
from frontend.people import signed_in
from knowledgebase.actions.attach_file import PICTURES, attach_file
from knowledgebase.actions.errors import ActionError
from knowledgebase.models import Article
from knowledgebase.search import suggest_articles
from servicedesk.lib.html_to_markdown import LONGEST, markdown_of
from servicedesk.people.access import access_of

LINKS_SHOWN, SIMILAR_SHOWN = 8, 4
SIMILAR_FROM = 8  # characters


@login_required
@require_POST
def knowledge_files(request: AgentRequest, pk: int) -> HttpResponse:
    """Store a picture or file; answer with what stands for it in the text."""
    article, upload = written_or_404(request, pk), request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        return JsonResponse({"refused": _("Choose a file.")}, status=422)
    try:
        stored = attach_file(
            article, upload, by=request.user, alternative_text=request.POST.get("alternative_text", "")
        )
    except ActionError as error:
        return JsonResponse({"refused": str(error)}, status=422)
    words = stored.alternative_text.replace("[", "(").replace("]", ")")
    sign = "!" if stored.content_type in PICTURES else ""
    return JsonResponse({"markdown": f"{sign}[{words}](fil:{stored.pk})"}, status=201)


@login_required
@require_POST
def knowledge_pasting(request: AgentRequest) -> HttpResponse:
    """HTML from the clipboard as Markdown."""
    _writers_only(request)
    return JsonResponse({"markdown": markdown_of(request.POST.get("html", "")[:LONGEST])})


@login_required
@require_safe
def knowledge_links(request: AgentRequest) -> HttpResponse:
    """Articles to lead to, as choices."""
    words = request.GET.get("q", "").strip()[:200]
    place = {pk: number for number, pk in enumerate(found_by_words(request.user, words)[:LINKS_SHOWN])} if words else {}
    articles = Article.objects.filter(pk__in=place).select_related("category", "department", "responsible")
    rows = rows_of(sorted(articles, key=lambda one: place[one.pk]), request.user)
    return render(request, "frontend/editor/link_choices.html", {"rows": rows, "words": words})


@login_required
@require_safe
def knowledge_similar(request: AgentRequest) -> HttpResponse:
    """Articles that may answer the same question: two answers to one question drift apart."""
    words, but = request.GET.get("question", "").strip()[:300], request.GET.get("utom", "")
    hits = suggest_articles(request.user, words, limit=SIMILAR_SHOWN + 1) if len(words) >= SIMILAR_FROM else []
    found = [hit.shown for hit in hits if str(hit.shown.article_id) != but][:SIMILAR_SHOWN]
    return render(request, "frontend/editor/similar.html", {"found": found})


def _writers_only(request: AgentRequest) -> None:
    if not access_of(signed_in(request)).editor_departments:
        raise Http404
