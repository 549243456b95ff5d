"""What an agent does with a chat: a dialog over the console with scripts, a page of its own without."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from chat.models import ChatSession
from frontend.agent.acting import DONE
from frontend.agent.request import AgentRequest, is_fragment
from tickets.actions.errors import ActionError, InvalidChange

CHANGED = "chat-changed"  # the event js/chat/panes.js fetches the chat again at


def chat_act_page(
    request: AgentRequest,
    session: ChatSession,
    form: forms.Form,
    *,
    title: str | Promise,
    submit: str | Promise,
    do: Callable[[dict[str, Any]], str | None],
    lead: str = "",
) -> HttpResponse:
    """Show the form; when it is sent and right, call do, which returns what to say afterwards."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                said = do(form.cleaned_data)
            except ActionError as error:
                field = error.field if isinstance(error, InvalidChange) and error.field in form.fields else None
                form.add_error(field, str(error))
                status = 409
            else:
                return chat_acted(request, session, said)
    context = {
        "ticket": session.ticket,
        "form": form,
        "title": title,
        "submit": submit,
        "lead": lead,
        "body": "frontend/agent/act_form.html",
    }
    page = "act_dialog" if is_fragment(request) else "act"
    return render(request, f"frontend/agent/{page}.html", context, status=status)


def chat_acted(request: AgentRequest, session: ChatSession, said: str | None = None) -> HttpResponse:
    """After the deed: a receipt, and the page fetches what is another now; without scripts the chat."""
    if said:
        messages.success(request, said)
    if not request.htmx:
        return redirect("console_session", pk=session.pk)
    response = render(request, "frontend/agent/chat/acted.html")
    response["HX-Trigger-After-Settle"] = f'{{"{DONE}": true, "{CHANGED}": {session.pk}}}'
    return response


def chat_done(request: AgentRequest, session: ChatSession, do: Callable[[], object], said: str = "") -> HttpResponse:
    """A deed without a form: a refusal is told as an error."""
    try:
        do()
    except ActionError as error:
        messages.error(request, str(error))
        return chat_acted(request, session)
    return chat_acted(request, session, said)
