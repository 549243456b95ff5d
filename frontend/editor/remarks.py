"""What reviewers ask for, the answers, and what is done."""

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontend.agent.request import AgentRequest
from frontend.editor.finding import LANGUAGE, text_or_404, written_or_404
from frontend.editor.workflow import done
from knowledgebase.actions.remarks import answer, remark, settle
from knowledgebase.models import Remark


@login_required
@require_POST
def knowledge_remarks(request: AgentRequest, pk: int) -> HttpResponse:
    article = written_or_404(request, pk)
    text, words = text_or_404(article, request.POST.get(LANGUAGE, "")), request.POST.get("text", "")
    return done(request, article, lambda: remark(text, by=request.user, text=words), _("Remark written."), editing=True)


@login_required
@require_POST
def knowledge_remark_answers(request: AgentRequest, pk: int, remark_id: int) -> HttpResponse:
    article = written_or_404(request, pk)
    asked = get_object_or_404(_remarks(), translation__article=article, pk=remark_id)
    words = request.POST.get("text", "")
    return done(
        request, article, lambda: answer(asked, by=request.user, text=words), _("Answer written."), editing=True
    )


@login_required
@require_POST
def knowledge_remark_settling(request: AgentRequest, pk: int, remark_id: int) -> HttpResponse:
    article = written_or_404(request, pk)
    asked = get_object_or_404(_remarks(), translation__article=article, pk=remark_id)
    return done(request, article, lambda: settle(asked, by=request.user), _("Marked as done."), editing=True)


def _remarks() -> QuerySet[Remark]:
    return Remark.objects.select_related("translation__article", "answers")
