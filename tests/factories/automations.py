"""Automations, as administrators make them."""

from typing import Any

from servicedesk.people.models import Agent
from tests.factories.people import make_agent, make_team
from tickets.actions.automations import save_automation, set_active
from tickets.models import Automation


def make_automation(
    *changes: dict[str, Any], by: Agent | None = None, is_active: bool = True, **said: Any
) -> Automation:
    """A trigger on new tickets, or with wait a schedule, in use unless is_active says otherwise."""
    kind = "schedule" if "wait" in said else "trigger"
    said = {"name": "Automat", "kind": kind, "on": ["created"], "changes": list(changes), **said}
    by = by or make_agent(teams=[make_team("Förvaltare")], role="administrator")
    made = save_automation(None, by=by, said=said)
    return set_active(made, True, by=by) if is_active else made
