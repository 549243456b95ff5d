"""The editors' start page: what waits for me, and what came of what I published."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontend.agent.request import AgentRequest
from frontend.editor.radar_effects import said
from knowledgebase.addresses import QUESTIONS, question_for_agents
from knowledgebase.desk import desk_of
from knowledgebase.models import WeeklyMail
from servicedesk.people.access import access_of

ICONS = {
    "reviews": "s-pending",
    "falls": "warn",
    "flags": "flag",
    "due": "calendar",
    "questions": "radar",
    "drafts": "edit",
    "searches": "search",
    "outdated": "history",
}


@login_required
@require_safe
def desk(request: AgentRequest) -> HttpResponse:
    if not access_of(request.user).editor_departments:
        raise Http404
    found = desk_of(request.user, timezone.now())
    context = {
        "desk": found,
        "blocks": [(block, ICONS[block.key]) for block in found.blocks],
        "effects": [(one.question, question_for_agents(one.question.pk), said(one)) for one in found.effects],
        "questions_path": QUESTIONS,
        "wants_mail": WeeklyMail.objects.filter(agent=request.user).exists(),
    }
    return render(request, "frontend/editor/desk.html", context)
