from django.utils.translation import gettext as _

from servicedesk.people.access import access_of
from servicedesk.people.models import Agent, Team
from tickets.actions.change_status import move
from tickets.actions.changing import Actor, changing
from tickets.actions.errors import AlreadyTaken, InvalidChange
from tickets.models import EventKind, NamedAgent, Ticket
from tickets.statuses import Status

_CONFLICTS = (EventKind.ASSIGNED, EventKind.TEAM_CHANGED)


def assign(ticket: Ticket, to: Agent | None, *, by: Actor, seen_version: int | None = None) -> Ticket:
    """Give the ticket to an agent, or to nobody. The assignee can see it from then on, whatever team they are in.

    Raises StaleTicket, InvalidChange (the agent has left, or may not see a confidential ticket of another team).
    """
    with changing(ticket, by=by, seen_version=seen_version, conflicts=_CONFLICTS) as change:
        if to is not None:
            check_assignee(change.ticket, to)
        change.set_and_record("assignee", to, EventKind.ASSIGNED)
    return change.ticket


def take(ticket: Ticket, *, by: Agent) -> Ticket:
    """Assign the ticket to oneself and open it; of two agents at once one wins. Raises AlreadyTaken."""
    with changing(ticket, by=by) as change:
        holder = change.ticket.assignee
        if holder is not None and holder != by:
            raise AlreadyTaken(change.ticket, holder)
        change.set_and_record("assignee", by, EventKind.ASSIGNED)
        if change.ticket.status == Status.NEW:
            move(change, Status.OPEN)
    return change.ticket


def assign_team(ticket: Ticket, to: Team, *, by: Actor, seen_version: int | None = None) -> Ticket:
    """Hand the ticket over to another team; whoever had it keeps it only if they are in that team too.

    Raises StaleTicket, InvalidChange (the team is closed down).
    """
    with changing(ticket, by=by, seen_version=seen_version, conflicts=_CONFLICTS) as change:
        if not to.is_active:
            raise InvalidChange(_("The team %(team)s is no longer in use.") % {"team": to.name})
        if change.set_and_record("team", to, EventKind.TEAM_CHANGED):
            holder = change.ticket.assignee
            if holder is not None and to.pk not in access_of(holder).member_teams:
                change.set_and_record("assignee", None, EventKind.ASSIGNED)
    return change.ticket


def name_agent(ticket: Ticket, agent: Agent, *, by: Actor) -> Ticket:
    """Let one more agent see this ticket, confidential or not. Raises InvalidChange when they cannot sign in."""
    with changing(ticket, by=by) as change:
        if not agent.is_active:
            raise InvalidChange(_("%(name)s no longer works here.") % {"name": agent.name})
        _row, made = NamedAgent.objects.get_or_create(ticket=change.ticket, agent=agent)
        if made:
            change.agents.add(agent.pk)
            change.record(EventKind.AGENT_NAMED, to={"value": agent.pk, "label": agent.name})
    return change.ticket


def check_assignee(ticket: Ticket, agent: Agent) -> None:
    if not agent.is_active:
        raise InvalidChange(_("%(name)s no longer works here.") % {"name": agent.name})
    if not ticket.is_confidential:
        return
    named = list(NamedAgent.objects.filter(ticket=ticket).values_list("agent_id", flat=True))
    if not access_of(agent).sees_ticket(team_id=ticket.team_id, is_confidential=True, named_agents=named):
        raise InvalidChange(
            _("The ticket is confidential. %(name)s must be in the team or be given access first.")
            % {"name": agent.name}
        )
