"""Calls in figures, for those who lead the teams of the lines, and administrators."""

from datetime import date, timedelta

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from channels_in.models import DoorAccount
from channels_in.phone.figures import MOST_DAYS, as_csv, figures
from channels_in.phone.queries import waiting_now
from frontend.agent.request import AgentRequest
from servicedesk.people.access import Access, access_of
from tickets.models import ChannelKind

BY_HOUR_TO = 2  # days: of more the page shows days; the file always has hours


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PeriodForm(forms.Form):
    first = forms.DateField(label=gettext_lazy("From"), widget=_day())
    last = forms.DateField(label=gettext_lazy("To and with"), widget=_day())

    def clean(self) -> dict[str, date]:
        said: dict[str, date] = super().clean() or {}
        if len(said) == 2 and not timedelta() <= said["last"] - said["first"] < timedelta(days=MOST_DAYS):
            self.add_error("last", _("The period must end after it begins, within a year."))
        return said


def leads_lines(access: Access) -> list[DoorAccount]:
    rows = DoorAccount.objects.filter(inbox__kind=ChannelKind.PHONE).select_related("inbox")
    if not access.is_administrator:
        rows = rows.filter(inbox__team__in=sorted(access.lead_teams))
    return list(rows.order_by("inbox__name", "pk"))


@login_required
@require_GET
def call_figures(request: AgentRequest) -> HttpResponse:
    """Today and the six days before, or the period asked for (?first=&last=); ?format=csv is the file."""
    access = access_of(request.user)
    if not access.lead_teams and not access.is_administrator:
        raise Http404
    lines = leads_lines(access)
    today = timezone.localdate()
    week = {"first": today - timedelta(days=6), "last": today}
    form = PeriodForm(request.GET if "first" in request.GET else week)
    period = form.cleaned_data if form.is_valid() else week
    is_file = request.GET.get("format") == "csv"
    by = "hour" if is_file or period["last"] - period["first"] < timedelta(days=BY_HOUR_TO) else "day"
    rows = figures([line.pk for line in lines], period["first"], period["last"], by=by)
    if is_file:
        return _file(as_csv(rows), period["first"], period["last"])
    waiting = waiting_now([line.pk for line in lines], timezone.now())
    context = {
        "form": form, "period": period, "by": by, "waiting": sum(waiting.values()),
        "lines": [(line, waiting.get(line.pk, 0), [row for row in rows if row.line_id == line.pk]) for line in lines],
    }  # fmt: skip
    return render(request, "frontend/agent/calls/figures.html", context)


def _file(text: str, first: date, last: date) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="samtal-{first}-{last}.csv"'
    return response
