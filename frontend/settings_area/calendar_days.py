"""A calendar's own closing days: written by hand, or read from an iCalendar file after a look at it."""

import json
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from frontend.people import administrators_only, signed_in
from frontend.settings_area.calendar_form import FIRST_DAY, LAST_DAY, DayForm
from frontend.settings_area.pages import refuse, show
from servicedesk.lib.ical import IcalError, Read, read_whole_days
from servicedesk.lib.swedish_days import name_of
from tickets.actions.calendars import DAYS_MAX, OwnDay, close_days, forget_day
from tickets.actions.errors import ActionError
from tickets.models import Calendar, CalendarDay

HERE = "settings_calendars"
FILE_MAX = 1_000_000  # bytes
PACKED_MAX = 10_000  # characters of a day on its way back from the page; deeper brackets than that no parser reads


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Calendar file"),
        help_text=gettext_lazy("An iCalendar file (.ics) with the closing days of a school, say."),
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def clean_file(self) -> Read:
        upload = self.cleaned_data["file"]
        if (upload.size or 0) > FILE_MAX:
            raise forms.ValidationError(_("The file is larger than 1 MB."))
        try:
            found = read_whole_days(upload.read())
        except IcalError as error:
            raise forms.ValidationError(_("This file could not be read as a calendar. Save it as .ics.")) from error
        if not found.days:
            raise forms.ValidationError(_("There is no whole day in this calendar file."))
        if len(found.days) > DAYS_MAX:
            raise forms.ValidationError(_("The file has more than %(most)d days.") % {"most": DAYS_MAX})
        return found


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def days(request: HttpRequest, pk: int) -> HttpResponse:
    """The list, and adding one day."""
    found = get_object_or_404(Calendar, pk=pk)
    form = DayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            close_days(found, [form.own_day()], by=signed_in(request))
        except ActionError as error:
            refuse(form, error)
        else:
            messages.success(request, _("The day is saved. Due times that it changes are counted again."))
            return redirect("settings_calendar_days", pk)
    return _page(request, found, form=form)


@administrators_only
@require_POST
def day_removal(request: HttpRequest, pk: int, day_pk: int) -> HttpResponse:
    found = get_object_or_404(CalendarDay.objects.select_related("calendar"), pk=day_pk, calendar=pk)
    forget_day(found, by=signed_in(request))
    messages.success(request, _("The day is as other days again."))
    return redirect("settings_calendar_days", pk)


@administrators_only
@require_POST
def file_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What a file would close: nothing is saved yet."""
    found = get_object_or_404(Calendar, pk=pk)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, file_form=form)
    known = {row.day: row for row in found.days.all()}
    read: Read = form.cleaned_data["file"]
    inside = [one for one in read.days if FIRST_DAY <= one.day <= LAST_DAY]
    rows = [(one, json.dumps([str(one.day), one.name, one.uid]), _already(found, one.day, known)) for one in inside]
    context = {"calendar": found, "tab": "days", "rows": rows, "left_out": read.left_out}
    return show(request, "calendar_file", context, here=HERE)


@administrators_only
@require_POST
def file_days(request: HttpRequest, pk: int) -> HttpResponse:
    """The days of the file that were left ticked."""
    found = get_object_or_404(Calendar, pk=pk)
    try:
        chosen = [_unpacked(text) for text in request.POST.getlist("day")[:DAYS_MAX]]
        number = close_days(found, chosen, by=signed_in(request))
    except (ValueError, ActionError) as error:
        messages.error(request, str(error) if isinstance(error, ActionError) else _("Choose the file again."))
        return redirect("settings_calendar_days", pk)
    said = ngettext("%(count)d day is closed.", "%(count)d days are closed.", number) % {"count": number}
    messages.success(request, said if number else _("Nothing was new in the file."))
    return redirect("settings_calendar_days", pk)


def _page(
    request: HttpRequest, found: Calendar, *, form: DayForm | None = None, file_form: FileForm | None = None
) -> HttpResponse:
    rows = [(row, name_of(row.day)) for row in found.days.all()]
    context: dict[str, Any] = {
        "calendar": found,
        "tab": "days",
        "rows": rows,
        "form": form or DayForm(),
        "file_form": file_form or FileForm(),
    }
    return show(request, "calendar_days", context, here=HERE)


def _already(calendar: Calendar, day: date, known: dict[date, CalendarDay]) -> str:
    """Why the day needs no closing, "" when it does."""
    if day in known:
        return _("Is among your days already")
    if calendar.keeps_holidays and name_of(day):
        return _("Holiday: %(name)s") % {"name": name_of(day)}
    return "" if calendar.hours[day.weekday()] else _("Closed on this day of the week")


def _unpacked(text: str) -> OwnDay:
    """Raises ValueError."""
    if len(text) > PACKED_MAX:
        raise ValueError("longer than any day's name")
    match json.loads(text):
        case [str(day), str(label), str(uid)] if FIRST_DAY <= date.fromisoformat(day) <= LAST_DAY:
            return OwnDay(date.fromisoformat(day), 0, label, uid)
    raise ValueError(text)
