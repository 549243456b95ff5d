"""An agent who was shut out, or left a team, has no chats of it any longer."""

from django.utils import timezone

from chat.actions.requeue import requeue
from chat.actions.ringing import ring_elsewhere
from chat.models import ChatSession, ChatState
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.models import NamedAgent


def requeue_of(agent_id: int) -> int:
    """Put back the agent's chats that they may not have by their teams or by name; return how many.

    That their tickets are assigned to them is no right to keep them. What rings at them is asked of others; if it is
    theirs still, it rings again.
    """
    agent = Agent.objects.get(pk=agent_id)
    access, now = access_of(agent), timezone.now()
    ring_elsewhere(agent)
    mine = list(ChatSession.objects.filter(agent=agent, state=ChatState.ACTIVE).select_related("ticket"))
    named = NamedAgent.objects.filter(agent=agent, ticket__in=[chat.ticket_id for chat in mine])
    by_name = set(named.values_list("ticket", flat=True))
    return sum(
        requeue(chat, now=now)
        for chat in mine
        if not access.sees_ticket(
            team_id=chat.ticket.team_id,
            is_confidential=chat.ticket.is_confidential,
            named_agents=(agent_id,) if chat.ticket_id in by_name and agent.is_active else (),
        )
    )
