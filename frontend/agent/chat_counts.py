"""Who serves a chat, and how many chats are theirs or wait: a figure in the rail of every page."""

from chat.models import ChatSession, ChatState
from frontend import lookups
from servicedesk.people.access import Access
from tickets.models import ChannelKind, Inbox

SECONDS = 2.0  # one question in so long for all agents of the process


def serves_chat(access: Access) -> bool:
    """Whether the agent belongs to a team that has a chat."""
    return any(inbox.team_id in access.member_teams for inbox in chat_inboxes())


def chat_inboxes() -> list[Inbox]:
    return [inbox for inbox in lookups.inboxes() if inbox.kind == ChannelKind.CHAT]


def chats_for(access: Access) -> tuple[int, int]:
    """How many chats the agent has, and how many of their teams' wait for somebody."""
    if not serves_chat(access):
        return 0, 0
    rows = lookups.kept("chats", SECONDS, _open_chats)
    own = sum(agent == access.agent_id for agent, _team in rows)
    return own, sum(agent is None and team in access.member_teams for agent, team in rows)


def _open_chats() -> list[tuple[int | None, int]]:
    """(agent or None while it waits, team of the ticket) of each chat that is somebody's turn."""
    rows = ChatSession.objects.filter(state__in=[ChatState.WAITING, ChatState.ACTIVE]).order_by()
    return list(rows.values_list("agent_id", "ticket__team_id"))
