"""What has been sent and has not left: taken back, sent at once, or at another time."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontend.agent.answering import answer_with_ticket
from frontend.agent.composer import composer_context
from frontend.agent.composer_fields import moment_of
from frontend.agent.request import AgentRequest, ticket_or_404
from frontend.agent.ticket_context import ticket_context
from tickets.actions.errors import ActionError, InvalidChange
from tickets.actions.send_now import reschedule, send_now
from tickets.actions.undo_sending import undo_sending
from tickets.models import Draft, Message
from tickets.queries import messages_visible_to


def _message(request: AgentRequest, number: int, message_id: int) -> Message:
    found = ticket_or_404(request, number)
    return get_object_or_404(messages_visible_to(request.user, found), pk=message_id)


@login_required
@require_POST
def message_undoing(request: AgentRequest, number: int, message_id: int) -> HttpResponse:
    """Take a message back: its text and files stand in the composer again."""
    message = _message(request, number, message_id)
    try:
        draft = undo_sending(message, by=request.user)
    except ActionError as error:
        return answer_with_ticket(request, number, status=409, refusal=str(error))
    messages.success(request, _("Taken back. Your text is in the composer again."))
    if not request.htmx:
        return answer_with_ticket(request, number)
    found = ticket_or_404(request, number)
    kind = draft.kind if draft else Draft.Kind.REPLY
    context = ticket_context(request, found) | composer_context(request, found, kind=kind, taken_back=True)
    return render(request, "frontend/agent/ticket_after_sending.html", context)


@login_required
@require_POST
def message_time(request: AgentRequest, number: int, message_id: int) -> HttpResponse:
    """Send at once (no time given), or at another time."""
    message = _message(request, number, message_id)
    try:
        if "send_at_time" not in request.POST:
            send_now(message, by=request.user)
        else:
            moment = moment_of(request.POST["send_at_time"])
            if moment is None:
                raise InvalidChange(_("Choose when it is to be sent."))
            reschedule(message, moment, by=request.user)
    except ActionError as error:
        return answer_with_ticket(request, number, status=409, refusal=str(error))
    return answer_with_ticket(request, number)
