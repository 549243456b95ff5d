"""Files of tickets, for those who may see the ticket."""

import uuid

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from frontend.agent.request import AgentRequest
from servicedesk.lib.file_response import attachment_response
from tickets.queries import attachments_visible_to

EXCERPT_BYTES = 16_000


@login_required
@require_GET
def attachment(request: AgentRequest, attachment_id: uuid.UUID) -> HttpResponseBase:
    """The file; shown in the browser only when asked for and of a type that runs nothing."""
    found = get_object_or_404(attachments_visible_to(request.user), pk=attachment_id)
    try:
        return attachment_response(
            found.storage_name,
            found.name,
            found.content_type,
            inline=request.GET.get("visa") == "1",
            part=request.headers.get("Range", ""),
        )
    except FileNotFoundError as error:
        raise Http404 from error


@login_required
@require_GET
def attachment_excerpt(request: AgentRequest, attachment_id: uuid.UUID) -> HttpResponse:
    """The beginning of a text file as a part of a page, escaped. A 404 for every other type."""
    found = get_object_or_404(attachments_visible_to(request.user), pk=attachment_id, content_type="text/plain")
    try:
        with default_storage.open(found.storage_name) as stored:
            head = stored.read(EXCERPT_BYTES)
    except FileNotFoundError as error:
        raise Http404 from error
    context = {"text": head.decode("utf-8", "replace"), "is_cut": found.size > EXCERPT_BYTES}
    return render(request, "frontend/agent/preview_text.html", context)
