"""A year of a calendar: which days are open, half or closed, and why."""

from calendar import Calendar as Weeks
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS_ABBR
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frontend.counted_days import why_not_all
from frontend.people import administrators_only
from frontend.settings_area.pages import show
from frontend.settings_area.week_fields import clock
from servicedesk.lib.working_time import OpeningHours
from tickets.calendars import time_of
from tickets.models import Calendar

HERE = "settings_calendars"
YEARS = range(1990, 2101)
OPEN, HALF, CLOSED = "open", "half", "closed"


@dataclass(frozen=True, slots=True)
class DayShown:
    """state: open, half (shorter than the same weekday is) or closed. why: "" where it is as the week says."""

    day: date
    state: str
    hours: str
    why: str
    is_special: bool  # other than its weekday is, or a day of one's own

    @property
    def words(self) -> str:
        return ", ".join(part for part in (self.hours or _("Closed"), self.why) if part)


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    weeks: list[list[DayShown | None]]


@administrators_only
@require_safe
def year(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    if number not in YEARS:
        raise Http404
    found = get_object_or_404(Calendar, pk=pk)
    rows = list(found.days.all())
    hours = time_of(found, [(row.day, row.closed_from) for row in rows]).open.hours
    labels = {row.day: row.label for row in rows}
    months = [_month(hours, labels, number, month) for month in range(1, 13)]
    shown = [day for month in months for week in month.weeks for day in week if day]
    context = {
        "calendar": found,
        "tab": "year",
        "year": number,
        "before": number - 1 if number - 1 in YEARS else None,
        "after": number + 1 if number + 1 in YEARS else None,
        "today": timezone.localdate(),
        "months": months,
        "weekdays": [_lower(str(WEEKDAYS_ABBR[day])) for day in range(7)],
        "special": [day for day in shown if day.is_special],
        "open_days": sum(day.state != CLOSED for day in shown),
    }
    return show(request, "calendar_year", context, here=HERE)


def day_shown(hours: OpeningHours, labels: dict[date, str], day: date) -> DayShown:
    spans, usual = hours.on(day), hours.weekly[day.weekday()]
    state = CLOSED if not spans else OPEN if tuple(spans) == tuple(usual) else HALF
    words = ", ".join(f"{clock(start)}–{clock(stop)}" for start, stop in spans)
    is_special = tuple(spans) != tuple(usual) or day in hours.closed_from
    why = why_not_all(hours, day, labels) if usual or is_special else ""
    return DayShown(day, state, words, why, is_special)


def _month(hours: OpeningHours, labels: dict[date, str], year: int, month: int) -> Month:
    weeks = [
        [day_shown(hours, labels, day) if day.month == month else None for day in week]
        for week in Weeks().monthdatescalendar(year, month)
    ]
    return Month(_lower(str(MONTHS[month])), weeks)


def _lower(name: str) -> str:
    return name.lower() if (get_language() or "").startswith("sv") else name
