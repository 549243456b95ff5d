"""The steps of a text that are done without writing it: taken back, sent back, reviewed, taken down."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontend.agent.request import AgentRequest
from frontend.editor.finding import LANGUAGE, published_or_404, text_or_404, written_or_404
from knowledgebase.actions.errors import ActionError
from knowledgebase.actions.review import review
from knowledgebase.actions.submit_for_review import send_back, take_back
from knowledgebase.actions.unpublish import unpublish
from knowledgebase.models import Article


@login_required
@require_POST
def knowledge_taking_back(request: AgentRequest, pk: int) -> HttpResponse:
    """The writer takes the text back from review."""
    article = written_or_404(request, pk)
    text = text_or_404(article, request.POST.get(LANGUAGE, ""))
    return done(
        request, article, lambda: take_back(text, by=request.user), _("The text is a draft again."), editing=True
    )


@login_required
@require_POST
def knowledge_sending_back(request: AgentRequest, pk: int) -> HttpResponse:
    """The publisher asks for changes."""
    article = published_or_404(request, pk)
    text, words = text_or_404(article, request.POST.get(LANGUAGE, "")), request.POST.get("text", "")
    said = _("Sent back. Whoever wrote it sees what you ask for.")
    return done(request, article, lambda: send_back(text, by=request.user, text=words), said, editing=True)


@login_required
@require_POST
def knowledge_review(request: AgentRequest, pk: int) -> HttpResponse:
    """The facts are still right."""
    article = published_or_404(request, pk)
    text = text_or_404(article, request.POST.get(LANGUAGE, ""))
    try:
        review_on = parse_date(request.POST.get("review_on", ""))
    except ValueError:
        review_on = None
    attested = request.POST.get("attested") == "1"
    try:
        following = review(text, by=request.user, attested=attested, review_on=review_on)
    except ActionError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("Kept with your name. Next review %(day)s.") % {"day": date_format(following, "j F Y")}
        )
    return redirect("knowledge_article", pk)


@login_required
@require_POST
def knowledge_unpublishing(request: AgentRequest, pk: int) -> HttpResponse:
    """In all languages, or in the one that is named."""
    article, language = published_or_404(request, pk), request.POST.get(LANGUAGE, "")
    target = text_or_404(article, language) if language else article
    reason = request.POST.get("reason", "")
    return done(
        request,
        article,
        lambda: unpublish(target, by=request.user, reason=reason),
        _("Unpublished. It is gone everywhere."),
    )


def done(
    request: AgentRequest, article: Article, act: Callable[[], object], said: str, *, editing: bool = False
) -> HttpResponse:
    """Do it, or say why not; then back to the page it was asked on."""
    try:
        act()
    except ActionError as error:
        messages.error(request, str(error))
    else:
        if said:
            messages.success(request, said)
    page = reverse("knowledge_editing" if editing else "knowledge_article", args=[article.pk])
    language = request.POST.get(LANGUAGE, "")
    return redirect(f"{page}?{LANGUAGE}={language}" if language.isalpha() else page)
