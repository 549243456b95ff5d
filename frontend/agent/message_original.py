"""The mail exactly as it came, for those who may see the ticket. Every download is written to the audit."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from channels_in.models import RawInbound
from frontend.agent.request import AgentRequest, ticket_or_404
from servicedesk.lib.file_response import POLICY
from servicedesk.people.access import access_of
from servicedesk.people.actions.audit import record
from tickets.models import ChannelKind
from tickets.queries import messages_visible_to


@login_required
@require_safe
def message_original(request: AgentRequest, number: int, message_id: int) -> HttpResponse:
    """The bytes as a file that no browser shows or runs. A 404 when there are none, or when they would tell the
    addresses of somebody whose identity is protected."""
    found = ticket_or_404(request, number)
    message = get_object_or_404(messages_visible_to(request.user, found).select_related("contact"), pk=message_id)
    people = [person for person in (message.contact, found.requester) if person is not None]
    if any(person.is_protected for person in people) and not access_of(request.user).may_see_protected:
        raise Http404
    raw = RawInbound.objects.filter(message=message, inbox__kind=ChannelKind.EMAIL).order_by("pk").first()
    if raw is None:
        raise Http404
    record("message.original_downloaded", by=request.user, about=message)
    return HttpResponse(
        bytes(raw.body),
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{found.number}-{message.pk}.eml"',
            "Content-Security-Policy": POLICY,
            "X-Content-Type-Options": "nosniff",
        },
    )
