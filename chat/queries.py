"""Which chats: every list, page and socket finds its chats here, through the agent who asks."""

from django.db.models import F, Q, QuerySet

from chat.models import ChatSession, ChatSkill, ChatState
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.queries import visible


def chats_visible_to(agent: Agent) -> QuerySet[ChatSession]:
    """Chats on tickets the agent may see, and no others. The one rule is tickets.queries.visible."""
    return ChatSession.objects.filter(visible(access_of(agent), "ticket__"))


def waiting_for(agent: Agent) -> QuerySet[ChatSession]:
    """Chats the agent may take now, who has waited longest first: of their teams and skills, or that ring at them."""
    skilled = ChatSkill.objects.filter(agent=agent, inbox__isnull=False).values("inbox")
    mine = Q(ticket__team__in=sorted(access_of(agent).member_teams)) | Q(inbox__in=skilled)
    mine |= Q(offered_to=agent) | Q(wanted_agent=agent)
    return chats_visible_to(agent).filter(mine, state=ChatState.WAITING).order_by("waiting_since", "pk")


def chats_of(agent: Agent) -> QuerySet[ChatSession]:
    """Chats the agent has now, and those they help in, as they came."""
    talking = chats_visible_to(agent).filter(Q(agent=agent) | Q(helpers__agent=agent), state=ChatState.ACTIVE)
    return talking.order_by(F("accepted_at").asc(nulls_last=True), "pk").distinct()
