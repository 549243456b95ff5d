"""Giving a ticket to a colleague with a note, handing it over to another department, and following it."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from frontend import lookups
from frontend.agent.acting import act_page, acted
from frontend.agent.answering import seen_version
from frontend.agent.request import AgentRequest, ticket_or_404
from servicedesk.people.models import Agent, Team
from tickets.actions.follow import follow, unfollow
from tickets.actions.hand_over import assign_with_note, hand_over
from tickets.models import Ticket
from tickets.models.message import BODY_MAX


class AssignmentForm(forms.Form):
    assignee = forms.TypedChoiceField(label=gettext_lazy("To whom?"), coerce=int, empty_value=None, required=False)
    note = forms.CharField(
        label=gettext_lazy("Note to them"),
        max_length=BODY_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Only agents see a note."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, ticket: Ticket, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        near = [(agent.pk, agent.name) for agent in lookups.members().get(ticket.team_id, [])]
        others = Agent.objects.filter(is_active=True).exclude(pk__in=[pk for pk, _name in near]).order_by("name")
        self.fields["assignee"].choices = [  # type: ignore[attr-defined]
            ("", _("Nobody")),
            (ticket.team.name, near),
            (_("Others"), [(agent.pk, agent.name) for agent in others.only("name")]),
        ]


@login_required
@require_http_methods(["GET", "POST"])
def ticket_assignment(request: AgentRequest, number: int) -> HttpResponse:
    found = ticket_or_404(request, number)
    initial = {"assignee": found.assignee_id, "version": found.version}
    form = AssignmentForm(found, request.POST or None, initial=initial)

    def do(said: dict[str, Any]) -> str:
        to = Agent.objects.get(pk=said["assignee"]) if said["assignee"] else None
        seen = seen_version(request)
        assign_with_note(found, to, by=request.user, body=said["note"], seen_version=seen)
        return _("The ticket is assigned to %(name)s.") % {"name": to.name} if to else _("Nobody has the ticket now.")

    return act_page(request, found, form, title=_("Assign with a note"), submit=_("Assign"), do=do)


class HandOverForm(forms.Form):
    team = forms.ModelChoiceField(label=gettext_lazy("To which department and team?"), queryset=Team.objects.none())
    note = forms.CharField(
        label=gettext_lazy("Note to those who take over"),
        max_length=BODY_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("What is asked, what has been promised, what is left to do. Only agents see it."),
    )
    keeps_access = forms.BooleanField(
        label=gettext_lazy("I still want to see the ticket"),
        required=False,
        initial=True,
        help_text=gettext_lazy("You are named on it, also if it is confidential."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, ticket: Ticket, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = Team.objects.filter(is_active=True).exclude(department=ticket.team.department_id)
        field = self.fields["team"]
        field.queryset = teams  # type: ignore[attr-defined]
        field.choices = [("", _("Choose a team")), *_by_department(teams)]  # type: ignore[attr-defined]


def _by_department(teams: Any) -> list[tuple[str, list[tuple[int, str]]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for team in teams.select_related("department").order_by("department__name", "name"):
        found.setdefault(team.department.name, []).append((team.pk, team.name))
    return list(found.items())


@login_required
@require_http_methods(["GET", "POST"])
def ticket_handing_over(request: AgentRequest, number: int) -> HttpResponse:
    found = ticket_or_404(request, number)
    form = HandOverForm(found, request.POST or None, initial={"version": found.version})

    def do(said: dict[str, Any]) -> str:
        hand_over(
            found,
            said["team"],
            by=request.user,
            body=said["note"],
            keeps_access=said["keeps_access"],
            seen_version=seen_version(request),
        )
        return _("The ticket is handed over to %(team)s.") % {"team": said["team"].name}

    return act_page(
        request, found, form, title=_("Hand over to another department"), submit=_("Hand the ticket over"), do=do,
        lead=_("What the requester has been promised stays. They are told nothing unless you write to them."),
    )  # fmt: skip


@login_required
@require_POST
def ticket_following(request: AgentRequest, number: int) -> HttpResponse:
    """Follow with value=1, stop with value=0."""
    found = ticket_or_404(request, number)
    if request.POST.get("value") == "0":
        unfollow(found, by=request.user)
        return acted(request, number, _("You no longer follow the ticket."))
    follow(found, by=request.user)
    return acted(request, number, _("You follow the ticket."))
