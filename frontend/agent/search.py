"""Search over tickets and contacts."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from frontend.agent.people import log_reading, name_of
from frontend.agent.request import AgentRequest
from servicedesk.lib.when import short
from servicedesk.people.access import access_of
from tickets.search import exact_number, search_contacts, search_tickets


@login_required
@require_GET
def search(request: AgentRequest) -> HttpResponse:
    """Hits in words; a number that is a ticket's leads straight to it."""
    text = request.GET.get("q", "").strip()
    number = exact_number(text)
    if number is not None and not request.htmx:
        found = search_tickets(request.user, text, limit=1)
        if found.hits and found.hits[0].ticket.number == number:
            return redirect("ticket", number=number)
    access, now = access_of(request.user), timezone.now()
    contacts = search_contacts(request.user, text) if text else []
    found = search_tickets(request.user, text, contacts=contacts)
    if access.may_see_protected:
        log_reading(request.user, [*contacts, *(hit.ticket.requester for hit in found.hits)])
    context = {
        "text": text,
        "found": found,
        "hits": [(hit, short(hit.ticket.updated_at, now), name_of(hit.ticket.requester, access)) for hit in found.hits],
        "contacts": contacts,
    }
    return render(request, "frontend/agent/search.html", context)
