"""What the agent has looked at."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from frontend.agent.request import AgentRequest, ticket_or_404
from tickets.actions.read import mark_read


@login_required
@require_POST
def ticket_reading(request: AgentRequest, number: int) -> HttpResponse:
    """The page has shown the ticket as it was in "version". Sent by the page, since looking is no change."""
    found = ticket_or_404(request, number)
    version = request.POST.get("version", "")
    is_number = version.isascii() and version.isdecimal() and len(version) < 10
    mark_read(found, by=request.user, seen_version=int(version) if is_number else found.version)
    return HttpResponse(status=204)
