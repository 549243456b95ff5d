"""Avoidable contacts: what caused them, by department and month, with the questions behind, and as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frontend.agent.request import AgentRequest
from frontend.editor.pareto_chart import chart_of
from knowledgebase.failure_demand import Figures, departments_for, figures, pareto, questions_of, together
from servicedesk.lib.spreadsheet import Cell, csv_lines, download
from servicedesk.people.access import access_of
from servicedesk.people.models import Department

MONTHS = 13  # to choose from: this one and a year back


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for."""

    month: date  # its first day
    months: list[date]
    departments: list[Department]  # all that the agent may see
    chosen: Department | None  # None: all of them together

    @property
    def ids(self) -> list[int]:
        return [self.chosen.pk] if self.chosen else [row.pk for row in self.departments]


@login_required
@require_safe
def failure_demand(request: AgentRequest) -> HttpResponse:
    wanted = _wanted(request)
    by_department = figures([row.pk for row in wanted.departments], wanted.month)
    whole = together(by_department.get(pk, Figures()) for pk in wanted.ids)
    asks = access_of(request.user).editor_departments
    questions = questions_of(request.user, wanted.ids, wanted.month) if asks and whole.count else {}
    rows = pareto(whole, questions)
    context = {
        "wanted": wanted,
        "whole": whole,
        "rows": rows,
        "chart": chart_of(rows),
        "by_department": [(row, by_department.get(row.pk, Figures())) for row in wanted.departments],
        "sees_questions": bool(asks),
    }
    return render(request, "frontend/editor/failure_demand.html", context)


@login_required
@require_safe
def failure_demand_file(request: AgentRequest) -> HttpResponse:
    wanted = _wanted(request)
    return download(f"onodiga-kontakter-{wanted.month:%Y-%m}.csv", "".join(csv_lines(_lines(wanted))))


def _lines(wanted: Wanted) -> Iterator[Sequence[Cell]]:
    yield (
        *(_("Month"), _("Department"), _("Cause"), _("Contacts")),
        *(_("Share of the avoidable, %"), _("With those above, %"), _("Solved tickets")),
    )
    counted = figures(wanted.ids, wanted.month)
    for row in wanted.departments:
        of = counted.get(row.pk)
        for one in pareto(of) if of else ():
            shares = (Decimal(f"{share:.1f}") for share in (one.share, one.together))
            yield (f"{wanted.month:%Y-%m}", row.name, one.label, one.count, *shares, of.solved if of else 0)


def _wanted(request: AgentRequest) -> Wanted:
    """Raises Http404 for who may see no department's, and for another's."""
    departments = list(departments_for(request.user))
    if not departments:
        raise Http404
    months = _months(timezone.localdate())
    asked = request.GET.get("manad", "")
    name = request.GET.get("forvaltning", "")
    chosen = next((row for row in departments if str(row.pk) == name), None)
    if name and chosen is None:
        raise Http404
    month = next((month for month in months if f"{month:%Y-%m}" == asked), months[0])
    return Wanted(month, months, departments, chosen if len(departments) > 1 else departments[0])


def _months(today: date) -> list[date]:
    """First days of months, the newest first."""
    numbers = range(today.year * 12 + today.month - 1, today.year * 12 + today.month - 1 - MONTHS, -1)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]
