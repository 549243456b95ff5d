"""The form of a calendar: its week, holidays, half days, time zone and who uses it; and of one closing day."""

from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend.settings_area.week_fields import MinuteField, WeekForm, clock, day_name, week_initial
from servicedesk.people.models import Team
from tickets.actions.calendars import LABEL_MAX, NAME_MAX, OwnDay
from tickets.models import Calendar, Inbox
from tickets.models.calendar import office_hours

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
DAY_MINUTES = 24 * 60


class CalendarForm(WeekForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=NAME_MAX)
    keeps_holidays = forms.BooleanField(label=gettext_lazy("Closed on public holidays"), required=False, initial=True)
    half_days_close = MinuteField(
        label=gettext_lazy("Half days close at"),
        required=False,
        help_text=gettext_lazy("The day before some holidays, such as Maundy Thursday. Empty: as on other days."),
    )
    zone = forms.ChoiceField(label=gettext_lazy("Time zone"))
    inboxes = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Inboxes"),
        queryset=Inbox.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("What comes in here is counted in this calendar, whichever team has it."),
    )
    teams = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Teams"),
        queryset=Team.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Counted in this calendar when the inbox has none of its own."),
    )

    def __init__(self, *args: Any, calendar: Calendar | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_initial(calendar), **kwargs)
        self._choose("inboxes", Inbox.objects.filter(Q(is_active=True) | Q(calendars=calendar)).distinct())
        self._choose("teams", Team.objects.filter(Q(is_active=True) | Q(calendars=calendar)).distinct())
        zones = sorted(name for name in available_timezones() if name.startswith("Europe/"))
        self.fields["zone"].choices = [(name, name) for name in [*zones, "UTC"]]  # type: ignore[attr-defined]

    def _choose(self, name: str, rows: Any) -> None:
        self.fields[name].queryset = rows.order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for field in self.days():
            spans = data.get(field.name) or []
            edges = [edge for span in spans for edge in span]
            if any(start >= stop for start, stop in spans):
                self.add_error(field.name, _("Hours end after they begin, at 24 at the latest."))
            elif edges != sorted(set(edges)):
                self.add_error(field.name, _("These hours overlap. Write them as one."))
        if not self.errors and not any(self.week()):
            self.add_error(day_name(0), _("Write the opening hours of at least one day."))
        return data

    def columns(self) -> dict[str, Any]:
        """As tickets.actions.calendars takes them."""
        names = ("name", "keeps_holidays", "half_days_close", "zone", "inboxes", "teams")
        return {**{name: self.cleaned_data[name] for name in names}, "hours": self.week()}


class DayForm(forms.Form):
    """One day of a calendar's own."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    closed_from = MinuteField(
        label=gettext_lazy("Closes at"),
        required=False,
        help_text=gettext_lazy("Empty: closed all day. 24: open as on its weekday, although it is a holiday."),
    )
    label = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=LABEL_MAX,
        required=False,
        help_text=gettext_lazy("For example: planning day."),
    )

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(_("Choose a day between 1990 and 2100."))
        return day

    def own_day(self) -> OwnDay:
        data = self.cleaned_data
        return OwnDay(data["day"], data["closed_from"] or 0, data["label"])


def _initial(calendar: Calendar | None) -> dict[str, Any]:
    if calendar is None:
        return {"zone": timezone.get_default_timezone_name(), **week_initial(office_hours())}
    half = calendar.half_days_close
    return {
        **{name: getattr(calendar, name) for name in ("version", "name", "keeps_holidays", "zone")},
        "half_days_close": "" if half is None else clock(half),
        "inboxes": list(calendar.inboxes.values_list("pk", flat=True)),
        "teams": list(calendar.teams.values_list("pk", flat=True)),
        **week_initial(calendar.hours),
    }
