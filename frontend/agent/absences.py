"""Absences: one's own, and those one may write for others. Whoever stands in sees that they do."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.agent.request import AgentRequest
from frontend.settings_area.pages import refuse, show
from servicedesk.people.models import Agent
from tickets.actions.absences import (
    NobodyThere,
    Plan,
    absences_changed_by,
    agents_planned_by,
    end_absence,
    save_absence,
)
from tickets.actions.errors import ActionError
from tickets.actions.routing_rules import set_taking
from tickets.automation.absence import Gap
from tickets.models import Absence, AbsenceKind, AgentWork
from tickets.models.absence import ABSENCE_NOTE_MAX

HERE = "absences"
_DAY = timedelta(days=1)


class _Date(forms.DateInput):
    input_type = "date"


class _Time(forms.TimeInput):
    input_type = "time"


class AbsenceForm(forms.Form):
    agent = forms.ModelChoiceField(label=gettext_lazy("Who?"), queryset=Agent.objects.none())
    first = forms.DateField(label=gettext_lazy("First day"), widget=_Date(format="%Y-%m-%d"))
    first_at = forms.TimeField(label=gettext_lazy("From"), required=False, widget=_Time(format="%H:%M"))
    last = forms.DateField(label=gettext_lazy("Last day"), widget=_Date(format="%Y-%m-%d"))
    last_at = forms.TimeField(label=gettext_lazy("Back at"), required=False, widget=_Time(format="%H:%M"))
    kind = forms.ChoiceField(label=gettext_lazy("What"), choices=AbsenceKind.choices, initial=AbsenceKind.AWAY)
    substitute = forms.ModelChoiceField(
        label=gettext_lazy("Substitute"),
        queryset=Agent.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody: the team"),
        help_text=gettext_lazy("Gets your unfinished tickets and their answers when it begins. They come back after."),
    )
    note = forms.CharField(
        label=gettext_lazy("For colleagues"),
        max_length=ABSENCE_NOTE_MAX,
        required=False,
        help_text=gettext_lazy("Nothing about health: nobody need know why you are away."),
    )

    def __init__(self, by: Agent, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose = agents_planned_by(by).order_by("name")
        self.fields["agent"].queryset = whose  # type: ignore[attr-defined]
        self.fields["substitute"].queryset = Agent.objects.filter(is_active=True).order_by("name")  # type: ignore[attr-defined]
        if whose.count() == 1:
            self.fields["agent"].widget = forms.HiddenInput()

    def clean_last(self) -> date:
        last: date = self.cleaned_data["last"]
        if last.year == date.max.year:  # the day after it is none
            raise forms.ValidationError(_("Choose days within ten years."))
        return last

    def plan(self) -> Plan:
        said = self.cleaned_data
        ends = _moment(said["last"], said["last_at"]) if said["last_at"] else _moment(said["last"] + _DAY, None)
        starts = _moment(said["first"], said["first_at"])
        return Plan(starts, ends, said["kind"], said["substitute"], said["note"])


def _moment(day: date, at: time | None) -> datetime:
    return timezone.make_aware(datetime.combine(day, at or time()))


def last_day(absence: Absence) -> date:
    """The last day on which they are away at all."""
    return timezone.localdate(absence.ends_at - timedelta(microseconds=1))


def _initial(absence: Absence) -> dict[str, Any]:
    starts, ends = timezone.localtime(absence.starts_at), timezone.localtime(absence.ends_at)
    return {
        "agent": absence.agent_id,
        "first": starts.date(),
        "first_at": starts.time() if starts.time() != time() else None,
        "last": last_day(absence),
        "last_at": ends.time() if ends.time() != time() else None,
        "kind": absence.kind,
        "substitute": absence.substitute_id,
        "note": absence.note,
    }


@login_required
@require_safe
def absences(request: AgentRequest) -> HttpResponse:
    """My own that are not over, and those I stand in for."""
    now = timezone.now()
    rows = Absence.objects.filter(ends_at__gt=now).select_related("agent", "substitute")
    work = AgentWork.objects.filter(agent=request.user).first()
    context = {
        "own": [(row, last_day(row)) for row in rows.filter(agent=request.user)],
        "standing_in": [(row, last_day(row)) for row in rows.filter(substitute=request.user)],
        "takes_tickets": work is None or work.takes_tickets,
        "now": now,
    }
    return show(request, "absences", context, here=HERE)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_absence(request: AgentRequest) -> HttpResponse:
    agent = request.GET.get("agent", "")
    initial = {
        "agent": int(agent) if agent.isascii() and agent.isdecimal() and len(agent) < 19 else request.user.pk,
        "first": request.GET.get("first") or None,
    }
    return _absence(request, None, AbsenceForm(request.user, request.POST or None, initial=initial))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def absence(request: AgentRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(absences_changed_by(request.user).select_related("agent"), pk=pk)
    return _absence(request, found, AbsenceForm(request.user, request.POST or None, initial=_initial(found)))


@login_required
@require_POST
def absence_ending(request: AgentRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(absences_changed_by(request.user).select_related("agent"), pk=pk)
    end_absence(found, by=request.user)
    messages.success(request, _("The absence is over."))
    return redirect(HERE)


@login_required
@require_POST
def ticket_taking(request: AgentRequest) -> HttpResponse:
    """My own switch: whether I am given new tickets."""
    set_taking(request.user, request.POST.get("takes") == "yes")
    return redirect(HERE)


def _absence(request: AgentRequest, found: Absence | None, form: AbsenceForm) -> HttpResponse:
    nobody: list[Gap] = []
    if request.method == "POST" and form.is_valid():
        agent, is_known = form.cleaned_data["agent"], "known" in request.POST
        try:
            save_absence(found, form.plan(), agent=agent, by=request.user, is_known=is_known)
        except NobodyThere as error:
            nobody = error.gaps
        except ActionError as error:
            refuse(form, error)
        else:
            messages.success(request, _("The absence is saved."))
            return redirect(HERE if agent == request.user else "absence_month")
    return show(request, "absence", {"form": form, "found": found, "nobody": nobody}, here=HERE)
