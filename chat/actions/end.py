"""A chat ends; and begins again when its visitor writes within a day."""

from django.utils import timezone
from django.utils.translation import gettext as _

from chat.actions.entering import enter, holding
from chat.models import Availability, ChatSession, ChatState, EndedBy, EntryKind
from chat.names import first_name
from chat.telling import tell_offer_over, tell_queue, tell_state
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange

_OVER = (ChatState.LEFT, ChatState.ENDED)


def end_chat(session: ChatSession, *, by: Agent | None, why: str) -> ChatSession:
    """End a chat; one that has ended stays as it is. why: as EndedBy; by: the agent, when one did it.

    The ticket stays what it is. Raises InvalidChange for a why that is none.
    """
    if why not in EndedBy.values:
        raise InvalidChange(_("Nobody ends a chat that way."))
    with holding(session.pk) as chat:
        if chat.state != ChatState.ENDED:
            end_held(chat, by=by, why=why)
    return chat


def end_held(chat: ChatSession, *, why: str, by: Agent | None = None, wish: str = "") -> None:
    """End a chat that is held. wish: what its visitor wants instead of waiting, message or call_back."""
    now, had = timezone.now(), chat.agent_id
    chat.state, chat.ended_at, chat.ended_by = ChatState.ENDED, now, why
    chat.waiting_since = chat.wanted_agent = chat.silent_ends_at = None
    tell_offer_over(chat.inbox_id, chat.offered_to_id)
    chat.offered_to = chat.offered_at = None
    chat.passed_by = []
    chat.save()
    data = {"by": why, "name": first_name(by.name) if by else "", "wish": wish}
    enter(chat, EntryKind.ENDED, data={key: value for key, value in data.items() if value}, at=now)
    idle_since(had)
    tell_state(chat.pk)
    tell_queue(chat.inbox_id)


def reopen(session: ChatSession) -> ChatSession:
    """A visitor who left, or whose chat ended, waits for an agent again. Does nothing to one that goes on."""
    with holding(session.pk) as chat:
        reopen_locked(chat)
    return chat


def reopen_locked(chat: ChatSession) -> bool:
    """The same for a chat that is locked. Returns whether it was over."""
    if chat.state not in _OVER:
        return False
    now = timezone.now()
    chat.state, chat.waiting_since, chat.agent, chat.accepted_at = ChatState.WAITING, now, None, None
    chat.ended_at, chat.ended_by, chat.passed_by = None, "", []
    chat.wanted_agent = chat.silent_ends_at = chat.kept_open_at = None
    chat.visitor_seen_at = now
    chat.offered_to = chat.offered_at = None
    chat.save()
    enter(chat, EntryKind.REOPENED, at=now)
    tell_state(chat.pk)
    tell_queue(chat.inbox_id)
    return True


def idle_since(agent_id: int | None) -> None:
    """An agent whose last chat this was has been idle from now on."""
    if agent_id is not None and not ChatSession.objects.filter(agent=agent_id, state=ChatState.ACTIVE).exists():
        Availability.objects.filter(agent=agent_id).update(idle_since=timezone.now())
