"""What an agent may do in which chats, read fresh: the one answer for the console's socket and its forms."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from chat.models import ChatHelper, ChatSession, ChatState
from chat.queries import chats_visible_to
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.models import ChannelKind, Inbox


@dataclass(frozen=True, slots=True)
class Part:
    """may_say: to the visitor, who knows of them; notes may be written by whoever sees the chat."""

    session_id: int
    may_say: bool
    hides_name: bool  # the visitor's identity is protected, and not for this agent
    last_seq: int
    visitor_seen_at: datetime


def parts_of(agent: Agent, session_ids: Collection[int]) -> dict[int, Part]:
    """Return their part in each of the chats they may see; the others are left out. One query beside their rights."""
    access = access_of(agent)
    helping = ChatHelper.objects.filter(session=OuterRef("pk"), agent=agent, part=ChatHelper.Part.INVITED)
    rows = chats_visible_to(agent).filter(pk__in=session_ids).annotate(invited=Subquery(helping.values("pk")[:1]))
    values = rows.values_list(
        "pk", "state", "agent_id", "invited", "ticket__requester__is_protected", "last_seq", "visitor_seen_at"
    )
    return {
        pk: Part(
            session_id=pk,
            may_say=state == ChatState.ACTIVE and (has_it == agent.pk or invited is not None),
            hides_name=is_protected and not access.may_see_protected,
            last_seq=last_seq,
            visitor_seen_at=seen_at,
        )
        for pk, state, has_it, invited, is_protected, last_seq, seen_at in values.order_by()
    }


def part_of(agent_id: int, session_id: int) -> Part | None:
    """The same for one chat, with the agent's rights as they are at this moment; None: it does not exist for them."""
    agent = Agent.objects.filter(pk=agent_id, is_active=True).first()
    return parts_of(agent, [session_id]).get(session_id) if agent is not None else None


def inboxes_of(agent: Agent) -> frozenset[int]:
    """Ids of the chat inboxes whose lists the agent sees: those of teams they may see."""
    teams = access_of(agent).visible_teams
    return frozenset(Inbox.objects.filter(kind=ChannelKind.CHAT, team__in=teams).values_list("pk", flat=True))


def chat_to_read(session_id: int) -> ChatSession:
    """The chat with what naming its people needs, and nothing else."""
    rows = ChatSession.objects.select_related("inbox__team", "inbox__sender_profile")
    names = ("visitor_name", "ticket_id", "inbox__team__name", "inbox__sender_profile__named_as")
    return rows.only(*names).get(pk=session_id)
