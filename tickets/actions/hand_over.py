"""Give a ticket to a colleague with a note, or to another department with the promise that was made."""

from django.db import transaction
from django.utils.translation import gettext as _

from servicedesk.lib.text import clean
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent, Integration, Team
from tickets.actions.assign import assign, name_agent
from tickets.actions.changing import changing
from tickets.actions.errors import InvalidChange
from tickets.actions.note import note
from tickets.models import EventKind, Ticket

_CONFLICTS = (EventKind.ASSIGNED, EventKind.TEAM_CHANGED, EventKind.HANDED_OVER)


def assign_with_note(
    ticket: Ticket, to: Agent | None, *, by: Agent | Integration, body: str, seen_version: int | None = None
) -> Ticket:
    """Assign and, if there is a text, write it as a note: both or none. Raises what assign raises."""
    with transaction.atomic():
        ticket = assign(ticket, to, by=by, seen_version=seen_version)
        if clean(body).strip():
            note(ticket, by=by, body=body, keeps_draft=True)
    return ticket


def hand_over(
    ticket: Ticket,
    to: Team,
    *,
    by: Agent | Integration,
    body: str,
    keeps_access: bool = False,
    seen_version: int | None = None,
) -> Ticket:
    """Hand the ticket over to a team of another department, with a note that says why.

    What the requester was promised stays: no time of the ticket's changes, and nothing is sent to them. With
    keeps_access the agent is named on the ticket and still sees it. Raises InvalidChange (no note, a team that is
    closed down or in the same department), StaleTicket.
    """
    if not clean(body).strip():
        raise InvalidChange(_("Write a note to those who take over."))
    with transaction.atomic():
        with changing(ticket, by=by, seen_version=seen_version, conflicts=_CONFLICTS) as change:
            _check(change.ticket, to)
            change.set_and_record("team", to, EventKind.HANDED_OVER)
            holder = change.ticket.assignee
            if holder is not None and to.pk not in access_of(holder).member_teams:
                change.set_and_record("assignee", None, EventKind.ASSIGNED)
        if keeps_access and isinstance(by, Agent):
            name_agent(change.ticket, by, by=by)
        note(change.ticket, by=by, body=body, keeps_draft=True)
    return change.ticket


def _check(ticket: Ticket, to: Team) -> None:
    if not to.is_active:
        raise InvalidChange(_("The team %(team)s is no longer in use.") % {"team": to.name})
    if to.department_id == ticket.team.department_id:
        raise InvalidChange(_("%(team)s is in the same department. Change the team instead.") % {"team": to.name})
