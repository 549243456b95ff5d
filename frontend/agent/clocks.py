"""How a ticket's promises were counted: each step, each day, and why not on others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frontend.agent.request import AgentRequest, is_fragment, ticket_or_404
from frontend.counted_days import CountedDay, counted_days
from frontend.due_words import exact_words
from frontend.promise_sentence import METRICS, target_sentence
from servicedesk.lib.working_time import WorkingTime
from tickets.automation.sla import Step, StepKind
from tickets.clock_rows import clocks_with_steps
from tickets.models import CalendarDay, Clock
from tickets.policies import Kept, Target, kept, time_counted

MOST = 20  # clocks that are told of


@dataclass(frozen=True, slots=True)
class StepShown:
    """What happened, and the days that were counted from then on; none while it was paused."""

    words: str
    at: datetime
    days: list[CountedDay]


@dataclass(frozen=True, slots=True)
class ClockShown:
    name: str
    promise: str
    steps: list[StepShown]
    outcome: str
    is_broken: bool
    is_over: bool
    row: Clock


@login_required
@require_safe
def ticket_clocks(request: AgentRequest, number: int) -> HttpResponse:
    found, now = ticket_or_404(request, number), timezone.now()
    rows = clocks_with_steps().filter(ticket=found).select_related("policy", "calendar", "explained_by")
    newest = list(rows.order_by("-id")[:MOST])
    known, labels = kept(), _labels(newest)
    context = {
        "ticket": found,
        "title": _("How the time is counted"),
        "body": "frontend/agent/clocks.html",
        "clocks": [_shown(row, known, labels, now) for row in newest],
    }
    page = "act_dialog" if is_fragment(request) else "act"
    return render(request, f"frontend/agent/{page}.html", context)


def _labels(rows: Sequence[Clock]) -> Mapping[int, Mapping[date, str]]:
    """What own days are called, by calendar. One query."""
    found: dict[int, dict[date, str]] = {}
    days = CalendarDay.objects.filter(calendar__in={row.calendar_id for row in rows if row.calendar_id})
    for pk, day, label in days.values_list("calendar", "day", "label"):
        found.setdefault(pk, {})[day] = label
    return found


def _shown(row: Clock, known: Kept, labels: Mapping[int, Mapping[date, str]], now: datetime) -> ClockShown:
    told = zip(row.__dict__["step_ats"], row.__dict__["step_kinds"], strict=True)
    steps = [Step(row.started_at, StepKind.START), *(Step(at, StepKind(kind)) for at, kind in told)]
    calendar = known.calendars.by_id.get(row.calendar_id or 0)
    time = time_counted(row.counting, calendar) if row.counting == "hours" or calendar else None
    target = Target(row.counting, row.minutes, row.warn_minutes, row.lead_warn_minutes)
    return ClockShown(
        name=str(METRICS[row.metric]),
        promise=target_sentence(row.metric, target) if row.call_back_id is None else "",
        steps=_steps(row, steps, time, labels.get(row.calendar_id or 0, {}), now),
        outcome=_outcome(row, now),
        is_broken=row.breached_at is not None or _is_late(row, now),
        is_over=row.stopped_at is not None,
        row=row,
    )


def _steps(
    row: Clock, steps: Sequence[Step], time: WorkingTime | None, labels: Mapping[date, str], now: datetime
) -> list[StepShown]:
    shown = []
    for number, step in enumerate(steps):
        runs = step.kind in (StepKind.START, StepKind.RESUME)
        end = steps[number + 1].at if number + 1 < len(steps) else row.due_at or now
        days = counted_days(time, step.at, end, labels) if runs and time is not None and end > step.at else []
        shown.append(StepShown(_step_words(step.kind, is_first=number == 0), step.at, days))
    return shown


def _step_words(kind: StepKind, *, is_first: bool) -> str:
    return {
        StepKind.START: _("Began") if is_first else _("Went on when the ticket was opened again"),
        StepKind.PAUSE: _("Paused: waits for the requester"),
        StepKind.RESUME: _("Went on"),
        StepKind.STOP: _("Done"),
    }[kind]


def _outcome(row: Clock, now: datetime) -> str:
    if row.stopped_at is not None:
        return _("Kept") if row.breached_at is None else _("Broken")
    if row.due_at is None:
        return _("Paused")
    text = _("Was due %(due)s") if _is_late(row, now) else _("Due %(due)s")
    return text % {"due": exact_words(row.due_at, now)}


def _is_late(row: Clock, now: datetime) -> bool:
    return row.stopped_at is None and row.due_at is not None and row.due_at <= now
