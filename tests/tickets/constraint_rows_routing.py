"""What the database refuses of routing, absences, shifts and suggestions."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tests.factories import make_agent, make_category, make_team, make_ticket
from tickets.models import (
    Absence,
    AgentWork,
    Notification,
    Pace,
    Passed,
    RoutingRule,
    Shift,
    Suggestion,
    SuggestionSetting,
    TeamWay,
)


def absence(**fields: Any) -> Absence:
    now = timezone.now()
    agent = fields.pop("agent", None) or make_agent()
    return Absence.objects.create(**{"agent": agent, "starts_at": now, "ends_at": now + timedelta(days=1), **fields})


def own_substitute() -> None:
    agent = make_agent()
    absence(agent=agent, substitute=agent)


def passed_twice() -> None:
    one, ticket = absence(), make_ticket()
    for _again in range(2):
        Passed.objects.create(absence=one, ticket=ticket)


def told_twice_of_an_absence() -> None:
    one, agent = absence(), make_agent()
    for _again in range(2):
        Notification.objects.create(agent=agent, kind="substitute", absence=one)


def told_of_both() -> None:
    Notification.objects.create(agent=make_agent(), kind="substitute", absence=absence(), ticket=make_ticket())


def shift(**fields: Any) -> Shift:
    said = {"weekday": 0, "start": 480, "end": 1020, "valid_from": date(2026, 1, 1)}
    return Shift.objects.create(**{"agent": make_agent(), **said, **fields})


ROUTING_ROWS: dict[str, Callable[[], Any]] = {
    "absence_kind_known": lambda: absence(kind="flu"),
    "absence_ends_after_it_begins": lambda: absence(ends_at=timezone.now() - timedelta(days=1)),
    "absence_substitute_is_another": own_substitute,
    "passed_once_at_a_time": passed_twice,
    "notification_absence_once": told_twice_of_an_absence,
    "notification_of_ticket_or_absence": told_of_both,
    "shift_on_a_weekday": lambda: shift(weekday=7),
    "shift_within_a_day": lambda: shift(end=480),
    "pace_in_range": lambda: Pace.objects.create(team=make_team(), contacts=0),
    "shift_ends_after_it_begins": lambda: shift(valid_until=date(2025, 12, 31)),
    "routing_rule_has_name": lambda: RoutingRule.objects.create(name="", team=make_team()),
    "team_way_known": lambda: TeamWay.objects.create(team=make_team(), way="dice"),
    "agent_work_capacity_in_range": lambda: AgentWork.objects.create(agent=make_agent(), capacity=0),
    "suggestion_confidence_in_range": lambda: Suggestion.objects.create(
        ticket=make_ticket(), category=make_category(), confidence=1.5
    ),
    "suggestion_setting_is_one": lambda: SuggestionSetting.objects.create(is_only=False),
    "suggestion_setting_is_sure": lambda: SuggestionSetting.objects.create(from_confidence=0.1),
}
