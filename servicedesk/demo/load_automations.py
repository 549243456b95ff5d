"""The demo's automations, as if its administrator had made them."""

from datetime import datetime, timedelta
from typing import Any

from servicedesk.demo import content
from servicedesk.demo.content.shapes import Automation as Told
from servicedesk.people.models import Agent, Team
from tickets.actions.automation_checks import checked_automation
from tickets.actions.automations import KEPT
from tickets.models import Automation, AutomationVersion, Category

MADE_BEFORE = timedelta(days=60)


def load_automations(now: datetime) -> None:
    """Make them in their order, each with its first version; checked as those that people compose."""
    owner = Agent.objects.filter(memberships__role="administrator").order_by("pk").first()
    for position, told in enumerate(content.AUTOMATIONS):
        made = Automation.objects.create(
            **_kept(told), position=position, is_active=told.is_active, owner=owner, changed_at=now - MADE_BEFORE
        )
        data = {name: getattr(made, name) for name in KEPT}
        AutomationVersion.objects.create(automation=made, version=1, data=data, agent=owner, at=now - MADE_BEFORE)


def _kept(told: Told) -> dict[str, Any]:
    said = {
        "kind": "schedule" if told.wait else "trigger",
        "on": told.on,
        "wait": told.wait,
        "conditions": [_by_id(part) for part in told.conditions],
        "changes": told.changes,
    }
    return {**checked_automation(said), "name": told.name, "why": told.why}


def _by_id(part: dict[str, Any]) -> dict[str, Any]:
    """Slugs as ids, where the condition asks for a category or a team."""
    rows: Any = {"category": Category, "team": Team}.get(part["ask"])
    if rows is None:
        return part
    way = "not" if "not" in part else "is"
    found = rows.objects.in_bulk(part[way], field_name="slug")
    return {"ask": part["ask"], way: [found[slug].pk for slug in part[way]]}
