"""Clocks as rows: read with their steps, counted, written. Whoever changes one holds its ticket's lock."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef, Q, QuerySet

from servicedesk.lib.working_time import NeverOpen
from tickets.automation.sla import Metric, Reading, Step, StepKind, read
from tickets.calendars import CalendarTime
from tickets.models import Clock, ClockStep
from tickets.policies import Kept, Policy, Target, promise_of

RESPONSES = (Metric.FIRST_RESPONSE.value, Metric.NEXT_RESPONSE.value)
NEWEST = 3  # stopped clocks for next answers that are read: taking something back concerns no older ones


@dataclass(slots=True)
class Held:
    """A clock with its steps after the start, and what is to be written of it."""

    row: Clock
    later: list[Step] = field(default_factory=list)
    added: list[Step] = field(default_factory=list)
    is_new: bool = False
    is_gone: bool = False
    is_rewritten: bool = False  # a step that was there is no longer: all are written again
    was: tuple[object, ...] = ()

    @property
    def is_open(self) -> bool:
        return not self.is_gone and self.row.stopped_at is None

    @property
    def is_news(self) -> bool:
        """Broken, and nobody has been told."""
        return not self.is_gone and self.row.breached_at is not None and self.row.breach_told_at is None

    @property
    def is_response(self) -> bool:
        return self.row.metric in RESPONSES

    @property
    def steps(self) -> list[Step]:
        return [Step(self.row.started_at, StepKind.START), *self.later]

    def step(self, kind: StepKind, at: datetime) -> None:
        """One more step, unless it says what holds already."""
        last = self.later[-1].kind if self.later else StepKind.START
        runs = last in (StepKind.START, StepKind.RESUME)
        says_nothing = {StepKind.START: runs, StepKind.RESUME: last != StepKind.PAUSE, StepKind.PAUSE: not runs}
        if says_nothing.get(kind, last == StepKind.STOP):
            return
        self.later.append(Step(at, kind))
        self.added.append(self.later[-1])
        # Known before it is counted: what is asked next is whether the clock is still open.
        self.row.stopped_at = at if kind == StepKind.STOP else None


def _with_steps(row: Clock) -> Held:
    told = zip(row.__dict__["step_ats"], row.__dict__["step_kinds"], strict=True)
    return Held(row, [Step(at, StepKind(kind)) for at, kind in told], was=_facts(row))


def clocks_with_steps() -> QuerySet[Clock]:
    """Clocks, each with step_ats and step_kinds in the order of time."""
    steps = ClockStep.objects.filter(clock=OuterRef("pk")).order_by("at", "id")
    return Clock.objects.annotate(
        step_ats=ArraySubquery(steps.values("at")), step_kinds=ArraySubquery(steps.values("kind"))
    )


def clocks_of(ticket_id: int) -> list[Held]:
    """The ticket's clocks, of stopped ones for next answers the newest and what is to be explained."""
    next_answers = Clock.objects.filter(ticket=ticket_id, metric=Metric.NEXT_RESPONSE.value).order_by("-id")
    wanted = Q(stopped_at=None) | ~Q(metric=Metric.NEXT_RESPONSE.value) | Q(pk__in=next_answers.values("pk")[:NEWEST])
    asked_about = Q(breached_at__isnull=False, breach_reason="")
    rows = clocks_with_steps().filter(wanted | asked_about, ticket=ticket_id).order_by("id")
    return [_with_steps(row) for row in rows]


def clocks_of_many(ticket_ids: Iterable[int]) -> dict[int, list[Held]]:
    """Open clocks by ticket. One query."""
    found: dict[int, list[Held]] = {}
    rows = clocks_with_steps().filter(ticket__in=list(ticket_ids), stopped_at=None).order_by("id")
    for row in rows:
        found.setdefault(row.ticket_id, []).append(_with_steps(row))
    return found


def new_clock(metric: str, started_at: datetime, policy: Policy, calendar: CalendarTime | None) -> Held | None:
    """A clock of the policy, not written yet; None when the policy promises nothing of the kind."""
    target = policy.targets.get(metric)
    if target is None:
        return None
    clock = Held(Clock(metric=metric, started_at=started_at), is_new=True)
    adopt(clock.row, policy, target, calendar)
    return clock


def adopt(row: Clock, policy: Policy, target: Target, calendar: CalendarTime | None) -> None:
    """From now on the clock counts this promise."""
    row.policy_id, row.policy_version = policy.id, policy.version
    row.counting, row.minutes = target.counting, target.minutes
    row.warn_minutes, row.lead_warn_minutes = target.warn_minutes, target.lead_warn_minutes
    row.calendar_id = calendar.id if calendar is not None else None
    row.calendar_version = calendar.version if calendar is not None else 0


def count(clock: Held, kept: Kept, now: datetime) -> None:
    """Write what the clock shows at now into its row. What turns out to be broken and is not told yet: is_news."""
    row = clock.row
    calendar = _calendar_of(row, kept)
    target = Target(row.counting, row.minutes, row.warn_minutes, row.lead_warn_minutes)
    reading = _read(row, target, calendar, clock.steps, now)
    row.due_at, row.warn_at, row.lead_warn_at = reading.due_at, reading.warn_at, None
    if row.lead_warn_minutes is not None and reading.warn_at is not None:
        for_leads = Target(row.counting, row.minutes, row.lead_warn_minutes)
        row.lead_warn_at = _read(row, for_leads, calendar, clock.steps, now).warn_at
    row.paused_at = clock.later[-1].at if reading.is_paused else None
    row.stopped_at, row.used_seconds = reading.stopped_at, int(reading.used.total_seconds())
    if calendar is not None and calendar.id == row.calendar_id:
        row.calendar_version = calendar.version
    row.breached_at = reading.breached_at
    _tell_again(row, now)


def _calendar_of(row: Clock, kept: Kept) -> CalendarTime | None:
    """A calendar made a moment ago may not be known to this process: the job that is asked for counts it right."""
    if row.calendar_id is None:
        return None
    return kept.calendars.by_id.get(row.calendar_id) or kept.calendars.own


def _read(row: Clock, target: Target, calendar: CalendarTime | None, steps: Sequence[Step], now: datetime) -> Reading:
    try:
        return read(promise_of(row.metric, target, calendar), steps, now)
    except NeverOpen:
        # A calendar that has closed for good keeps nobody from writing to us: nothing is due.
        last = steps[-1]
        return Reading(
            due_at=None,
            warn_at=None,
            used=timedelta(),
            is_paused=last.kind == StepKind.PAUSE,
            stopped_at=last.at if last.kind == StepKind.STOP else None,
            breached_at=None,
        )


def _tell_again(row: Clock, now: datetime) -> None:
    """What was told of a moment that is now later is told again when it comes; what is no breach has no reason."""
    if row.warn_at is not None and row.warn_at > now:
        row.warned_at = None
    if row.lead_warn_at is not None and row.lead_warn_at > now:
        row.lead_warned_at = None
    if row.breached_at is None:
        row.breach_told_at, row.breach_reason, row.breach_note, row.explained_by_id = None, "", "", None


# What counting changes, with its type; the length counted so far changes all the time and alone is no reason to write.
_FACTS = (
    *(("policy_id", "bigint"), ("counting", "text"), ("minutes", "int"), ("warn_minutes", "int")),
    *(("lead_warn_minutes", "int"), ("calendar_id", "bigint"), ("policy_version", "int"), ("calendar_version", "int")),
    *(("started_at", "timestamptz"), ("due_at", "timestamptz"), ("warn_at", "timestamptz")),
    *(("lead_warn_at", "timestamptz"), ("paused_at", "timestamptz"), ("stopped_at", "timestamptz")),
    *(("breached_at", "timestamptz"), ("warned_at", "timestamptz"), ("lead_warned_at", "timestamptz")),
    *(("breach_told_at", "timestamptz"), ("breach_reason", "text"), ("breach_note", "text")),
    ("explained_by_id", "bigint"),
)
_COUNTED = (*_FACTS, ("used_seconds", "int"))
_CHANGED = (("id", "bigint"), *_COUNTED)
_NEW = (("ticket_id", "bigint"), ("metric", "text"), ("call_back_id", "bigint"), *_COUNTED)


def _records(columns: Sequence[tuple[str, str]]) -> str:
    """Rows out of one JSON text: a handful of them or hundreds are one parameter, and written in no time."""
    return f"jsonb_to_recordset(%s::jsonb) AS v ({', '.join(f'{name} {kind}' for name, kind in columns)})"


def _names(columns: Sequence[tuple[str, str]]) -> str:
    return ", ".join(name for name, _type in columns)


_UPDATE = (
    f"UPDATE tickets_clock AS c SET {', '.join(f'{name} = v.{name}' for name, _type in _COUNTED)}"  # noqa: S608
    f" FROM {_records(_CHANGED)} WHERE c.id = v.id"
)
_INSERT = f"INSERT INTO tickets_clock ({_names(_NEW)}) SELECT {_names(_NEW)} FROM {_records(_NEW)}"  # noqa: S608


def _as_json(rows: Sequence[Clock], columns: Sequence[tuple[str, str]]) -> str:
    return json.dumps([{name: getattr(row, name) for name, _type in columns} for row in rows], default=_iso)


def _iso(moment: datetime) -> str:
    return moment.isoformat()


def _facts(row: Clock) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name, _type in _FACTS)


def write(clocks: Sequence[Held]) -> None:
    """Write what is new and what has changed: nothing, or two or three statements for any number of clocks."""
    gone = [clock.row.pk for clock in clocks if clock.is_gone and not clock.is_new]
    if gone:
        Clock.objects.filter(pk__in=gone).delete()
    kept = [clock for clock in clocks if not clock.is_gone]
    new = [clock for clock in kept if clock.is_new]
    for clock in new:
        clock.row.ticket_id = clock.row.ticket.pk  # which may have been written after the clock was made
    Clock.objects.bulk_create([clock.row for clock in new if clock.added])  # their steps need their ids
    _execute(_INSERT, _NEW, [clock.row for clock in new if not clock.added])
    changed = [clock for clock in kept if not clock.is_new and (clock.added or _facts(clock.row) != clock.was)]
    _execute(_UPDATE, _CHANGED, [clock.row for clock in changed])
    if rewritten := [clock.row.pk for clock in kept if clock.is_rewritten]:
        ClockStep.objects.filter(clock__in=rewritten).delete()
    ClockStep.objects.bulk_create(
        [
            ClockStep(clock=clock.row, at=step.at, kind=step.kind)
            for clock in kept
            for step in (clock.later if clock.is_rewritten else clock.added)
        ]
    )


def _execute(sql: str, columns: Sequence[tuple[str, str]], rows: Sequence[Clock]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(sql, [_as_json(rows, columns)])


def first_due(clocks: Iterable[Held]) -> datetime | None:
    """What Ticket.due_at says."""
    return min((clock.row.due_at for clock in clocks if clock.is_open and clock.row.due_at is not None), default=None)
