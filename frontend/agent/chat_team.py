"""How the chat goes now, for team leads and administrators; fetched again as it changes."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from chat.figures import figures_for, going_on, loads_for
from frontend.agent.chat import may_lead
from frontend.agent.chat_rows import visitor_name
from frontend.agent.chat_words import standing_dot, standing_word, urgency, waited
from frontend.agent.request import AgentRequest, is_fragment
from servicedesk.people.access import access_of


@login_required
@require_GET
def chat_team(request: AgentRequest) -> HttpResponse:
    if not may_lead(request):
        raise Http404
    template = "team_live" if is_fragment(request) else "team"
    return render(request, f"frontend/agent/chat/{template}.html", _context(request))


def _context(request: AgentRequest) -> dict[str, Any]:
    now, access = timezone.now(), access_of(request.user)
    figures = [
        (
            row,
            waited(row.oldest, now) if row.oldest else "",
            urgency(row.oldest, now) if row.oldest else "",
            waited(now - row.wait, now) if row.wait else "",
            waited(now - row.longest, now) if row.longest else "",
        )
        for row in figures_for(request.user, now)
    ]
    loads = [
        (load, standing_dot(load.standing, now), standing_word(load.standing, now))
        for load in loads_for(request.user, now)
    ]
    chats = [
        (chat, visitor_name(chat, access), waited(chat.accepted_at or chat.started_at, now))
        for chat in going_on(request.user)
    ]
    return {"figures": figures, "loads": loads, "chats": chats}
