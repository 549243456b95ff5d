"""The rows of calendars, promises and clocks. See role_matrix.py."""

from datetime import date

from tests.house.roles import Row, administrators, members, token
from tickets.models import Calendar, CalendarDay, SlaPolicy


def _made() -> Calendar:
    return Calendar.objects.get_or_create(slug="oppet", defaults={"name": "Öppet"})[0]


def calendar(_things: object) -> list[object]:
    return [_made().pk]


def slug(_things: object) -> list[object]:
    return [_made().slug]


def calendar_day(_things: object) -> list[object]:
    return [_made().pk, CalendarDay.objects.get_or_create(calendar=_made(), day=date(2026, 12, 23))[0].pk]


def calendar_year(things: object) -> list[object]:
    return [*calendar(things), 2026]


def number(things: object) -> list[object]:
    return [things.number]  # type: ignore[attr-defined]


def policy(_things: object) -> list[object]:
    return [SlaPolicy.objects.get_or_create(name="Alla", is_active=False)[0].pk]


CLOCKS: dict[str, Row] = {
    "settings_calendars": administrators(),
    "settings_calendar_new": administrators(),
    "settings_calendar": administrators(args=calendar),
    "settings_calendar_removal": administrators(302, args=calendar, method="post"),
    "settings_calendar_days": administrators(args=calendar),
    "settings_calendar_file": administrators(args=calendar, method="post"),
    "settings_calendar_file_days": administrators(302, args=calendar, method="post"),
    "settings_calendar_day_removal": administrators(302, args=calendar_day, method="post"),
    "settings_calendar_year": administrators(args=calendar_year),
    "settings_calendar_trial": administrators(args=calendar),
    **{name: token() for name in ("api-calendars", "api-sla-policies")},
    **{name: token(args=slug) for name in ("api-calendar", "api-calendar-days")},
    "api-sla-policy": token(args=policy),
    "ticket_clocks": members(args=number),
    "ticket_breach": members(args=number),
    "settings_sla_policies": administrators(),
    "settings_sla_policy_new": administrators(),
    "settings_sla_policy": administrators(args=policy),
    "settings_sla_policy_order": administrators(302, args=policy, method="post"),
    "settings_sla_policy_removal": administrators(302, args=policy, method="post"),
}
