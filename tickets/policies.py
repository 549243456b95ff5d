"""What is promised to whom: the policies in use, kept in the process, and which of them is a ticket's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic
from typing import Any

from django.db import connection

from servicedesk.lib.working_time import WorkingTime
from tickets.automation.sla import Counting, Metric, Promise
from tickets.calendars import Calendars, CalendarTime, own_calendar, read_calendars
from tickets.facts import Facts
from tickets.models import SlaPolicy
from tickets.rules import holds, needs_text

FRESH_FOR = 1.0  # seconds that what is kept is not looked after


@dataclass(frozen=True, slots=True)
class Target:
    """One promise, lengths in counted minutes. lead_warn_minutes None: the leads are told when it is broken."""

    counting: str
    minutes: int
    warn_minutes: int = 0
    lead_warn_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    id: int
    version: int
    name: str
    conditions: Sequence[Mapping[str, Any]]
    calendar_id: int | None
    targets: Mapping[str, Target]  # by metric


@dataclass(frozen=True, slots=True)
class Kept:
    """policies: those in use, in their order. has_any: whether there has ever been one, in use or not.

    asked: the properties their conditions ask.
    """

    policies: tuple[Policy, ...] = ()
    has_any: bool = False
    calendars: Calendars = field(default_factory=Calendars)
    asked: frozenset[str] = frozenset()
    needs_text: bool = False

    def choose(self, facts: Facts) -> Policy | None:
        """The first policy whose conditions hold."""
        return next((policy for policy in self.policies if holds(policy.conditions, facts)), None)

    def policy(self, pk: int | None) -> Policy | None:
        return next((policy for policy in self.policies if policy.id == pk), None)

    def calendar_of(self, policy: Policy, inbox_id: int | None, team_id: int | None) -> CalendarTime | None:
        """The policy's own, else the inbox's, the team's, the municipality's."""
        if policy.calendar_id is not None:
            return self.calendars.by_id.get(policy.calendar_id)
        return self.calendars.calendar_for(inbox_id, team_id)


_loading = Lock()
_kept: tuple[float, Any, Kept] | None = None  # when it was looked after, the stamp it was read at, what it says


def kept() -> Kept:
    """What holds now, or held FRESH_FOR seconds ago. Mostly asks nothing, else one query; seven after a change."""
    global _kept
    known = _kept
    if known is not None and monotonic() - known[0] < FRESH_FOR:
        return known[2]
    with _loading:
        found = stamp()
        if known is None or known[1] != found:
            known = (0.0, found, _read(any_policy=bool(found[0])))
        _kept = (monotonic(), found, known[2])
        return known[2]


def forget() -> None:
    """Look again the next time: somebody has just changed something in this process."""
    global _kept
    _kept = None


def stamp() -> tuple[Any, ...]:
    """Changes with every change of a policy or calendar: how many, their versions' sum, and when one last changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT p.count, p.sum, p.at, c.count, c.sum, c.at
                 FROM (SELECT count(*), sum(version), max(changed_at) AS at FROM tickets_slapolicy) AS p,
                      (SELECT count(*), sum(version), max(changed_at) AS at FROM tickets_calendar) AS c"""
        )
        row: tuple[Any, ...] = cursor.fetchone()
        return row


def _read(*, any_policy: bool) -> Kept:
    rows = SlaPolicy.objects.filter(is_active=True).order_by("position", "id").prefetch_related("targets")
    policies = tuple(_policy(row) for row in rows) if any_policy else ()
    parts = [part for policy in policies for part in policy.conditions]
    return Kept(
        policies=policies,
        has_any=any_policy,
        calendars=_calendars() if any_policy else read_calendars(),
        asked=frozenset(str(part["ask"]) for part in parts),
        needs_text=needs_text(parts),
    )


def _calendars() -> Calendars:
    """With the municipality's own, which is made when it is first needed: what is promised is counted in one."""
    found = read_calendars()
    if found.own is None:
        own_calendar()
        found = read_calendars()
    return found


def _policy(row: SlaPolicy) -> Policy:
    targets = {
        target.metric: Target(target.counting, target.minutes, target.warn_minutes, target.lead_warn_minutes)
        for target in row.targets.all()
    }
    return Policy(row.pk, row.version, row.name, row.conditions, row.calendar_id, targets)


def promise_of(metric: str, target: Target, calendar: CalendarTime | None) -> Promise:
    """As tickets.automation.sla counts it. Raises KeyError for a promise that needs a calendar and has none."""
    return Promise(
        metric=Metric(metric),
        length=timedelta(minutes=target.minutes),
        time=time_counted(target.counting, calendar),
        warn_before=timedelta(minutes=target.warn_minutes),
    )


def time_counted(counting: str, calendar: CalendarTime | None) -> WorkingTime | None:
    if counting == Counting.HOURS:
        return None
    if calendar is None:
        raise KeyError("working time is counted in a calendar")
    return calendar.open if counting == Counting.WORKING_TIME else calendar.working_days


def due_of(policy: Policy, metric: str, calendar: CalendarTime | None, start: datetime) -> datetime | None:
    """When a promise that begins at start is due, if the policy makes one."""
    target = policy.targets.get(metric)
    if target is None:
        return None
    promise = promise_of(metric, target, calendar)
    return start + promise.length if promise.time is None else promise.time.add(start, promise.length)
