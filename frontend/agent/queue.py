"""The queue: what there is to do."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from frontend.agent.condition_words import chips
from frontend.agent.filter_options import filter_options
from frontend.agent.queue_filter import Asked, asked
from frontend.agent.request import AgentRequest, is_fragment
from servicedesk.lib.keyset import CursorError
from servicedesk.lib.when import short
from servicedesk.people.access import access_of
from tickets.models import Ticket
from tickets.queues import may_change, queue_page
from tickets.row_marks import marks_of

PAGE_SIZE = 25
# ?part=: the list with its head and filter; the list alone; the rail's queues and counts alone.
PARTS = {"pane": "queue_pane_fragment", "list": "list", "rail": "queue_rail_fragment"}


@login_required
@require_GET
def queue(request: AgentRequest) -> HttpResponse:
    """The page; with htmx its list and the rail's counts, or one of PARTS."""
    part = PARTS.get(request.GET.get("part", ""), "queue_fragment") if is_fragment(request) else "queue"
    if part == PARTS["rail"]:
        return render(request, f"frontend/agent/{part}.html")
    context = list_context(request, asked(request.GET), request.GET.get("cursor", ""))
    return render(request, f"frontend/agent/{part}.html", context)


@login_required
@require_GET
def queue_filter(request: AgentRequest) -> HttpResponse:
    """What can be filtered by and begins with ?q=: links; with htmx only them."""
    wanted, text = asked(request.GET), request.GET.get("q", "")
    context = {"asked": wanted, "text": text, "options": filter_options(wanted, text, request.user)}
    template = "filter_options" if is_fragment(request) else "filter_page"
    return render(request, f"frontend/agent/{template}.html", context)


def list_context(request: AgentRequest, wanted: Asked, cursor: str) -> dict[str, Any]:
    """One page of the list; an old cursor that no longer fits is a 404, not a silent first page."""
    try:
        page = queue_page(request.user, wanted.conditions, wanted.sort, cursor, PAGE_SIZE)
    except CursorError as error:
        raise Http404 from error
    may_save = access_of(request.user).may_write
    return {
        "asked": wanted,
        "rows": page.rows,
        "marks": marks_of(page.rows, request.user),
        "page": page,
        "current": request.GET.get("current", ""),
        "chips": chips(wanted, request.user) if wanted.is_changed else [],
        "may_save": may_save,
        "may_change": wanted.queue is not None and may_save and may_change(request.user, wanted.queue),
    }


def with_times(tickets: list[Ticket]) -> list[tuple[Ticket, str]]:
    """Each ticket with the time of its latest change, in words."""
    now = timezone.now()
    return [(ticket, short(ticket.updated_at, now)) for ticket in tickets]
