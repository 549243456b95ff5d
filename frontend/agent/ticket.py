"""The ticket page: what has been said, what is known, and where to answer."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from frontend.agent.composer import composer_context
from frontend.agent.queue_filter import asked
from frontend.agent.request import AgentRequest, is_fragment, ticket_or_404
from frontend.agent.ticket_ahead import is_ahead, leaves_a_trace
from frontend.agent.ticket_context import ticket_context
from frontend.agent.timeline import timeline_of
from frontend.agent.timeline_window import OLDER, window_of
from servicedesk.people.models import AuditEntry

LIVE = "live"


@login_required
@require_GET
def ticket(request: AgentRequest, number: int) -> HttpResponse:
    """The whole page; with htmx the ticket's part of it; with ?part=live all of that but what is being written, with
    ?part=older what was said before the messages that are shown, with ?part=ahead the ticket's part before anybody asks
    for it."""
    found = ticket_or_404(request, number)
    if is_ahead(request) and leaves_a_trace(found):
        return HttpResponse(status=204)
    if found.is_confidential:
        AuditEntry.objects.create(
            agent=request.user, verb="ticket.read_confidential", object_kind="ticket", object_id=found.pk
        )
    if is_fragment(request) and request.GET.get("part") == OLDER:
        context = {"ticket": found, "asked": asked(request.GET)}
        context["timeline"] = timeline_of(found, request.user, window_of(request))
        return render(request, "frontend/agent/thread_entries.html", context)
    if is_fragment(request) and request.GET.get("part") == LIVE:
        return render(request, "frontend/agent/ticket_live.html", ticket_context(request, found))
    context = ticket_context(request, found) | composer_context(request, found)
    template = "ticket_fragment.html" if is_fragment(request) else "ticket.html"
    return render(request, f"frontend/agent/{template}", context)
