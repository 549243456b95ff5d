"""Colleagues beside the agent of a chat: invited to take part, or a lead who reads along."""

from django.utils.translation import gettext as _

from chat.actions.entering import enter, holding
from chat.models import ChatHelper, ChatSession, ChatState, EntryKind
from chat.telling import tell_offer, tell_queue, tell_state
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.actions.assign import name_agent
from tickets.actions.errors import InvalidChange
from tickets.queries import tickets_visible_to

_GOES_ON = (ChatState.WAITING, ChatState.ACTIVE)


def invite(session: ChatSession, colleague: Agent, *, by: Agent) -> ChatHelper:
    """Let a colleague take part; who may not see the ticket is named on it. The visitor is not told.

    Raises InvalidChange: by does not take part, the colleague no longer works here or has the chat.
    """
    with holding(session.pk) as chat:
        _check_goes_on(chat)
        if not takes_part(chat, by):
            raise InvalidChange(_("Only who takes part in the chat may invite others."))
        if chat.agent_id == colleague.pk:
            raise InvalidChange(_("%(name)s has this chat now.") % {"name": colleague.name}, field="to")
        if not colleague.is_active or not tickets_visible_to(colleague).filter(pk=chat.ticket_id).exists():
            name_agent(chat.ticket, colleague, by=by)
        defaults = {"part": ChatHelper.Part.INVITED}
        before = chat.helpers.filter(agent=colleague, **defaults).first()
        if before is not None:
            return before
        helper, _made = ChatHelper.objects.update_or_create(session=chat, agent=colleague, defaults=defaults)
        enter(chat, EntryKind.INVITED, data={"name": by.name, "to": colleague.name})
        tell_offer(chat.pk, colleague.pk)
        tell_state(chat.pk)
    return helper


def supervise(session: ChatSession, *, by: Agent) -> ChatHelper:
    """Read along, and whisper by notes; those who take part see who does. Leads of the ticket's team may.

    Raises InvalidChange.
    """
    with holding(session.pk) as chat:
        _check_goes_on(chat)
        if chat.ticket.team_id not in access_of(by).lead_teams:
            raise InvalidChange(_("Only leads of the team may read along."))
        if chat.agent_id == by.pk:
            raise InvalidChange(_("This chat is yours."))
        helper, made = ChatHelper.objects.get_or_create(
            session=chat, agent=by, defaults={"part": ChatHelper.Part.SUPERVISING}
        )
        if made:
            tell_state(chat.pk)
            tell_queue(chat.inbox_id)
    return helper


def leave(session: ChatSession, *, by: Agent) -> None:
    """Take part, or read along, no longer. Twice is once."""
    with holding(session.pk) as chat:
        if chat.helpers.filter(agent=by).delete()[0]:
            tell_state(chat.pk)
            tell_queue(chat.inbox_id)


def takes_part(chat: ChatSession, agent: Agent) -> bool:
    """Whether they talk with the visitor, or lead the team whose chat it is."""
    invited = chat.helpers.filter(agent=agent, part=ChatHelper.Part.INVITED)
    return chat.agent_id == agent.pk or chat.ticket.team_id in access_of(agent).lead_teams or invited.exists()


def _check_goes_on(chat: ChatSession) -> None:
    if chat.state not in _GOES_ON:
        raise InvalidChange(_("The chat is over. You find what was said on the ticket."))
