"""Count it: a moment and a promise, and when it would be due, day by day. Changes nothing, so it is asked by GET."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from frontend.counted_days import counted_days
from frontend.due_words import length_words, moment_words
from frontend.people import administrators_only
from frontend.promise_sentence import COUNTINGS
from frontend.settings_area.length_field import LengthField
from frontend.settings_area.pages import show
from servicedesk.lib.working_time import NeverOpen
from tickets.automation.sla import Counting
from tickets.calendars import time_of
from tickets.models import Calendar
from tickets.policies import time_counted

HERE = "settings_calendars"


class TrialForm(forms.Form):
    at = forms.DateTimeField(
        label=gettext_lazy("Comes in"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )
    length = LengthField(label=gettext_lazy("Is promised within"))
    counting = forms.ChoiceField(label=gettext_lazy("Counted"), choices=list(COUNTINGS.items()))


@administrators_only
@require_safe
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Calendar, pk=pk)
    is_asked = "at" in request.GET
    now = timezone.localtime()
    initial = {"at": now, "length": 24 * 60, "counting": Counting.WORKING_DAYS}
    form = TrialForm(request.GET if is_asked else None, initial=initial)
    answer = _answer(found, form) if is_asked and form.is_valid() else None
    return show(
        request, "calendar_trial", {"calendar": found, "tab": "trial", "form": form, "answer": answer}, here=HERE
    )


def _answer(calendar: Calendar, form: TrialForm) -> dict[str, Any] | None:
    data = form.cleaned_data
    rows = list(calendar.days.all())
    kept = time_of(calendar, [(row.day, row.closed_from) for row in rows])
    time, start, length = time_counted(data["counting"], kept), data["at"], timedelta(minutes=data["length"])
    zone = kept.open.hours.zone
    try:
        due = start + length if time is None else time.add(start, length)
    except (NeverOpen, OverflowError):  # the latter: past the last day there is
        form.add_error("length", _("This calendar is never open for so long."))
        return None
    return {
        "due": moment_words(due, start, zone),
        "due_at": due.astimezone(zone),
        "start": moment_words(start, start, zone),
        "length": length_words(data["length"]),
        "days": [] if time is None else counted_days(time, start, due, {row.day: row.label for row in rows}),
    }
