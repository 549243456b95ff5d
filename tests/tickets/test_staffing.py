"""Staffing: what is expected each hour, who is there, and where that is too few."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from servicedesk.people.models import Agent, Team
from tests.factories import make_agent, make_contact, make_inbox, make_team, make_ticket
from tickets import policies
from tickets.calendars import own_calendar
from tickets.models import Absence, Pace, Shift, Ticket
from tickets.staffing import Day, week

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 10, 12)


def came(team: Team, day: date, hour: int, times: int) -> None:
    """New tickets at that hour of the clock on the wall (in summer time, two hours ahead of UTC)."""
    rows = [make_ticket(team=team, requester=make_contact(), inbox=make_inbox(team=team)) for _time in range(times)]
    at = datetime(day.year, day.month, day.day, hour - 2, 30, tzinfo=UTC)
    Ticket.objects.filter(pk__in=[row.pk for row in rows]).update(created_at=at)


def on(team: Team, day: date = MONDAY) -> Day:
    return next(found for found in week(team, MONDAY) if found.day == day)


@pytest.fixture
def team() -> Team:
    own_calendar()
    policies.forget()
    return make_team("Kontaktcenter")


@pytest.fixture
def johan(team: Team) -> Agent:
    return make_agent("Johan Åkerström", teams=[team])


def test_expected_is_the_mean_of_the_same_hour_and_weekday_without_the_strangest_days(team: Team) -> None:
    for number, times in enumerate([2, 3, 9], start=1):
        came(team, MONDAY - timedelta(weeks=number), 9, times)
    came(team, MONDAY - timedelta(days=1), 9, 5)  # a Sunday
    came(make_team("Avfall"), MONDAY - timedelta(weeks=1), 9, 4)

    nine = on(team).hours[9]

    # Eight Mondays, five of them without any.
    assert (nine.expected, nine.least, nine.most) == (0.8, 0, 9)
    for number in range(4, 9):
        came(team, MONDAY - timedelta(weeks=number), 9, 2)
    assert on(team).hours[9].expected == 2.2


def test_days_the_team_was_closed_say_nothing_of_open_ones(team: Team) -> None:
    after_easter = date(2026, 4, 13)  # the Monday before it is Annandag påsk
    days = {day.day: day for day in week(team, after_easter)}

    assert days[after_easter].days == 7
    assert not days[after_easter + timedelta(days=5)].is_open


def test_who_has_shifts_is_there_then_and_who_has_none_when_the_team_is_open(team: Team, johan: Agent) -> None:
    sara = make_agent("Sara Lind", teams=[team])
    Shift.objects.create(agent=sara, weekday=0, start=10 * 60, end=12 * 60 + 30, valid_from=MONDAY)
    Shift.objects.create(agent=sara, weekday=0, start=8 * 60, end=9 * 60, valid_from=MONDAY + timedelta(days=1))

    there = [hour.there for hour in on(team).hours]

    assert there[7:18] == [0, 1, 1, 2, 2, 1.5, 1, 1, 1, 1, 0]
    assert {hour.there for hour in on(team, MONDAY + timedelta(days=1)).hours} == {0, 1}


def test_who_is_absent_is_not_there(team: Team, johan: Agent) -> None:
    start = datetime(2026, 10, 12, 8, 15, tzinfo=UTC)  # 10.15
    Absence.objects.create(agent=johan, starts_at=start, ends_at=start + timedelta(hours=2))

    assert [hour.there for hour in on(team).hours][9:14] == [1, 0.25, 0, 0.75, 1]


def test_too_few_are_those_who_do_not_manage_what_is_expected(team: Team, johan: Agent) -> None:
    Pace.objects.create(team=team, contacts=2)
    for number in range(1, 9):
        came(team, MONDAY - timedelta(weeks=number), 9, 3)

    assert [(hour.hour, hour.need, hour.there) for hour in on(team).short] == [(9, 2, 1)]


def test_a_week_costs_the_same_for_one_agent_and_for_many(team: Team, johan: Agent) -> None:
    def queries() -> int:
        week(team, MONDAY)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            week(team, MONDAY)
        return len(seen)

    before = queries()
    for number in range(10):
        agent = make_agent(f"Nummer {number}", teams=[team])
        Shift.objects.create(agent=agent, weekday=0, start=480, end=1020, valid_from=MONDAY)
    assert queries() == before <= 6
