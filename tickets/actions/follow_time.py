"""What nobody does: time passes. Soon overdue is told to the assignee, then to the team's leads; overdue is a fact."""

from datetime import datetime

from django.db.models import QuerySet

from tickets.actions.changing import Change, changing
from tickets.actions.clocks import note_breaches
from tickets.clock_rows import Held, clocks_of, count, first_due, write
from tickets.models import Clock, EventKind, Ticket
from tickets.policies import kept

ASSIGNEE, LEADS = "assignee", "leads"


def follow_time(now: datetime, *, most: int = 2000) -> int:
    """Write and tell of what has come due by now, once each, the longest overdue first. Returns how many tickets.

    Each ticket is a transaction of its own: killed in between, the rest is found the next minute, and nothing twice.
    """
    told = 0
    for pk in _waiting(now, most):
        with changing(Ticket(pk=pk), by=None) as change:
            change.is_quiet = True
            _follow(change)
            told += bool(change.events)
    return told


def _waiting(now: datetime, most: int) -> list[int]:
    """Ids of tickets, each found by an index of its own."""
    running = Clock.objects.filter(stopped_at=None)
    due = running.filter(breached_at=None, due_at__isnull=False, due_at__lte=now).order_by("due_at", "id")
    leads = running.filter(lead_warned_at=None, lead_warn_at__isnull=False, lead_warn_at__lte=now)
    assignees = running.filter(warned_at=None, warn_at__lte=now)
    found: list[QuerySet[Clock, int]] = [
        rows.values_list("ticket", flat=True)[:most]
        for rows in (due, leads.order_by("lead_warn_at", "id"), assignees.order_by("warn_at", "id"))
    ]
    return list(dict.fromkeys(pk for rows in found for pk in rows))[:most]


def _follow(change: Change) -> None:
    known, clocks = kept(), clocks_of(change.ticket.pk)
    for clock in clocks:
        if clock.is_open:
            count(clock, known, change.now)
            _warn(clock, change)
    note_breaches(clocks, change)
    change.set("due_at", first_due(clocks))
    write(clocks)


def _warn(clock: Held, change: Change) -> None:
    """The leads first: whom both concern is told as a lead."""
    row, now = clock.row, change.now
    if row.lead_warn_at is not None and row.lead_warn_at <= now and row.lead_warned_at is None:
        row.lead_warned_at = now
        _record(row, change, LEADS)
    if row.warn_at is not None and row.warn_at <= now and row.warned_at is None:
        row.warned_at = now
        _record(row, change, ASSIGNEE)


def _record(row: Clock, change: Change, to: str) -> None:
    due = row.due_at.isoformat() if row.due_at is not None else None
    change.record(EventKind.PROMISE_WARNED, metric=row.metric, due=due, told=to, call_back=row.call_back_id)
