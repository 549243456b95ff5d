"""Working time: the vectors of the municipalities, both clock changes, and the same as counting slowly."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servicedesk.lib.swedish_days import closed_days, half_days, is_working_day, name_of
from servicedesk.lib.working_time import (
    STOCKHOLM,
    WHOLE_DAY,
    WORKING_DAYS,
    NeverOpen,
    OpeningHours,
    WorkingTime,
    weekdays,
)

DAY, FIVE_MINUTES = timedelta(hours=24), timedelta(minutes=5)


def here(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-04-02 15:00", "2026-04-07 15:00"),  # Skärtorsdag
        ("2026-06-18 10:00", "2026-06-22 10:00"),  # the day before Midsommarafton
        ("2026-10-31 12:00", "2026-11-03 00:00"),  # Alla helgons dag, a Saturday
        ("2026-12-23 16:30", "2026-12-28 16:30"),
        ("2026-05-13 09:00", "2026-05-15 09:00"),  # over Kristi himmelsfärd; the day after is a working day
        ("2026-03-27 16:00", "2026-03-30 16:00"),  # the clocks go forward in between
        ("2026-10-23 12:00", "2026-10-26 12:00"),  # the clocks go back in between
    ],
)
def test_24_hours_run_only_on_working_days(received: str, due: str) -> None:
    assert WorkingTime(WORKING_DAYS).add(here(received), DAY) == here(due)


def test_an_hour_is_an_hour_also_in_the_nights_the_clocks_change() -> None:
    always = WorkingTime(OpeningHours((WHOLE_DAY,) * 7, keeps_holidays=False))

    assert always.add(here("2026-03-29 01:30"), timedelta(hours=1)) == here("2026-03-29 03:30")
    assert always.between(here("2026-03-29 00:00"), here("2026-03-30 00:00")) == timedelta(hours=23)
    assert always.between(here("2026-10-25 00:00"), here("2026-10-26 00:00")) == timedelta(hours=25)


def test_hours_of_a_day_with_a_lunch_break_and_an_early_friday() -> None:
    day = ((8 * 60, 12 * 60), (13 * 60, 16 * 60))
    hours = WorkingTime(OpeningHours((day, day, day, day, ((8 * 60, 13 * 60),), (), ())))

    assert hours.add(here("2026-11-26 15:30"), timedelta(hours=2)) == here("2026-11-27 09:30")
    assert hours.add(here("2026-11-27 12:30"), timedelta(hours=1)) == here("2026-11-30 08:30")
    assert hours.next_opening(here("2026-11-26 12:15")) == here("2026-11-26 13:00")
    assert hours.closing(here("2026-11-26 12:15")) == here("2026-11-26 16:00")
    assert not hours.is_open(here("2026-11-26 12:00"))
    assert hours.is_open(here("2026-11-26 13:00"))


def test_half_days_close_early_only_where_the_municipality_says_so() -> None:
    office = weekdays(8 * 60, 17 * 60)
    ordinary = WorkingTime(OpeningHours(office))
    early = WorkingTime(OpeningHours(office, half_days_close=13 * 60))

    assert ordinary.closing(here("2026-04-02 09:00")) == here("2026-04-02 17:00")
    assert early.closing(here("2026-04-02 09:00")) == here("2026-04-02 13:00")


def test_days_of_ones_own_close_and_open() -> None:
    own = {date(2026, 11, 26): 0, date(2026, 11, 27): 12 * 60, date(2026, 12, 24): 1440}
    hours = OpeningHours(weekdays(8 * 60, 17 * 60), closed_from=own)

    assert hours.on(date(2026, 11, 26)) == []
    assert hours.on(date(2026, 11, 27)) == [(480, 720)]
    assert hours.on(date(2026, 12, 24)) == [(480, 1020)]
    assert hours.on(date(2026, 12, 25)) == []


def test_what_never_opens_says_so() -> None:
    with pytest.raises(NeverOpen):
        WorkingTime(OpeningHours(((),) * 7)).add(here("2026-01-01 00:00"), DAY)
    with pytest.raises(NeverOpen):
        WorkingTime(OpeningHours(((),) * 7)).next_opening(here("2026-01-01 00:00"))


@pytest.mark.parametrize("spans", [((60, 60),), ((120, 60),), ((0, 100), (100, 200)), ((0, 1441),), ((-1, 5),)])
def test_hours_that_make_no_sense_are_refused(spans: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match="spans must be"):
        OpeningHours((spans, *((),) * 6))


def test_the_days_nobody_works_are_those_of_the_holidays_act() -> None:
    assert len(closed_days(2026)) == 16
    assert [name_of(day) for day in (date(2026, 6, 19), date(2026, 12, 24), date(2026, 12, 31))] == [
        "Midsommarafton",
        "Julafton",
        "Nyårsafton",
    ]
    assert date(2026, 11, 22) not in closed_days(2026)  # an ordinary Sunday
    assert half_days(2026) == {date(2026, 1, 5), date(2026, 4, 2), date(2026, 4, 30), date(2026, 10, 30)}
    assert not is_working_day(date(2026, 11, 22))


spans = st.lists(st.integers(0, 288), unique=True, max_size=6).map(
    lambda edges: tuple((5 * one, 5 * two) for one, two in zip(sorted(edges)[0::2], sorted(edges)[1::2], strict=False))
)
# Every five minutes of 2026.
moments = st.integers(0, 365 * 288 - 1).map(lambda number: datetime(2026, 1, 1, tzinfo=UTC) + number * FIVE_MINUTES)


@settings(max_examples=60, deadline=None)
@given(week=st.tuples(*[spans] * 7), start=moments, minutes=st.integers(1, 600).map(lambda number: number * 5))
def test_adding_agrees_with_counting_five_minutes_at_a_time(
    week: tuple[tuple[tuple[int, int], ...], ...], start: datetime, minutes: int
) -> None:
    hours = OpeningHours(week)
    if sum(stop - from_ for day in week for from_, stop in day) < 600:
        return  # it would be counted for months
    due = WorkingTime(hours).add(start, timedelta(minutes=minutes))

    at, left = start, minutes
    while left > 0:
        local = at.astimezone(STOCKHOLM)
        minute = local.hour * 60 + local.minute
        if any(from_ <= minute < stop for from_, stop in hours.on(local.date())):
            left -= 5
        at += FIVE_MINUTES

    if _nobody_is_there_when_the_clocks_change(hours, start, at):
        assert due == at
    assert WorkingTime(hours).between(start, due) == timedelta(minutes=minutes)


def _nobody_is_there_when_the_clocks_change(hours: OpeningHours, start: datetime, end: datetime) -> bool:
    """Open hours that begin or end inside the hour that comes twice are counted once, as they are meant."""
    nights = [date(2026, 3, 29), date(2026, 10, 25)]
    return not any(
        from_ < 180 and stop > 120
        for night in nights
        for from_, stop in hours.on(night)
        if start.date() <= night <= end.date()
    )


def test_a_million_due_times_take_at_most_twenty_seconds() -> None:
    """A twentieth of them in processor time, so that a busy machine does not decide."""
    clock = WorkingTime(OpeningHours(weekdays(8 * 60, 17 * 60), half_days_close=13 * 60))
    start = here("2026-01-01 00:00").astimezone(UTC)
    received = [start + timedelta(minutes=7 * number) for number in range(50_000)]
    begun = time.process_time()

    dues = [clock.add(moment, timedelta(hours=8)) for moment in received]

    assert time.process_time() - begun < 1.0
    assert dues == sorted(dues)
