"""What is done with a ticket on a form of its own: a page without scripts, a dialog over the ticket with them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise

from frontend.agent.answering import answer_with_ticket
from frontend.agent.request import AgentRequest, find_ticket, is_fragment
from frontend.agent.ticket_context import ticket_context
from tickets.actions.errors import ActionError, StaleTicket
from tickets.models import Ticket

DONE = "acted"  # the event js/acting.js closes the dialog at


def act_page(
    request: AgentRequest,
    ticket: Ticket,
    form: forms.Form,
    *,
    title: str | Promise,
    submit: str | Promise,
    do: Callable[[dict[str, Any]], str | None],
    template: str = "act_form",
    **more: Any,
) -> HttpResponse:
    """Show the form; when it is sent and right, call do, which returns what to say afterwards.

    template: what stands between title and button, below frontend/agent/. more goes to it.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                said = do(form.cleaned_data)
            except ActionError as error:
                form.add_error(None, str(error))
                status = 409 if isinstance(error, StaleTicket) else 422
            else:
                return acted(request, ticket.number, said)
    body = f"frontend/agent/{template}.html"
    context = {"ticket": ticket, "form": form, "title": title, "submit": submit, "body": body, **more}
    page = "act_dialog" if is_fragment(request) else "act"
    return render(request, f"frontend/agent/{page}.html", context, status=status)


def acted(request: AgentRequest, number: int, said: str | None = None) -> HttpResponse:
    """After the deed: the ticket as it is now, with a receipt."""
    if said:
        messages.success(request, said)
    found = find_ticket(request, number)
    if found is None or not request.htmx:
        return answer_with_ticket(request, number)
    if _is_beside_chat(request):  # whose page shows nothing of what the ticket's own page does
        response = render(request, "frontend/agent/chat/acted.html")
    else:
        response = render(request, "frontend/agent/acted.html", ticket_context(request, found))
    response["HX-Trigger-After-Settle"] = DONE  # the ticket is in place before the dialog goes
    return response


def _is_beside_chat(request: AgentRequest) -> bool:
    return (request.htmx.current_url_abs_path or "").startswith(reverse("console"))


def done_at_once(request: AgentRequest, number: int, do: Callable[[], object], said: str = "") -> HttpResponse:
    """A deed without a form: a refusal is told above the ticket."""
    try:
        do()
    except ActionError as error:
        return answer_with_ticket(request, number, status=409, refusal=str(error))
    return acted(request, number, said)
