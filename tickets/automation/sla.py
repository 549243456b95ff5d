"""Promises and their clocks: until when something is to be done, counted as the municipality counts. Pure.

A clock is its steps: when it started, paused, went on and stopped. Everything else is worked out from them, so that a
change of promise or calendar is the same steps counted again. Each rule has an example in docs/clocks.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from servicedesk.lib.working_time import WorkingTime


class Metric(StrEnum):
    FIRST_RESPONSE = "first_response"  # from the requester's first message to the first answer by a person
    NEXT_RESPONSE = "next_response"  # from what the requester wrote after an answer to the next one by a person
    RESOLUTION = "resolution"  # from the first message until the ticket is solved
    CALL_BACK = "call_back"  # until the time that was promised


class Counting(StrEnum):
    WORKING_TIME = "working_time"  # only while the calendar is open
    WORKING_DAYS = "working_days"  # round the clock, on days the calendar is open at all
    HOURS = "hours"  # always


class StepKind(StrEnum):
    START = "start"
    PAUSE = "pause"  # waits for the requester
    RESUME = "resume"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Promise:
    """length of what is counted. time: how (None: every hour); warn_before: how much of it is left at the warning."""

    metric: Metric
    length: timedelta
    time: WorkingTime | None
    warn_before: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Step:
    at: datetime
    kind: StepKind


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clock shows. Moments are aware.

    due_at: when the promise is broken if nothing happens, or was to be kept; None while it is paused, and for a clock
    that stopped in time before its length was used (kept). used: what has been counted, at most the length.
    warn_at: when to warn of due_at, None with it. breached_at: when it was broken, None when it was not.
    """

    due_at: datetime | None
    warn_at: datetime | None
    used: timedelta
    is_paused: bool
    stopped_at: datetime | None
    breached_at: datetime | None

    @property
    def is_running(self) -> bool:
        return not self.is_paused and self.stopped_at is None


def read(promise: Promise, steps: Sequence[Step], now: datetime) -> Reading:
    """Return what the clock shows at now; steps in the order of time, the first of them its start.

    A step that says what already holds (two pauses) changes nothing. A stopped clock that is started again goes on
    from where it was: the time between does not count. Raises ValueError without a start, NeverOpen when the calendar
    never comes to the end of the promise.
    """
    if not steps or steps[0].kind != StepKind.START:
        raise ValueError("a clock begins with its start")
    count = _Count(promise)
    for step in steps:
        if step.at <= now:
            count.take(step)
    return count.reading(now)


@dataclass(slots=True)
class _Count:
    """What has been counted so far. since: when it went on running, None while it does not."""

    promise: Promise
    used: timedelta = timedelta()
    since: datetime | None = None
    stopped_at: datetime | None = None
    breached_at: datetime | None = None
    is_paused: bool = False

    def take(self, step: Step) -> None:
        if step.kind == StepKind.START or (step.kind == StepKind.RESUME and self.stopped_at is None):
            self.since, self.stopped_at, self.is_paused = self.since or step.at, None, False
        elif step.kind != StepKind.RESUME:
            self._halt(step.at)
            if step.kind == StepKind.STOP:
                self.stopped_at, self.is_paused = self.stopped_at or step.at, False
            elif self.stopped_at is None:
                self.is_paused = True

    def reading(self, now: datetime) -> Reading:
        due_at = warn_at = None
        breached_at, used = self.breached_at, self.used
        if self.since is not None and breached_at is None:
            left = self.promise.length - used
            due_at = _after(self.promise, self.since, left)
            warn_at = _after(self.promise, self.since, max(left - self.promise.warn_before, timedelta()))
            breached_at = due_at if due_at <= now else None
        if self.since is not None:
            used += _between(self.promise, self.since, now)
        return Reading(
            due_at=breached_at or due_at,
            warn_at=warn_at if breached_at is None else None,
            used=min(used, self.promise.length),
            is_paused=self.is_paused,
            stopped_at=self.stopped_at,
            breached_at=breached_at,
        )

    def _halt(self, at: datetime) -> None:
        if self.since is None:
            return
        counted, left = _between(self.promise, self.since, at), self.promise.length - self.used
        if self.breached_at is None and counted > left:  # done in the very moment it is due is done in time
            self.breached_at = _after(self.promise, self.since, left)
        self.used, self.since = self.used + counted, None


def _after(promise: Promise, start: datetime, length: timedelta) -> datetime:
    # In UTC: two moments of one time zone are subtracted and added by the clock on the wall, which jumps twice a year.
    return start.astimezone(UTC) + length if promise.time is None else promise.time.add(start, length)


def _between(promise: Promise, start: datetime, end: datetime) -> timedelta:
    if promise.time is None:
        return end.astimezone(UTC) - start.astimezone(UTC)
    return promise.time.between(start, end)
