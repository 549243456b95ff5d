"""Several changes of one ticket as one: each through its action, all in one transaction."""

from collections.abc import Callable
from typing import Any

from servicedesk.people.models import Integration
from tickets.actions.assign import assign, assign_team
from tickets.actions.change_status import change_status
from tickets.actions.explain_breach import explain_breach
from tickets.actions.set_properties import set_case_kind, set_category, set_confidential, set_priority, set_subject
from tickets.actions.tag import tag
from tickets.models import Ticket


def _set_tags(ticket: Ticket, to: list[str], *, by: Integration) -> Ticket:
    return tag(ticket, add=to, remove=[name for name in ticket.tags if name not in to], by=by)


def _explain(ticket: Ticket, to: dict[str, str], *, by: Integration) -> Ticket:
    return explain_breach(ticket, to["reason"], to["note"], by=by)


# In this order: a new team may drop the assignee, a category sets the kind of case, and the status comes last,
# after why it was late.
_ACTIONS: dict[str, Callable[..., Ticket]] = {
    "subject": set_subject,
    "confidential": set_confidential,
    "team": assign_team,
    "assignee": assign,
    "category": set_category,
    "case_kind": set_case_kind,
    "priority": set_priority,
    "tags": _set_tags,
    "breach": _explain,
    "status": change_status,
}


def change_ticket(ticket: Ticket, changes: dict[str, Any], *, by: Integration) -> Ticket:
    """Do what TicketChangesSerializer understood; call inside a transaction. Raises what the actions raise."""
    for name, action in _ACTIONS.items():
        if name in changes:
            ticket = action(ticket, changes[name], by=by)
    return ticket
