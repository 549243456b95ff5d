"""Changing one property of a ticket: a row in the table for each, one view for all."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from frontend.agent.answering import answer_with_ticket, seen_version
from frontend.agent.languages import LANGUAGES
from frontend.agent.request import AgentRequest, ticket_or_404
from servicedesk.people.models import Agent, Team
from tickets.actions.assign import assign, assign_team, name_agent, take
from tickets.actions.change_status import change_status
from tickets.actions.errors import ActionError, BreachUnexplained, StaleTicket
from tickets.actions.set_properties import (
    set_case_kind,
    set_category,
    set_confidential,
    set_language,
    set_priority,
    set_subject,
)
from tickets.actions.tag import tag
from tickets.models import CaseKind, Category, Priority, Ticket
from tickets.models.ticket import SUBJECT_MAX, TAG_MAX
from tickets.statuses import Status

Change = Callable[[Ticket, Any, Agent, int | None], object]


def _choice(choices: Any) -> forms.Field:
    return forms.ChoiceField(choices=choices)


# name in the address -> how the value is read, and the action that takes it
PROPERTIES: Mapping[str, tuple[Callable[[], forms.Field], Change]] = {
    "status": (
        lambda: _choice(Status.choices),
        lambda t, value, by, seen: change_status(t, value, by=by, seen_version=seen),
    ),
    "prioritet": (
        lambda: forms.TypedChoiceField(choices=Priority.choices, coerce=int),
        lambda t, value, by, seen: set_priority(t, value, by=by, seen_version=seen),
    ),
    "arendetyp": (
        lambda: _choice(CaseKind.choices),
        lambda t, value, by, seen: set_case_kind(t, value, by=by, seen_version=seen),
    ),
    "sprak": (
        lambda: forms.ChoiceField(choices=LANGUAGES, required=False),
        lambda t, value, by, seen: set_language(t, value, by=by, seen_version=seen),
    ),
    "kategori": (
        lambda: forms.ModelChoiceField(Category.objects.filter(is_active=True), required=False),
        lambda t, value, by, seen: set_category(t, value, by=by, seen_version=seen),
    ),
    "lag": (
        lambda: forms.ModelChoiceField(Team.objects.filter(is_active=True)),
        lambda t, value, by, seen: assign_team(t, value, by=by, seen_version=seen),
    ),
    "handlaggare": (
        lambda: forms.ModelChoiceField(Agent.objects.filter(is_active=True), required=False),
        lambda t, value, by, seen: assign(t, value, by=by, seen_version=seen),
    ),
    "arende": (
        lambda: forms.CharField(max_length=SUBJECT_MAX),
        lambda t, value, by, seen: set_subject(t, value, by=by, seen_version=seen),
    ),
    "sekretess": (
        lambda: forms.TypedChoiceField(choices=[("1", "1"), ("0", "0")], coerce=lambda value: value == "1"),
        lambda t, value, by, seen: set_confidential(t, value, by=by, seen_version=seen),
    ),
    "ny-tagg": (lambda: forms.CharField(max_length=TAG_MAX), lambda t, value, by, seen: tag(t, add=[value], by=by)),
    "bort-tagg": (
        lambda: forms.CharField(max_length=TAG_MAX),
        lambda t, value, by, seen: tag(t, remove=[value], by=by),
    ),
    "insyn": (
        lambda: forms.ModelChoiceField(Agent.objects.filter(is_active=True)),
        lambda t, value, by, seen: name_agent(t, value, by=by),
    ),
    "ta": (lambda: forms.CharField(required=False), lambda t, value, by, seen: take(t, by=by)),
}


@login_required
@require_POST
def ticket_property(request: AgentRequest, number: int, name: str) -> HttpResponse:
    """Set one property. A refusal says why and keeps what was asked for beside what is there now."""
    found = ticket_or_404(request, number)
    if name not in PROPERTIES:
        raise Http404
    make_field, change = PROPERTIES[name]
    try:
        value = make_field().clean(request.POST.get("value", ""))
        seen = seen_version(request)
        change(found, value, request.user, seen)
    except forms.ValidationError as error:
        return answer_with_ticket(request, number, status=422, refusal=" ".join(error.messages))
    except ActionError as error:
        mine = request.POST.get("label", "") if isinstance(error, StaleTicket) else ""
        asks = "solve" if isinstance(error, BreachUnexplained) and value == Status.SOLVED else ""
        return answer_with_ticket(request, number, status=409, refusal=str(error), mine=mine, asks_breach=asks)
    return answer_with_ticket(request, number)
