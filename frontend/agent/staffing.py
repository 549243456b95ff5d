"""A team's week hour by hour: contacts expected against agents who are there, for those who lead it."""

from collections.abc import Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from frontend.agent.staffing_chart import chart_of
from frontend.people import leads_only, signed_in
from frontend.settings_area.pages import refuse, show
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent, Team
from tickets.actions.errors import ActionError
from tickets.actions.pace import set_pace
from tickets.actions.routing_rules import teams_led_by
from tickets.models.pace import PACE_DEFAULT, PACE_MAX
from tickets.staffing import WEEKS, Day, Hour, members, week

HERE = "absences"
FARTHEST = timedelta(days=370)  # ahead or back


class PaceForm(forms.Form):
    contacts = forms.IntegerField(
        label=gettext_lazy("New contacts one agent manages in an hour"), min_value=1, max_value=PACE_MAX
    )


@leads_only
@require_safe
def staffing(request: HttpRequest) -> HttpResponse:
    """?lag= a team's id, ?dag= a day: the week of that day, and the day itself as a chart and a table."""
    teams = _teams(signed_in(request))
    team = _team(teams, request.GET.get("lag", ""))
    return _shown(request, teams, team, _asked_day(request.GET.get("dag", "")), _pace_form(team))


@leads_only
@require_POST
def staffing_pace(request: HttpRequest) -> HttpResponse:
    """What one agent manages in an hour; the page comes again with what was wrong."""
    teams = _teams(signed_in(request))
    team, day = _team(teams, request.POST.get("lag", "")), _asked_day(request.POST.get("dag", ""))
    form = PaceForm(request.POST)
    if form.is_valid():
        try:
            set_pace(team, form.cleaned_data["contacts"], by=signed_in(request))
        except ActionError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{reverse('staffing')}?{urlencode({'lag': team.pk, 'dag': day.isoformat()})}")
    return _shown(request, teams, team, day, form)


def _shown(request: HttpRequest, teams: Sequence[Team], team: Team, day: date, form: PaceForm) -> HttpResponse:
    days = week(team, day - timedelta(days=day.weekday()))
    chosen = days[day.weekday()]
    hours = worth_showing(chosen)
    context = {
        "teams": teams,
        "team": team,
        "days": days,
        "chosen": chosen,
        "hours": hours,
        "chart": chart_of(hours) if hours else None,
        "weeks": WEEKS,
        "form": form,
        "agents": members(team),
        "today": timezone.localdate(),
        "earlier": day - timedelta(days=7),
        "later": day + timedelta(days=7),
    }
    return show(request, "staffing", context, here=HERE)


def worth_showing(day: Day) -> Sequence[Hour]:
    """From the first hour to the last in which somebody is there or anything is expected."""
    busy = [hour.hour for hour in day.hours if hour.there or hour.expected]
    return day.hours[min(busy) : max(busy) + 1] if busy else []


def _teams(agent: Agent) -> list[Team]:
    """By name, but the agent's own first."""
    teams = list(teams_led_by(agent).select_related("pace").order_by("name"))
    if not teams:
        raise Http404
    own = access_of(agent).member_teams
    return sorted(teams, key=lambda team: team.pk not in own)


def _team(teams: Sequence[Team], asked: str) -> Team:
    found = next((team for team in teams if str(team.pk) == asked), None)
    if asked and found is None:
        raise Http404
    return found or teams[0]


def _pace_form(team: Team) -> PaceForm:
    pace = getattr(team, "pace", None)
    return PaceForm(initial={"contacts": pace.contacts if pace else PACE_DEFAULT})


def _asked_day(text: str) -> date:
    today = timezone.localdate()
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError as error:
        raise Http404 from error
    if abs(day - today) > FARTHEST:
        raise Http404
    return day
