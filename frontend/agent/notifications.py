"""What I have been told: the bell in the rail, and a page of its own."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from frontend.agent.notification_bell import bell_of
from frontend.agent.request import AgentRequest
from servicedesk.lib.keyset import CursorError, page_of
from tickets.actions.tell import mark_told
from tickets.notifications import ORDER, address_of, notifications_visible_to, title_of
from tickets.queries import tickets_visible_to

PAGE_SIZE = 30


@login_required
@require_GET
def notifications(request: AgentRequest) -> HttpResponse:
    """Newest first. A ticket out of sight takes its notifications with it."""
    shown = notifications_visible_to(request.user).filter(in_app=True)
    try:
        page = page_of(shown, ORDER, request.GET.get("cursor", ""), PAGE_SIZE)
    except CursorError as error:
        raise Http404 from error
    context = {"rows": [(row, title_of(row), address_of(row)) for row in page.rows], "page": page}
    return render(request, "frontend/agent/notifications.html", context)


@login_required
@require_GET
def notification_tickets(request: AgentRequest, pk: int) -> HttpResponse:
    """Which tickets one notification of a bulk change is about: those of them the agent sees now."""
    row = get_object_or_404(notifications_visible_to(request.user), pk=pk, bulk__isnull=False)
    seen = tickets_visible_to(request.user).filter(pk__in=row.ticket_ids or ())
    try:
        page = page_of(seen.only("number", "subject", "status"), ("number",), request.GET.get("cursor", ""), PAGE_SIZE)
    except CursorError as error:
        raise Http404 from error
    context = {"row": row, "title": title_of(row), "tickets": page.rows, "page": page}
    return render(request, "frontend/agent/notification_tickets.html", context)


@login_required
@require_GET
def notification_bell(request: AgentRequest) -> HttpResponse:
    """The bell as it is now, with what the browser may show of it: asked for by a page that was hinted at."""
    context = {"bell": bell_of(request.user, timezone.now())}
    return render(request, "frontend/components/rail_bell.html", context)


@login_required
@require_POST
def notification_reading(request: AgentRequest) -> HttpResponse:
    """I have read all of them."""
    mark_told(request.user)
    return redirect("notifications")


@login_required
@require_POST
def notification_read(request: AgentRequest, pk: int) -> HttpResponse:
    """I have read one: my own only."""
    row = notifications_visible_to(request.user).filter(pk=pk).first()
    if row is None:
        raise Http404
    mark_told(request.user, pk=row.pk)
    return redirect("notifications")
