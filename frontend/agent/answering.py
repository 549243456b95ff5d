"""How a change on a ticket page is answered: htmx gets the changed parts, a browser without scripts the page again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from frontend.agent.request import AgentRequest, find_ticket
from frontend.agent.ticket_context import ticket_context


def seen_version(request: AgentRequest) -> int | None:
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def answer_with_ticket(
    request: AgentRequest, number: int, *, status: int = 200, refusal: str = "", mine: str = "", asks_breach: str = ""
) -> HttpResponse:
    """refusal says why nothing was changed; mine is what the agent had asked for, shown beside what is there now.

    asks_breach: the ticket asks at once why it is late; "solve": and is solved then.
    """
    found = find_ticket(request, number)
    if found is None:
        return _handed_over(request)
    if not request.htmx:
        if refusal:
            messages.error(request, refusal)
        return redirect("ticket", number=number)
    context = ticket_context(request, found) | {"refusal": refusal, "mine": mine, "asks_breach": asks_breach}
    return render(request, "frontend/agent/ticket_live.html", context, status=status)


def _handed_over(request: AgentRequest) -> HttpResponse:
    """The change took the ticket out of the agent's sight."""
    messages.success(request, _("The ticket now belongs to a team whose tickets you cannot see."))
    if not request.htmx:
        return redirect("queue")
    return HttpResponse(status=204, headers={"HX-Redirect": reverse("queue")})
