"""What the database refuses of calendars, policies and clocks."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from tests.factories import make_ticket
from tests.factories.promises import make_calendar, make_policy
from tickets.models import Calendar, CalendarDay, Clock, ClockStep, SlaPolicy, SlaTarget


def make_clock(**fields: Any) -> Clock:
    values = {"metric": "resolution", "counting": "hours", "minutes": 60, "started_at": timezone.now()}
    return Clock.objects.create(**{"ticket": fields.get("ticket") or make_ticket(), **values, **fields})


def make_target(**fields: Any) -> SlaTarget:
    values = {"metric": "first_response", "counting": "hours", "minutes": 60}
    policy = SlaPolicy.objects.create(name="Löfte")
    return SlaTarget.objects.create(policy=policy, **{**values, **fields})


def same_day_twice() -> None:
    calendar = make_calendar()
    for _time in range(2):
        CalendarDay.objects.create(calendar=calendar, day=date(2026, 8, 24))


def second_own() -> None:
    for number in range(2):
        Calendar.objects.create(slug=f"own-{number}", name="Egen", is_own=True)


def same_promise_twice() -> None:
    policy = make_policy({"resolution": ("hours", 60, 0)})
    SlaTarget.objects.create(policy=policy, metric="resolution", counting="hours", minutes=5)


def two_run() -> None:
    ticket = make_ticket()
    for _time in range(2):
        make_clock(ticket=ticket)


PROMISE_ROWS: dict[str, Callable[[], Any]] = {
    "calendar_has_name": lambda: make_calendar(""),
    "calendar_half_days_within_a_day": lambda: make_calendar(half_days_close=1441),
    "calendar_one_is_own": second_own,
    "calendar_day_once": same_day_twice,
    "calendar_day_within_a_day": lambda: make_calendar(days={date(2026, 8, 24): 1441}),
    "sla_policy_has_name": lambda: SlaPolicy.objects.create(name=""),
    "sla_target_once": same_promise_twice,
    "sla_target_metric_known": lambda: make_target(metric="call_back"),
    "sla_target_counting_known": lambda: make_target(counting="moons"),
    "sla_target_warns_before_the_end": lambda: make_target(warn_minutes=60),
    "sla_target_warns_leads_in_time": lambda: make_target(lead_warn_minutes=60),
    "clock_one_of_a_kind_runs": two_run,
    "clock_metric_known": lambda: make_clock(metric="lunch"),
    "clock_counting_known": lambda: make_clock(counting="moons"),
    "clock_breach_reason_known": lambda: make_clock(breached_at=timezone.now(), breach_reason="fate"),
    "clock_explains_a_breach_only": lambda: make_clock(breach_reason="overlooked"),
    "clock_step_kind_known": lambda: ClockStep.objects.create(clock=make_clock(), at=timezone.now(), kind="jump"),
}
