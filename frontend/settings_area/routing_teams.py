"""How a team shares its new tickets out, and what each of its agents can take: for those who lead it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from frontend.agent.languages import LANGUAGES
from frontend.people import leads_only, signed_in
from frontend.settings_area.pages import refuse, show
from frontend.settings_area.routing import HERE
from frontend.settings_area.week_fields import WeekForm, week_initial
from servicedesk.lib.languages import SWEDISH
from servicedesk.people.models import Agent
from tickets.actions.candidates import is_team_open, read_candidates
from tickets.actions.errors import ActionError
from tickets.actions.route import waiting_for_agent
from tickets.actions.routing_rules import agents_led_by, set_way, set_work, teams_led_by, week_of
from tickets.automation.routing import Candidate, Here
from tickets.models import AgentWork, Category, TeamWay, Way
from tickets.models.routing import CAPACITY_DEFAULT, CAPACITY_MAX

HERE_WORDS = {
    Here.YES: (gettext_lazy("Takes tickets"), "success", "check"),
    Here.OFF_HOURS: (gettext_lazy("Off duty"), "", "clock"),
    Here.ABSENT: (gettext_lazy("Away"), "", "calendar"),
    Here.PAUSED: (gettext_lazy("Takes no new ones"), "warning", "pause"),
}
_FULL = (gettext_lazy("Has no room"), "warning", "warn")


class WayForm(forms.Form):
    way = forms.ChoiceField(label=gettext_lazy("New tickets"), choices=Way.choices, widget=forms.RadioSelect)


class WorkForm(WeekForm):
    capacity = forms.IntegerField(
        label=gettext_lazy("Tickets at once"),
        min_value=1,
        max_value=CAPACITY_MAX,
        help_text=gettext_lazy("New and open ones. When they have so many, new ones go to somebody else."),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages besides Swedish"),
        choices=[(code, name) for code, name in LANGUAGES if code != SWEDISH],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    categories = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Areas"),
        queryset=Category.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("They are given tickets of these before others."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Category.objects.filter(is_active=True, level=1)
        self.fields["categories"].queryset = rows  # type: ignore[attr-defined]


@leads_only
@require_http_methods(["GET", "HEAD", "POST"])
def team_way(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(teams_led_by(signed_in(request)), pk=pk)
    way = TeamWay.objects.filter(team=found).first() or TeamWay(team=found)
    form = WayForm(request.POST or None, initial={"way": way.way})
    if request.method == "POST" and form.is_valid():
        set_way(found, form.cleaned_data["way"], by=signed_in(request))
        messages.success(request, _("%(name)s is saved.") % {"name": found.name})
        return redirect("settings_routing_team", pk)
    now = timezone.now()
    rows = [(one, *_standing(one), _languages(one)) for one in read_candidates(found, now) if one.is_member]
    waiting = waiting_for_agent(way).count() if way.pk and way.way != Way.MANUAL else 0
    context = {"team": found, "form": form, "rows": rows, "waiting": waiting, "is_open": is_team_open(found, now)}
    return show(request, "routing_team", context, here=HERE)


def _standing(one: Candidate) -> tuple[Any, str, str]:
    return _FULL if one.here == Here.YES and not one.can_now else HERE_WORDS[one.here]


def _languages(one: Candidate) -> str:
    return ", ".join(str(name) for code, name in LANGUAGES if code in one.languages)


@leads_only
@require_http_methods(["GET", "HEAD", "POST"])
def agent_work(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(agents_led_by(signed_in(request)), pk=pk)
    form = WorkForm(request.POST or None, initial=_initial(found))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        work = {name: said[name] for name in ("capacity", "languages")}
        try:
            set_work(found, by=signed_in(request), **work, categories=list(said["categories"]), week=form.week())
        except ActionError as error:
            refuse(form, error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": found.name})
            return redirect("settings_routing_agent", pk)
    return show(request, "routing_agent", {"agent": found, "form": form}, here=HERE)


def _initial(agent: Agent) -> dict[str, Any]:
    work = AgentWork.objects.filter(agent=agent).prefetch_related("categories").first()
    return {
        "capacity": work.capacity if work else CAPACITY_DEFAULT,
        "languages": work.languages if work else [],
        "categories": list(work.categories.all()) if work else [],
        **week_initial(week_of(agent, timezone.localdate())),
    }
