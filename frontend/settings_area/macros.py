"""Macros: every agent keeps their own; those who lead a team and administrators keep what others use too."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend import lookups
from frontend.agent.snoozing import MOMENT_LABELS
from frontend.people import signed_in
from frontend.settings_area.pages import refuse, show
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent, Team
from tickets.actions.errors import InvalidChange
from tickets.actions.macro_steps import ME, NAMES, NOBODY
from tickets.actions.macros import macros_changed_by, macros_of, remove_macro, save_macro
from tickets.models import Macro, Priority
from tickets.models.macro import MACRO_NAME_MAX
from tickets.models.message import BODY_MAX
from tickets.models.ticket import TAG_MAX
from tickets.statuses import Status
from tickets.variables import VARIABLES

HERE = "settings_macros"
OWN, EVERYBODY = "own", "everybody"
_LEAVE = gettext_lazy("Leave as it is")
_NUMBERS = ("team", "category", "priority")


class MacroForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=MACRO_NAME_MAX)
    shared = forms.ChoiceField(label=gettext_lazy("For whom?"))
    step_team = forms.ChoiceField(label=NAMES["team"], required=False)
    step_assignee = forms.ChoiceField(label=NAMES["assignee"], required=False)
    step_category = forms.ChoiceField(label=NAMES["category"], required=False)
    step_priority = forms.ChoiceField(
        label=NAMES["priority"], choices=[("", _LEAVE), *Priority.choices], required=False
    )
    step_add_tags = forms.CharField(
        label=NAMES["add_tags"], required=False, help_text=gettext_lazy("Several with a comma between them.")
    )
    step_remove_tags = forms.CharField(label=NAMES["remove_tags"], required=False)
    step_note = forms.CharField(
        label=NAMES["note"], max_length=BODY_MAX, widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    step_reply = forms.CharField(
        label=NAMES["reply"], max_length=BODY_MAX, widget=forms.Textarea(attrs={"rows": 6}), required=False
    )
    step_status = forms.ChoiceField(
        label=NAMES["status"],
        choices=[("", _LEAVE), *[(str(one), one.label) for one in Status if one != Status.NEW]],
        required=False,
    )
    step_snooze = forms.ChoiceField(
        label=NAMES["snooze"], choices=[("", _LEAVE), *MOMENT_LABELS.items()], required=False
    )
    is_active = forms.BooleanField(label=gettext_lazy("In use"), required=False, initial=True)

    def __init__(self, access: Access, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = lookups.teams()
        led = teams if access.is_administrator else [team for team in teams if team.pk in access.lead_teams]
        shared = [(OWN, _("Only me")), *[(str(team.pk), team.name) for team in led]]
        self._choose("shared", [*shared, (EVERYBODY, _("Everybody"))] if access.is_administrator else shared)
        people = Agent.objects.filter(is_active=True).order_by("name").values_list("pk", "name")
        self._choose("step_assignee", [("", _LEAVE), (ME, _("Whoever uses the macro")), (NOBODY, _("Nobody")), *people])
        self._choose("step_team", [("", _LEAVE), *[(team.pk, team.name) for team in teams]])
        self._choose("step_category", [("", _LEAVE), *[(row.pk, row.path) for row in lookups.categories()]])

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def steps(self) -> list[dict[str, Any]]:
        """What is filled in, as a macro keeps it."""
        return [
            {"do": name, "value": _value(name, given)}
            for name in NAMES
            if (given := self.cleaned_data.get(f"step_{name}"))
        ]


def _value(name: str, given: str) -> Any:
    if name in _NUMBERS or (name == "assignee" and given.isdecimal()):
        return int(given)
    if name in ("add_tags", "remove_tags"):
        return [text.strip()[:TAG_MAX] for text in given.split(",") if text.strip()]
    return given


def _initial(macro: Macro) -> dict[str, Any]:
    steps = {f"step_{step['do']}": step["value"] for step in macro.steps}
    shown = {name: ", ".join(value) if isinstance(value, list) else value for name, value in steps.items()}
    shared = OWN if macro.owner_id else str(macro.team_id) if macro.team_id else EVERYBODY
    return {"name": macro.name, "shared": shared, "is_active": macro.is_active, **shown}


@login_required
@require_safe
def macro_list(request: HttpRequest) -> HttpResponse:
    """All that the agent may use; those they may change are links."""
    agent = signed_in(request)
    changeable = set(macros_changed_by(agent).values_list("pk", flat=True))
    rows = (macros_of(agent) | macros_changed_by(agent)).select_related("team").order_by("name", "pk")
    shown = [(row, ", ".join(str(NAMES[step["do"]]) for step in row.steps)) for row in rows[:500]]
    return show(request, "macros", {"rows": shown, "changeable": changeable}, here=HERE)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_macro(request: HttpRequest) -> HttpResponse:
    form = MacroForm(access_of(signed_in(request)), request.POST or None, initial={"shared": OWN})
    return _saved(request, form, None, {"title": _("New macro"), "submit": _("Make the macro")})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def macro(request: HttpRequest, pk: int) -> HttpResponse:
    agent = signed_in(request)
    found = get_object_or_404(macros_changed_by(agent), pk=pk)
    form = MacroForm(access_of(agent), request.POST or None, initial=_initial(found))
    return _saved(request, form, found, {"title": found.name, "submit": _("Save the macro"), "found": found})


@login_required
@require_POST
def macro_removal(request: HttpRequest, pk: int) -> HttpResponse:
    agent = signed_in(request)
    found = get_object_or_404(macros_changed_by(agent), pk=pk)
    name = found.name
    remove_macro(found, by=agent)
    messages.success(request, _("%(name)s is removed.") % {"name": name})
    return redirect(HERE)


def _saved(request: HttpRequest, form: MacroForm, found: Macro | None, context: dict[str, Any]) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        team = Team.objects.get(pk=said["shared"]) if said["shared"].isdecimal() else None
        try:
            save_macro(
                found,
                by=signed_in(request),
                name=said["name"],
                steps=form.steps(),
                team=team,
                is_own=said["shared"] == OWN,
                is_active=said["is_active"],
            )
        except InvalidChange as error:
            refuse(form, error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": said["name"]})
            return redirect(HERE)
    variables = [(f"{{{name}}}", words) for name, words in VARIABLES.items()]
    return show(request, "macro", {**context, "form": form, "back": HERE, "variables": variables}, here=HERE)
