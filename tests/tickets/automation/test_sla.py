"""Clocks on the Swedish calendar: the reference vectors, and the rules against a slow model that counts minutes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servicedesk.lib.working_time import WORKING_DAYS, OpeningHours, WorkingTime, weekdays
from tickets.automation.sla import Metric, Promise, Step, StepKind, read

HERE = ZoneInfo("Europe/Stockholm")
DAY = timedelta(hours=24)
ROUND_THE_CLOCK = WorkingTime(WORKING_DAYS)
OFFICE_HOURS = OpeningHours(
    weekdays(8 * 60, 17 * 60), half_days_close=13 * 60, closed_from={date(2026, 5, 15): 0, date(2026, 5, 13): 12 * 60}
)
OFFICE = WorkingTime(OFFICE_HOURS)
FAR = datetime(2027, 1, 1, tzinfo=UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


def promise(length: timedelta, time: WorkingTime | None, warn_before: timedelta = timedelta()) -> Promise:
    return Promise(Metric.FIRST_RESPONSE, length, time, warn_before)


def steps(*said: str) -> list[Step]:
    """ "start 2026-04-02 15:00" and so on."""
    return [Step(at(one.partition(" ")[2]), StepKind(one.partition(" ")[0])) for one in said]


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-04-02 15:00", "2026-04-07 15:00"),  # Skärtorsdagen: Easter is not counted
        ("2026-06-18 10:00", "2026-06-22 10:00"),  # Midsommarafton is not counted
        ("2026-10-31 12:00", "2026-11-03 00:00"),  # received on Alla helgons dag
        ("2026-12-23 16:30", "2026-12-28 16:30"),  # Julafton to Annandag jul and the weekend
        ("2026-05-13 09:00", "2026-05-15 09:00"),  # Kristi himmelsfärdsdag
        ("2026-03-27 16:00", "2026-03-30 16:00"),  # summer time begins on the Sunday
        ("2026-10-23 12:00", "2026-10-26 12:00"),  # and ends
    ],
)
def test_twenty_four_hours_on_working_days_end_as_the_reference_says(received: str, due: str) -> None:
    found = read(promise(DAY, ROUND_THE_CLOCK), steps(f"start {received}"), at(received))

    assert found.due_at == at(due)


def test_plain_hours_run_through_the_night_the_clocks_change() -> None:
    assert read(promise(DAY, None), steps("start 2026-03-28 12:00"), at("2026-03-28 12:00")).due_at == datetime(
        2026, 3, 29, 11, tzinfo=UTC
    )


def test_working_time_keeps_half_days_and_days_of_ones_own() -> None:
    # Skärtorsdagen closes at 13; a local closing day and one that closes at noon.
    assert read(promise(timedelta(hours=2), OFFICE), steps("start 2026-04-02 12:00"), FAR).due_at == at(
        "2026-04-07 09:00"
    )
    assert read(promise(timedelta(hours=2), OFFICE), steps("start 2026-05-13 11:00"), FAR).due_at == at(
        "2026-05-18 09:00"
    )


def test_pause_stops_the_count_and_there_is_no_due_time_meanwhile() -> None:
    said = ["start 2026-11-02 08:00", "pause 2026-11-02 10:00"]
    wanted = promise(timedelta(hours=4), OFFICE)

    paused = read(wanted, steps(*said), at("2026-11-09 12:00"))
    gone_on = read(wanted, steps(*said, "resume 2026-11-09 15:30"), at("2026-11-09 16:00"))

    assert (paused.due_at, paused.is_paused, paused.used) == (None, True, timedelta(hours=2))
    assert (gone_on.due_at, gone_on.is_paused) == (at("2026-11-10 08:30"), False)


def test_stopped_in_time_is_kept_and_a_moment_later_is_not() -> None:
    wanted = promise(timedelta(hours=1), OFFICE)
    in_time = read(wanted, steps("start 2026-11-02 16:30", "stop 2026-11-03 08:30"), FAR)
    late = read(wanted, steps("start 2026-11-02 16:30", "stop 2026-11-03 08:31"), FAR)

    assert (in_time.breached_at, in_time.stopped_at, in_time.due_at) == (None, at("2026-11-03 08:30"), None)
    assert (late.breached_at, late.due_at) == (at("2026-11-03 08:30"), at("2026-11-03 08:30"))


def test_broken_promise_stays_broken_when_the_ticket_waits_afterwards() -> None:
    found = read(
        promise(timedelta(hours=1), OFFICE),
        steps("start 2026-11-02 08:00", "pause 2026-11-02 12:00", "resume 2026-11-03 08:00"),
        at("2026-11-03 09:00"),
    )

    assert (found.breached_at, found.used) == (at("2026-11-02 09:00"), timedelta(hours=1))


def test_solved_ticket_that_is_opened_again_goes_on_where_it_was() -> None:
    found = read(
        promise(timedelta(hours=5), OFFICE),
        steps("start 2026-11-02 08:00", "stop 2026-11-02 10:00", "start 2026-11-09 08:00"),
        at("2026-11-09 09:00"),
    )

    assert (found.due_at, found.used, found.is_running) == (at("2026-11-09 11:00"), timedelta(hours=3), True)


def test_resume_does_not_wake_a_stopped_clock() -> None:
    found = read(
        promise(timedelta(hours=5), OFFICE),
        steps("start 2026-11-02 08:00", "stop 2026-11-02 10:00", "resume 2026-11-02 11:00"),
        FAR,
    )

    assert (found.due_at, found.stopped_at) == (None, at("2026-11-02 10:00"))


def test_warning_comes_before_the_due_time_in_counted_time() -> None:
    found = read(
        promise(timedelta(hours=4), OFFICE, timedelta(hours=1)), steps("start 2026-11-02 15:00"), at("2026-11-02 15:00")
    )

    assert (found.warn_at, found.due_at) == (at("2026-11-03 09:00"), at("2026-11-03 10:00"))


def test_other_promise_counts_the_same_steps_again() -> None:
    said = steps("start 2026-11-02 08:00", "pause 2026-11-02 10:00", "resume 2026-11-03 08:00")

    assert read(promise(timedelta(hours=3), OFFICE), said, at("2026-11-03 08:30")).due_at == at("2026-11-03 09:00")
    assert read(promise(timedelta(hours=24), ROUND_THE_CLOCK), said, at("2026-11-03 08:30")).due_at == at(
        "2026-11-04 06:00"
    )


def test_clock_without_a_start_is_none() -> None:
    with pytest.raises(ValueError, match="start"):
        read(promise(DAY, None), steps("stop 2026-11-02 08:00"), FAR)


MINUTE = timedelta(minutes=1)
BEGIN = datetime(2026, 3, 26, 9, tzinfo=UTC)  # over the change to summer time and Easter


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    kinds = draw(
        st.lists(st.sampled_from([StepKind.PAUSE, StepKind.RESUME, StepKind.STOP, StepKind.START]), max_size=6)
    )
    minutes = draw(st.lists(st.integers(0, 600), min_size=len(kinds), max_size=len(kinds)))
    found, now = [Step(BEGIN, StepKind.START)], BEGIN
    for kind, gap in zip(kinds, minutes, strict=True):
        now += gap * MINUTE * 20
        found.append(Step(now, kind))
    return found


def by_minutes(wanted: Promise, history: list[Step], now: datetime) -> tuple[int, datetime | None]:
    """Return how many minutes were counted until now, and when one came that was more than was promised."""
    pending, counted, broken = list(history), 0, None
    running = stopped = False
    moment = BEGIN
    while moment < now:
        while pending and pending[0].at <= moment:
            kind = pending.pop(0).kind
            if kind == StepKind.START:
                running, stopped = True, False
            elif kind == StepKind.RESUME:
                running = not stopped
            elif kind == StepKind.PAUSE:
                running = False
            else:
                running, stopped = False, True
        if running and (wanted.time is None or wanted.time.is_open(moment)):
            if counted * MINUTE == wanted.length and broken is None:
                broken = moment
            counted += 1
        moment += MINUTE
    return counted, broken


@settings(max_examples=25, deadline=None)
@given(
    history=histories(),
    hours=st.integers(1, 30),
    time=st.sampled_from([OFFICE, ROUND_THE_CLOCK, None]),
    later=st.integers(1, 8000),
)
def test_reading_says_what_counting_minute_by_minute_says(
    history: list[Step], hours: int, time: WorkingTime | None, later: int
) -> None:
    wanted, now = promise(timedelta(hours=hours), time), BEGIN + later * MINUTE
    counted, broken = by_minutes(wanted, history, now)
    past = [step for step in history if step.at <= now]

    found = read(wanted, past, now)

    assert found.used == min(counted * MINUTE, wanted.length)
    if broken is not None:
        # Used up at the end of one open stretch, broken at the beginning of the next: the same to everybody.
        assert found.breached_at is not None
        assert found.breached_at <= broken
    elif found.breached_at is not None:
        assert (counted * MINUTE, found.is_running) == (wanted.length, True)
