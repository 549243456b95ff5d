"""Automations: in their order with how they fare; composed from parts, tried before they act, and put back."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.people import administrators_only, signed_in
from frontend.settings_area.automation_form import AutomationForm, initial_of, said_in
from frontend.settings_area.automation_versions import compared
from frontend.settings_area.pages import refuse, show
from frontend.settings_area.rule_form import RuleForm, as_typed
from frontend.settings_area.step_form import StepForm
from frontend.step_words import automation_sentence
from tickets.actions.automation_trial import trial_of
from tickets.actions.automations import (
    StaleAutomation,
    go_back,
    move_automation,
    remove_automation,
    save_automation,
    set_active,
)
from tickets.actions.errors import ActionError, InvalidChange
from tickets.models import Automation, AutomationKind
from tickets.queries import tickets_visible_to
from tickets.variables import VARIABLES, WITHOUT_AGENT

HERE = "settings_automations"
COUNTED = timedelta(days=30)


@administrators_only
@require_safe
def automation_list(request: HttpRequest) -> HttpResponse:
    since = timezone.now() - COUNTED
    rows = Automation.objects.annotate(
        last_run=Max("runs__at"), runs_lately=Count("runs", filter=Q(runs__at__gt=since, runs__outcome="done"))
    ).order_by("position", "id")
    shown = [(row, automation_sentence(row)) for row in rows[:500]]
    return show(request, "automations", {"rows": shown}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_automation(request: HttpRequest) -> HttpResponse:
    """The first question is when it acts: on something that happens, or as time passes."""
    kind = request.GET.get("kind", "")
    if kind not in AutomationKind.values:
        return show(request, "automation_kinds", {}, here=HERE)
    return _composed(request, Automation(kind=kind), {"title": _("New automation")})


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def automation(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Automation, pk=pk)
    return _composed(request, found, {"title": found.name, "found": found, "sentence": automation_sentence(found)})


def _composed(request: HttpRequest, found: Automation, context: dict[str, Any]) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = AutomationForm(found.kind, data, initial=initial_of(found))
    rules, steps = RuleForm(data, parts=found.conditions), StepForm(data, kept=found.changes)
    if data is not None and (rules.is_editing or steps.is_editing):
        as_typed(form)
    elif data is not None and form.is_valid() & rules.is_valid() & steps.is_valid():
        said = {**said_in(form, found.kind), "conditions": rules.parts(), "changes": steps.changes()}
        try:
            kept = save_automation(
                found if found.pk else None, by=signed_in(request), said=said, seen_version=form.seen_version()
            )
        except (InvalidChange, StaleAutomation) as error:
            refuse(form, error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": kept.name})
            return redirect("settings_automation_trial", kept.pk)
    variables = [(f"{{{name}}}", VARIABLES[name]) for name in WITHOUT_AGENT]
    page = {**context, "form": form, "rules": rules, "steps": steps, "variables": variables}
    return show(request, "automation", page, here=HERE)


@administrators_only
@require_safe
def automation_trial(request: HttpRequest, pk: int) -> HttpResponse:
    """What it would have met among the newest tickets; links only to those the administrator sees."""
    found = get_object_or_404(Automation, pk=pk)
    trial = trial_of(found, timezone.now())
    met = [ticket.pk for ticket in trial.met]
    seen = tickets_visible_to(signed_in(request)).filter(pk__in=met).order_by("-created_at", "-id")
    shown = list(seen.select_related("team").defer("search"))
    context = {
        "found": found,
        "sentence": automation_sentence(found),
        "trial": trial,
        "shown": shown,
        "unseen": len(met) - len(shown),
    }
    return show(request, "automation_trial", context, here=HERE)


@administrators_only
@require_POST
def automation_state(request: HttpRequest, pk: int) -> HttpResponse:
    """On or off; only what was tried in the form one has seen."""
    found = get_object_or_404(Automation, pk=pk)
    version = request.POST.get("version", "")
    is_active = request.POST.get("to") == "active"
    try:
        set_active(found, is_active, by=signed_in(request), seen_version=int(version) if version.isdecimal() else None)
    except StaleAutomation as error:
        messages.error(request, str(error))
        return redirect("settings_automation_trial", pk)
    said = _("%(name)s acts from now on.") if is_active else _("%(name)s is paused.")
    messages.success(request, said % {"name": found.name})
    return redirect(HERE)


@administrators_only
@require_POST
def automation_place(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Automation, pk=pk)
    move_automation(found, by=signed_in(request), up=request.POST.get("to") == "up")
    return redirect(HERE)


@administrators_only
@require_POST
def automation_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Automation, pk=pk)
    remove_automation(found, by=signed_in(request))
    messages.success(request, _("%(name)s is removed.") % {"name": found.name})
    return redirect(HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def automation_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version with what it changed; a POST makes it again what it was at one."""
    found = get_object_or_404(Automation, pk=pk)
    if request.method == "POST":
        to, seen = request.POST.get("to", ""), request.POST.get("version", "")
        try:
            go_back(found, _number(to), by=signed_in(request), seen_version=_number(seen))
        except ActionError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("%(name)s is as it was at version %(to)s.") % {"name": found.name, "to": to})
        return redirect("settings_automation_versions", pk)
    rows = list(found.versions.select_related("agent", "integration")[:100])
    context = {"found": found, "rows": compared(rows)}
    return show(request, "automation_versions", context, here=HERE)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
