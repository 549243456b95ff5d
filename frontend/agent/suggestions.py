"""What we know already, beside the ticket: fetched when the ticket is there, so that it never waits for it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from frontend.agent.knowledge import known_about
from frontend.agent.outdated import outdated_on_ticket
from frontend.agent.request import AgentRequest, ticket_or_404


@login_required
@require_GET
def ticket_suggestions(request: AgentRequest, number: int) -> HttpResponse:
    """The suggestions as a part of the side; a browser without scripts gets them as a page of their own."""
    found = ticket_or_404(request, number)
    context = {
        "ticket": found,
        "suggestions": known_about(found, request.user),
        "outdated": outdated_on_ticket(found, request),
    }
    template = "suggestions.html" if request.htmx else "suggestions_page.html"
    return render(request, f"frontend/agent/{template}", context)
