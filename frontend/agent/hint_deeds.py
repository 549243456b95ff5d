"""How a ticket's hints (frontend.agent.ticket_hints) are answered: a suggestion taken or not, another way chosen."""

from collections.abc import Callable

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from frontend.agent.answering import answer_with_ticket, seen_version
from frontend.agent.request import AgentRequest, ticket_or_404
from servicedesk.people.models import Agent
from tickets.actions.advise_channel import REASON_MAX, choose_another_way
from tickets.actions.errors import ActionError
from tickets.actions.suggest import accept, dismiss
from tickets.channel_advice import NAMES
from tickets.models import Ticket


class AdviceForm(forms.Form):
    advised = forms.ChoiceField(choices=list(NAMES.items()))
    to = forms.ChoiceField(choices=list(NAMES.items()))
    reason = forms.CharField(max_length=REASON_MAX, required=False)


Deed = Callable[[Ticket, Agent, AgentRequest], object]


def _choose(ticket: Ticket, by: Agent, request: AgentRequest) -> object:
    form = AdviceForm(request.POST)
    said = form.cleaned_data if form.is_valid() else {"advised": "", "to": "", "reason": ""}
    return choose_another_way(ticket, by=by, **said)


# name in the address -> what is done
HINTED: dict[str, Deed] = {
    "forslag": lambda ticket, by, request: accept(ticket, by=by, seen_version=seen_version(request)),
    "forslag-nej": lambda ticket, by, request: dismiss(ticket, by=by),
    "svarsvag": _choose,
}


@login_required
@require_POST
def ticket_hint(request: AgentRequest, number: int, name: str) -> HttpResponse:
    """Follow a hint, or choose otherwise. A refusal says why."""
    found = ticket_or_404(request, number)
    if name not in HINTED:
        raise Http404
    try:
        HINTED[name](found, request.user, request)
    except ActionError as error:
        return answer_with_ticket(request, number, status=409, refusal=str(error))
    return answer_with_ticket(request, number)
