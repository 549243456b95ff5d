"""Schedules: looked for every few minutes, each acting once for each time something has lasted long enough."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import DateTimeField, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tickets.actions.automate import Cause, act
from tickets.automation.moments import is_over, length_of
from tickets.automation.narrowing import narrowed
from tickets.models import Automation, AutomationKind, AutomationRun, Event, EventKind, Ticket
from tickets.policies import kept
from tickets.statuses import UNFINISHED, Status

BATCH = 500
MOST = 2_000  # tickets in one round: the next begins in a few minutes


def run_schedules(now: datetime, *, most: int = MOST) -> int:
    """Let every schedule in use act where its time has come, in their order. Returns how many times one acted."""
    acted = 0
    schedules = Automation.objects.filter(kind=AutomationKind.SCHEDULE, is_active=True)
    for automation in list(schedules):
        acted += _run(automation, now, most - acted)
    return acted


def _run(automation: Automation, now: datetime, most: int) -> int:
    acted = 0
    for ticket in due(automation, now):
        if acted >= most:
            break
        done = act(automation.pk, ticket.pk, Cause(since=ticket.since))
        acted += done is not None
        if done is None and not Automation.objects.filter(pk=automation.pk, is_active=True).exists():
            break  # it was paused on the way
    return acted


def due(automation: Automation, now: datetime) -> Iterator[Any]:
    """The tickets, with since, that have waited long enough and that it has not acted on for it; the oldest first."""
    after, rows = 0, candidates(automation, now)
    while batch := list(rows.filter(pk__gt=after).order_by("pk")[:BATCH]):
        after = batch[-1].pk
        for ticket in batch:
            calendar = kept().calendars.calendar_for(ticket.inbox_id, ticket.team_id)
            if is_over(automation.wait, ticket.since, now, calendar):
                yield ticket


def candidates(automation: Automation, now: datetime) -> QuerySet[Any]:
    """Those that may be due: working time is never shorter than time."""
    wait = automation.wait
    rows = narrowed(Ticket.objects.filter(merged_into=None), automation.conditions)
    rows = rows.filter(status=Status.SOLVED) if wait["since"] == "solved" else rows.filter(status__in=UNFINISHED)
    rows = rows.filter(created_at__lte=now - length_of(wait)).annotate(since=_since(wait["since"]))
    rows = rows.filter(since__lte=now - length_of(wait))
    done = AutomationRun.objects.filter(automation=automation, ticket=OuterRef("pk"), since=OuterRef("since"))
    return rows.exclude(Exists(done)).only("pk", "inbox_id", "team_id")


def _since(name: str) -> Any:
    if name == "status":
        moves = Event.objects.filter(ticket=OuterRef("pk"), kind=EventKind.STATUS_CHANGED).order_by("-at", "-id")
        return Coalesce(Subquery(moves.values("at")[:1], output_field=DateTimeField()), F("created_at"))
    return F({"waiting": "waiting_since", "solved": "solved_at"}.get(name, f"{name}_at"))
