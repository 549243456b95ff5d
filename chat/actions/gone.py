"""The visitor is gone without a word: nobody waits or talks there any longer, until they write again."""

from datetime import datetime

from chat.actions.end import idle_since
from chat.actions.entering import enter, holding
from chat.models import ChatSession, ChatState, EntryKind
from chat.telling import tell_offer_over, tell_queue, tell_state


def visitor_gone(session: ChatSession, *, seen_before: datetime, now: datetime) -> bool:
    """Let go of a visitor who has not been heard of since seen_before. Returns whether they are gone.

    The chat stays with the agent who had it, in name; it takes no room. What is heard of them meanwhile keeps it.
    """
    with holding(session.pk) as chat:
        is_on = chat.state == session.state and chat.state in (ChatState.WAITING, ChatState.ACTIVE)
        if not is_on or chat.visitor_seen_at >= seen_before:
            return False
        chat.state, chat.passed_by = ChatState.LEFT, []
        tell_offer_over(chat.inbox_id, chat.offered_to_id)
        chat.waiting_since = chat.offered_to = chat.offered_at = chat.wanted_agent = None
        chat.silent_ends_at = chat.kept_open_at = None
        chat.save()
        enter(chat, EntryKind.LEFT, at=now)
        idle_since(chat.agent_id)
        tell_state(chat.pk)
        tell_queue(chat.inbox_id)
    return True
