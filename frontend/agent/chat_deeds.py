"""What is done with a chat by one press: take it, let it go on; and one's own standing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chat.actions.accept import accept, pass_on
from chat.actions.staffing import set_standing
from chat.loads import load_of
from chat.models import ChatHelper
from frontend.agent.chat import chat_or_404, list_answer
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
        return led_to(request, reverse("console"))
    load = load_of(request.user)
    if load.chats > load.capacity:
        words = _("You now have %(chats)s chats. You take %(most)s at once; no more will ring.")
        messages.warning(request, words % {"chats": load.chats, "most": load.capacity})
    return led_to(request, reverse("console_session", args=[session.pk]))


@login_required
@require_POST
def chat_passing(request: AgentRequest, pk: int) -> HttpResponse:
    """It rings at the next one; answers with the list."""
    pass_on(chat_or_404(request, pk), by=request.user)
    return list_answer(request) if request.htmx else redirect("console")


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
    return list_answer(request) if request.htmx else redirect("console")


@login_required
@require_GET
def chat_offer(request: AgentRequest, pk: int) -> HttpResponse:
    """A chat that rings at the agent, or that they are invited to, as a small notice for other pages; else nothing."""
    session = chat_or_404(request, pk)
    is_invited = ChatHelper.objects.filter(session=session, agent=request.user).exists()
    if session.offered_to_id != request.user.pk and not is_invited:
        return HttpResponse(status=204)
    name = visitor_name(session, access_of(request.user))
    context = {"session": session, "name": name, "is_invited": is_invited}
    return render(request, "frontend/agent/chat/offer.html", context)
