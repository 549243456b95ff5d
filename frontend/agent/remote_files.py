"""A file that could not be fetched from its provider, tried again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from channels_in.media import try_again
from channels_in.models import RemoteFile
from frontend.agent.answering import answer_with_ticket
from frontend.agent.request import AgentRequest, ticket_or_404
from tickets.queries import messages_visible_to


@login_required
@require_POST
def remote_file_fetching(request: AgentRequest, number: int, message_id: int, pk: int) -> HttpResponse:
    found = ticket_or_404(request, number)
    message = get_object_or_404(messages_visible_to(request.user, found), pk=message_id)
    try_again(get_object_or_404(RemoteFile, message=message, pk=pk))
    return answer_with_ticket(request, number)
