"""Teams and departments (förvaltningar)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from frontend import lookups
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import refuse, show
from servicedesk.people.actions import organisation
from servicedesk.people.actions.errors import PeopleError
from servicedesk.people.models import Department, Team
from tickets.models import Inbox, Ticket
from tickets.statuses import UNFINISHED

HERE = "settings_teams"


class DepartmentForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)


class TeamForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    department = forms.ModelChoiceField(label=gettext_lazy("Department"), queryset=Department.objects.all())
    is_open_to_all = forms.BooleanField(
        label=gettext_lazy("Open to all agents"),
        required=False,
        help_text=gettext_lazy("Every agent sees the team's tickets, except confidential ones."),
    )


class ChangeTeamForm(TeamForm):
    is_active = forms.BooleanField(
        label=gettext_lazy("In use"),
        required=False,
        help_text=gettext_lazy("A team that is not in use gets no new tickets, and nobody sees its tickets by it."),
    )

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = team

    def clean_is_active(self) -> bool:
        """Work that is not finished would be out of everybody's sight, and what comes in has to go somewhere."""
        stays = bool(self.cleaned_data["is_active"])
        if self.team.is_active and not stays:
            left = Ticket.objects.filter(team=self.team, status__in=[status.value for status in UNFINISHED]).count()
            if left:
                raise forms.ValidationError(
                    _("The team has %(count)d unfinished tickets. Move them first.") % {"count": left}
                )
            if Inbox.objects.filter(team=self.team, is_active=True).exists():
                raise forms.ValidationError(_("An inbox leads to the team. Let it lead to another first."))
        return stays


@administrators_only
@require_safe
def team_list(request: HttpRequest) -> HttpResponse:
    here = Count("memberships__agent", filter=Q(memberships__agent__is_active=True), distinct=True)
    teams = Team.objects.annotate(members=here).order_by("-is_active", "name")
    departments = Department.objects.prefetch_related(Prefetch("teams", queryset=teams))
    return show(request, "teams", {"departments": departments}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_team(request: HttpRequest) -> HttpResponse:
    form = TeamForm(request.POST or None, initial={"department": request.GET.get("department")})
    context = {"form": form, "title": _("New team"), "submit": _("Make the team")}
    return _saved(request, form, context, organisation.create_team)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Team, pk=pk)
    names = ("name", "department", "is_open_to_all", "is_active")
    form = ChangeTeamForm(request.POST or None, team=found, initial={name: getattr(found, name) for name in names})
    context = {"form": form, "title": found.name, "submit": _("Save the team")}
    return _saved(request, form, context, lambda **fields: organisation.change_team(found, **fields))


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_department(request: HttpRequest) -> HttpResponse:
    form = DepartmentForm(request.POST or None)
    context = {"form": form, "title": _("New department"), "submit": _("Make the department")}
    return _saved(request, form, context, organisation.create_department)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def department(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Department, pk=pk)
    form = DepartmentForm(request.POST or None, initial={"name": found.name})
    context = {"form": form, "title": found.name, "submit": _("Save the department")}
    return _saved(request, form, context, lambda **fields: organisation.change_department(found, **fields))


def _saved(request: HttpRequest, form: forms.Form, context: dict[str, Any], act: Any) -> HttpResponse:
    """Do the verb with what the form holds and go back to the list; or show the form with what is wrong."""
    if request.method == "POST" and form.is_valid():
        try:
            act(by=signed_in(request), **form.cleaned_data)
        except PeopleError as error:
            refuse(form, error)
        else:
            lookups.forget()
            messages.success(request, _("%(name)s is saved.") % {"name": form.cleaned_data["name"]})
            return redirect(HERE)
    return show(request, "simple_form", {**context, "back": HERE}, here=HERE)
