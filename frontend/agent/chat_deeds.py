"""What is done with a chat by one press: take it, let it go on, end it; and one's own standing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chat.actions.accept import accept, pass_on
from chat.actions.end import end_chat
from chat.actions.staffing import set_standing
from chat.models import EndedBy
from frontend.agent.chat import chat_or_404, list_answer, own_or_404
from frontend.agent.chat_acting import chat_done
from frontend.agent.chat_counts import serves_chat
from frontend.agent.chat_rows import visitor_name
from frontend.agent.request import AgentRequest, led_to
from servicedesk.people.access import access_of
from tickets.actions.errors import ActionError


@login_required
@require_POST
def chat_acceptance(request: AgentRequest, pk: int) -> HttpResponse:
    """Take the chat, and go there."""
    session = chat_or_404(request, pk)
    try:
        accept(session, by=request.user)
    except ActionError as error:
        messages.error(request, str(error))
        return led_to(request, "/chatt/")
    return led_to(request, f"/chatt/{session.pk}/")


@login_required
@require_POST
def chat_passing(request: AgentRequest, pk: int) -> HttpResponse:
    """It rings at the next one; answers with the list."""
    pass_on(chat_or_404(request, pk), by=request.user)
    return list_answer(request) if request.htmx else redirect("chat")


@login_required
@require_POST
def chat_standing(request: AgentRequest) -> HttpResponse:
    """Say whether one takes chats; answers with the list."""
    if not serves_chat(access_of(request.user)):
        raise Http404
    try:
        set_standing(request.user, request.POST.get("standing", ""), request.POST.get("note", ""))
    except ActionError as error:
        messages.error(request, str(error))
    return list_answer(request) if request.htmx else redirect("chat")


@login_required
@require_POST
def chat_ending(request: AgentRequest, pk: int) -> HttpResponse:
    """End one's own chat; what came of it is asked beside it afterwards (js/acting.js)."""
    session = own_or_404(request, pk)
    return chat_done(
        request,
        session,
        lambda: end_chat(session, by=request.user, why=EndedBy.AGENT),
        _("The chat has ended."),
    )


@login_required
@require_GET
def chat_offer(request: AgentRequest, pk: int) -> HttpResponse:
    """A chat that rings at the agent, as a small notice for other pages; nothing when it no longer does."""
    session = chat_or_404(request, pk)
    if session.offered_to_id != request.user.pk:
        return HttpResponse(status=204)
    context = {"session": session, "name": visitor_name(session, access_of(request.user)), "now": timezone.now()}
    return render(request, "frontend/agent/chat/offer.html", context)
