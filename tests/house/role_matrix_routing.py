"""Rows of the role matrix: routing, absences and suggestions."""

from datetime import timedelta

from django.utils import timezone

from tests.house.roles import Row, administrators, agents, members, token
from tickets.models import Absence, RoutingRule


def rule(things: object) -> list[object]:
    """Of the closed team."""
    team = things.team  # type: ignore[attr-defined]
    return [RoutingRule.objects.get_or_create(name="x", defaults={"team_id": team, "is_active": False})[0].pk]


def leads_team(things: object) -> list[object]:
    return [things.team]  # type: ignore[attr-defined]


def somebody(things: object) -> list[object]:
    return [things.people["agent"].pk]  # type: ignore[attr-defined]


def absence(things: object) -> list[object]:
    """Of the agent, who is not on their way anywhere yet."""
    agent = things.people["agent"]  # type: ignore[attr-defined]
    ahead = timezone.now() + timedelta(days=400)
    found = Absence.objects.filter(agent=agent).first()
    return [(found or Absence.objects.create(agent=agent, starts_at=ahead, ends_at=ahead + timedelta(days=1))).pk]


def leads(code: int = 200, **more: object) -> Row:
    """Those who lead the team, and administrators; for other agents it does not exist."""
    return agents(404, team_lead=code, administrator=code, **more)  # type: ignore[arg-type]


ROUTING: dict[str, Row] = {
    "api-absences": token(),
    "api-absence-ending": token(args=absence, method="post"),
    "api-ticket-suggestion": token(args=lambda things: [things.number]),
    "settings_routing": leads(),
    "settings_routing_rule_new": administrators(),
    "settings_routing_rule": administrators(args=rule),
    "settings_routing_rule_place": administrators(302, args=rule, method="post"),
    "settings_routing_rule_removal": administrators(302, args=rule, method="post"),
    "settings_routing_team": leads(args=leads_team),
    "settings_routing_agent": leads(args=somebody),
    "settings_suggestions": administrators(),
    "ticket_hint": members(302, args=lambda things: [things.number, "forslag"], method="post"),
    "absences": agents(),
    "absence_new": agents(),
    "absence_month": leads(),
    "ticket_taking": agents(302, method="post"),
    "absence": agents(404, args=absence, agent=200, team_lead=200, administrator=200),
    "absence_ending": agents(404, args=absence, method="post", agent=302, team_lead=302, administrator=302),
}
