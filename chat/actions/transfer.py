"""A chat goes on to a colleague or to another team; the visitor is told, and waits first in line."""

from django.utils import timezone
from django.utils.translation import gettext as _

from chat.actions.end import idle_since
from chat.actions.entering import enter, holding
from chat.actions.requeue import back_in_line
from chat.models import Availability, ChatSession, ChatState, EntryKind, Standing
from chat.telling import tell_queue, tell_state
from servicedesk.lib.text import clean
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent, Team
from tickets.actions.assign import assign, assign_team
from tickets.actions.errors import InvalidChange
from tickets.actions.hand_over import hand_over
from tickets.actions.note import note as write_note
from tickets.merged import main_of
from tickets.models import Message, MessageKind, Ticket


def transfer(
    session: ChatSession,
    *,
    by: Agent,
    to_agent: Agent | None = None,
    to_team: Team | None = None,
    note: str = "",
) -> ChatSession:
    """Pass the chat on with a note. It rings at to_agent first, or at the members of to_team, to whom the ticket goes.

    Whoever had it sees it as far as their rights go. by is the agent who has it, or leads the team of its ticket.
    Raises InvalidChange: it is not theirs, to_agent is away or may not see it, to_team needs a note (another
    department).
    """
    if (to_agent is None) == (to_team is None):
        raise InvalidChange(_("Choose a colleague or a team."), field="to")
    with holding(session.pk) as chat:
        had = _had(chat, by)
        ticket = main_of(chat.ticket)
        if to_agent is not None:
            message = _to_agent(ticket, to_agent, had, by, note)
        if to_team is not None:
            message = _to_team(ticket, to_team, by, note)
        now = timezone.now()
        back_in_line(chat)
        chat.wanted_agent = to_agent
        chat.save()
        if message is not None:
            enter(chat, EntryKind.NOTE, message=message, at=now)
        enter(chat, EntryKind.TRANSFERRED, data={"name": by.name, "to": str(to_agent or to_team)}, at=now)
        chat.helpers.filter(agent=to_agent).delete()
        idle_since(had.pk)
        tell_state(chat.pk)
        tell_queue(chat.inbox_id)
    return chat


def _had(chat: ChatSession, by: Agent) -> Agent:
    if chat.state != ChatState.ACTIVE or chat.agent is None:
        raise InvalidChange(_("Nobody has this chat now."))
    if chat.agent_id != by.pk and chat.ticket.team_id not in access_of(by).lead_teams:
        raise InvalidChange(_("%(name)s has this chat now.") % {"name": chat.agent.name})
    return chat.agent


def _to_agent(ticket: Ticket, to: Agent, had: Agent, by: Agent, note: str) -> Message | None:
    if to.pk == had.pk:
        raise InvalidChange(_("%(name)s has this chat now.") % {"name": to.name}, field="to")
    here = Availability.objects.filter(agent=to).exclude(standing=Standing.AWAY)
    if not here.exists():
        raise InvalidChange(
            _("%(name)s does not take chats now. Choose somebody else, or a team.") % {"name": to.name}, field="to"
        )
    assign(ticket, to, by=by)
    return _noted(ticket, by, note)


def _to_team(ticket: Ticket, to: Team, by: Agent, note: str) -> Message | None:
    message: Message | None = None
    if to.pk != ticket.team_id and to.department_id != ticket.team.department_id:
        ticket = hand_over(ticket, to, by=by, body=note)
        message = ticket.messages.filter(kind=MessageKind.NOTE, agent=by).latest("pk")
    else:
        ticket = assign_team(ticket, to, by=by)
        message = _noted(ticket, by, note)
    assign(ticket, None, by=by)  # it waits for whoever of them is free, not for one who happens to be in both teams
    return message


def _noted(ticket: Ticket, by: Agent, note: str) -> Message | None:
    return write_note(ticket, by=by, body=note, keeps_draft=True) if clean(note).strip() else None
