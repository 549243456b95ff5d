"""What could not be delivered, for those who may see the tickets: tried again, or seen."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from channels_in.delivery import retry_by_hand
from frontend.agent.request import AgentRequest
from servicedesk.lib.keyset import CursorError, page_of
from tickets.actions.errors import InvalidChange
from tickets.actions.see_failure import see_failure
from tickets.models import Message
from tickets.undelivered import ORDER, undelivered_visible_to

PAGE_SIZE = 30


@login_required
@require_GET
def undelivered(request: AgentRequest) -> HttpResponse:
    try:
        page = page_of(undelivered_visible_to(request.user), ORDER, request.GET.get("cursor", ""), PAGE_SIZE)
    except CursorError as error:
        raise Http404 from error
    context: dict[str, Any] = {"rows": page.rows, "page": page}
    return render(request, "frontend/agent/undelivered.html", context)


@login_required
@require_POST
def undelivered_retry(request: AgentRequest, pk: int) -> HttpResponse:
    """Send it again, to those who have not had it."""
    if retry_by_hand(_message(request, pk), by=request.user):
        messages.success(request, _("The message is on its way again."))
    return redirect("undelivered")


@login_required
@require_POST
def undelivered_seeing(request: AgentRequest, pk: int) -> HttpResponse:
    """Take it off the list: somebody knows."""
    try:
        see_failure(_message(request, pk), by=request.user)
    except InvalidChange as error:
        messages.error(request, str(error))
    return redirect("undelivered")


def _message(request: AgentRequest, pk: int) -> Message:
    return get_object_or_404(undelivered_visible_to(request.user), pk=pk)
