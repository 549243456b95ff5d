"""The daily watch: accounts that are looked through every working day, what is left today, and the days before."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from channels_in.models import ChannelEntry
from channels_in.register.watching import NOTE_MAX, Day, look_through, month, watched_by
from frontend import lookups
from frontend.agent.request import AgentRequest
from servicedesk.lib.spreadsheet import csv_lines
from servicedesk.lib.swedish_days import is_working_day
from servicedesk.people.access import access_of
from tickets.actions.errors import InvalidChange

FIRST_YEAR = 2000


class LookForm(forms.Form):
    note = forms.CharField(label=gettext_lazy("Note"), max_length=NOTE_MAX, required=False)


@login_required
@require_GET
def watch(request: AgentRequest) -> HttpResponse:
    entries, today = _mine(request), timezone.localdate()
    shown = _month(request)
    days = month(entries, shown.year, shown.month, today)
    now = days if (shown.year, shown.month) == (today.year, today.month) else _days_of(entries, today)
    context: dict[str, Any] = {
        "today": [row for row in now if row.day == today],
        "is_day_off": not is_working_day(today),
        "days": [(day, list(rows)) for day, rows in groupby(days, key=lambda row: row.day)],
        "missing": sum(row.is_missing for row in days),
        "month": shown,
        "before": shown - timedelta(days=1),
        "after": _next(shown) if _next(shown) <= today else None,
        "may_administer": access_of(request.user).is_administrator,
    }
    return render(request, "frontend/agent/watch.html", context)


def _mine(request: AgentRequest) -> QuerySet[ChannelEntry]:
    """What the agent answers for; whoever answers for none finds nothing here."""
    entries = watched_by(request.user)
    if not access_of(request.user).is_administrator and not entries.exists():
        raise Http404
    return entries


def _month(request: AgentRequest) -> date:
    """The first of the month that is asked for as ?manad=2026-04, else of this one."""
    asked = request.GET.get("manad", "")
    if not asked:
        return timezone.localdate().replace(day=1)
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", asked)
    if found is None or not FIRST_YEAR <= int(found[1]) <= timezone.localdate().year:
        raise Http404
    return date(int(found[1]), int(found[2]), 1)


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _days_of(entries: QuerySet[ChannelEntry], today: date) -> list[Day]:
    return month(entries, today.year, today.month, today)


@login_required
@require_POST
def watch_look(request: AgentRequest, pk: int) -> HttpResponse:
    """One has looked through the account now."""
    entry = get_object_or_404(watched_by(request.user), pk=pk)
    form = LookForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The note may have %(most)d characters.") % {"most": NOTE_MAX})
        return redirect("watch")
    try:
        look_through(entry, by=request.user, note=form.cleaned_data["note"])
    except InvalidChange as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(name)s: looked through today.") % {"name": entry.name})
    lookups.forget()
    return redirect("watch")


@login_required
@require_GET
def watch_export(request: AgentRequest) -> StreamingHttpResponse:
    """The month as a table for spreadsheets, the missing days too."""
    entries, shown = _mine(request), _month(request)
    days = month(entries, shown.year, shown.month, timezone.localdate())
    response = StreamingHttpResponse(csv_lines(_table(days)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="bevakning-{shown:%Y-%m}.csv"'
    return response


def _table(days: list[Day]) -> Iterator[tuple[str, ...]]:
    yield (_("Day"), _("Account"), _("Looked through by"), _("Time"), _("Note"))
    for row in days:
        if row.is_missing:
            yield (row.day.isoformat(), row.entry.name, _("Missing"), "", "")
        for look in row.looks:
            at = timezone.localtime(look.at)
            yield (row.day.isoformat(), row.entry.name, look.by.name, f"{at:%H:%M}", look.note)
