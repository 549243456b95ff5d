"""A chat whose agent is gone waits again, at its old place; the visitor is told."""

from datetime import datetime

from chat.actions.entering import enter, holding
from chat.models import ChatSession, ChatState, EntryKind
from chat.telling import tell_queue, tell_state
from tickets.actions.assign import assign
from tickets.merged import main_of


def requeue(session: ChatSession, *, now: datetime) -> bool:
    """Put an active chat back among those who wait, and its ticket in nobody's hands. Returns whether it was needed.

    session says who had it: when somebody else has it by now, or nobody, nothing is done.
    """
    with holding(session.pk) as chat:
        if chat.state != ChatState.ACTIVE or chat.agent is None or chat.agent_id != session.agent_id:
            return False
        was = chat.agent
        back_in_line(chat)
        chat.save()
        enter(chat, EntryKind.REQUEUED, data={"name": was.name}, at=now)
        main = main_of(chat.ticket)
        if main.assignee_id == was.pk:
            assign(main, None, by=None)
        tell_state(chat.pk)
        tell_queue(chat.inbox_id)
    return True


def back_in_line(chat: ChatSession) -> None:
    """Wait since an agent took it: before everybody who has come since then. The caller saves."""
    chat.waiting_since, chat.state = chat.accepted_at or chat.started_at, ChatState.WAITING
    chat.agent = chat.accepted_at = chat.wanted_agent = chat.offered_to = chat.offered_at = None
    chat.silent_ends_at = chat.kept_open_at = None
    chat.passed_by = []
