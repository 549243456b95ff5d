"""The queue: what there is to do."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from frontend.agent.queue_filter import Asked, asked
from frontend.agent.request import AgentRequest, is_fragment
from servicedesk.lib.keyset import CursorError, page_of
from servicedesk.lib.when import short
from tickets.models import Ticket
from tickets.queries import SORTS, for_queue

PAGE_SIZE = 25


@login_required
@require_GET
def queue(request: AgentRequest) -> HttpResponse:
    """The page; with htmx its list alone, or with ?part=pane the list with its head and filter."""
    context = list_context(request, asked(request.GET), request.GET.get("cursor", ""))
    if is_fragment(request):
        part = "queue_pane_fragment" if request.GET.get("part") == "pane" else "queue_fragment"
        return render(request, f"frontend/agent/{part}.html", context)
    return render(request, "frontend/agent/queue.html", context)


def list_context(request: AgentRequest, wanted: Asked, cursor: str) -> dict[str, Any]:
    """One page of the list; an old cursor that no longer fits is a 404, not a silent first page."""
    try:
        page = page_of(for_queue(request.user, wanted.wanted), SORTS[wanted.sort], cursor, PAGE_SIZE)
    except CursorError as error:
        raise Http404 from error
    by_created = wanted.sort.endswith("created")
    return {
        "asked": wanted,
        "rows": with_times(page.rows, by_created=by_created),
        "page": page,
        "current": request.GET.get("current", ""),
    }


def with_times(tickets: list[Ticket], *, by_created: bool = False) -> list[tuple[Ticket, str]]:
    """Each ticket with the time its row shows, in words."""
    now = timezone.now()
    return [(ticket, short(ticket.created_at if by_created else ticket.updated_at, now)) for ticket in tickets]
