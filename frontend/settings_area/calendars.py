"""Calendars: list, opening hours and who uses them. Their days, years and the counting are pages beside this."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.people import administrators_only, signed_in
from frontend.settings_area.calendar_form import CalendarForm
from frontend.settings_area.pages import refuse, renewed, show
from frontend.settings_area.week_fields import clock
from servicedesk.lib.swedish_days import half_days, half_name_of
from tickets.actions.calendars import change_calendar, create_calendar, remove_calendar
from tickets.actions.errors import ActionError, StaleSettings
from tickets.models import Calendar

HERE = "settings_calendars"


@administrators_only
@require_safe
def calendar_list(request: HttpRequest) -> HttpResponse:
    rows = Calendar.objects.prefetch_related("inboxes", "teams").order_by("-is_own", "name")
    return show(request, "calendars", {"rows": [(row, week_words(row.hours)) for row in rows]}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_calendar(request: HttpRequest) -> HttpResponse:
    form = CalendarForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_calendar(by=signed_in(request), **form.columns())
        except ActionError as error:
            _refuse(form, error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": made.name})
            return redirect("settings_calendar", made.pk)
    return show(request, "calendar", {"form": form, "half_days": shown_half_days()}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Calendar, pk=pk)
    form = CalendarForm(request.POST or None, calendar=found)
    if request.method == "POST" and form.is_valid() and _change(request, found, form):
        messages.success(
            request,
            _("%(name)s is saved. Due times that it changes are counted again in the background.")
            % {"name": form.cleaned_data["name"]},
        )
        return redirect("settings_calendar", pk)
    context = {"form": form, "calendar": found, "tab": "hours", "half_days": shown_half_days()}
    return show(request, "calendar", context, here=HERE)


@administrators_only
@require_POST
def calendar_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Calendar, pk=pk)
    try:
        remove_calendar(found, by=signed_in(request))
    except ActionError as error:
        messages.error(request, str(error))
        return redirect("settings_calendar", pk)
    messages.success(request, _("%(name)s is removed.") % {"name": found.name})
    return redirect(HERE)


def week_words(hours: Sequence[Sequence[Sequence[int]]]) -> str:
    """The week in a line, days that are alike together: "mån-fre 8:00-17:00, lör 10:00-14:00"."""
    said = [", ".join(f"{clock(start)}–{clock(stop)}" for start, stop in day) for day in hours]
    parts, first = [], 0
    for number in range(1, 8):
        if number == 7 or said[number] != said[first]:
            if said[first]:
                days = _day(first) if number - first == 1 else f"{_day(first)}–{_day(number - 1)}"
                parts.append(f"{days} {said[first]}")
            first = number
    return "; ".join(parts)


def shown_half_days() -> list[tuple[date, str]]:
    """Which days are half ones this year, with their names."""
    return [(day, half_name_of(day)) for day in sorted(half_days(timezone.localdate().year))]


def _day(number: int) -> str:
    name = str(WEEKDAYS_ABBR[number])
    return name.lower() if (get_language() or "").startswith("sv") else name


def _change(request: HttpRequest, found: Calendar, form: CalendarForm) -> bool:
    seen = form.cleaned_data["version"]
    try:
        change_calendar(found, by=signed_in(request), seen_version=seen, **form.columns())
    except ActionError as error:
        if isinstance(error, StaleSettings):
            renewed(form, Calendar.objects.get(pk=found.pk).version)
        _refuse(form, error)
        return False
    return True


def _refuse(form: CalendarForm, error: ActionError) -> None:
    """What is wrong with the week is shown by its first day."""
    if getattr(error, "field", "") == "hours":
        form.add_error("day_0", str(error))
    else:
        refuse(form, error)
