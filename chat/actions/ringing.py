"""A chat rings at an agent, for a while; then at the next one.

offered_at says when it last rang, also while it rings at nobody, until an agent has the chat.
"""

from datetime import datetime

from django.db import transaction

from chat.loads import loads_of
from chat.models import Availability, ChatSession, ChatState, Standing
from chat.telling import tell_offer, tell_offer_over, tell_queue
from servicedesk.people.models import Agent

MOST_RUNG_OUT = 2  # in a row; then the agent is busy without having said so


def ring(session_id: int, agent_id: int, *, now: datetime, is_anew: bool = False) -> bool:
    """Let a waiting chat ring at the agent, if both are still free. Returns whether it does.

    is_anew: everybody has let it go by, and is asked once more.
    """
    with transaction.atomic():
        chat = ChatSession.objects.select_for_update(skip_locked=True).filter(pk=session_id).first()
        if chat is None or chat.state != ChatState.WAITING or chat.offered_to_id is not None:
            return False
        mine = Availability.objects.select_for_update().filter(agent=agent_id, standing=Standing.AVAILABLE).first()
        if mine is None or ChatSession.objects.filter(offered_to=agent_id).exists():
            return False
        if loads_of([agent_id]).get(agent_id, 0) >= mine.capacity:
            return False
        chat.offered_to_id, chat.offered_at = agent_id, now
        chat.passed_by = [] if is_anew else chat.passed_by
        chat.save(update_fields=["offered_to", "offered_at", "passed_by"])
        tell_offer(chat.pk, agent_id)
        tell_queue(chat.inbox_id)
    return True


def pass_on(session: ChatSession, *, by: Agent) -> ChatSession:
    """Not now: it rings at the next one. Nothing happens when it does not ring at them any longer."""
    with transaction.atomic():
        chat = _ringing(session.pk, by.pk)
        if chat is None:
            return session
        _let_by(chat)
        Availability.objects.filter(agent=by).update(rung_out=0)
    return chat


def ring_out(session_id: int, agent_id: int) -> int:
    """Nobody answered: it rings at the next one. Returns how many in a row have rung out at the agent."""
    with transaction.atomic():
        chat = _ringing(session_id, agent_id)
        if chat is None:
            return 0
        _let_by(chat)
        mine = Availability.objects.select_for_update().get(agent=agent_id)
        mine.rung_out += 1
        mine.save(update_fields=["rung_out"])
    return mine.rung_out


def take_back(session_id: int, agent_id: int) -> None:
    """It rings at somebody who cannot take it any more. It does not count as passed on."""
    with transaction.atomic():
        chat = _ringing(session_id, agent_id)
        if chat is not None:
            _stop(chat)


def ring_elsewhere(agent: Agent) -> None:
    """Take back what rings at the agent."""
    with transaction.atomic():
        for chat in ChatSession.objects.select_for_update().filter(offered_to=agent).order_by("pk"):
            _stop(chat)


def _stop(chat: ChatSession) -> None:
    tell_offer_over(chat.inbox_id, chat.offered_to_id)
    chat.offered_to = chat.offered_at = None
    chat.save(update_fields=["offered_to", "offered_at"])
    tell_queue(chat.inbox_id)


def _ringing(session_id: int, agent_id: int) -> ChatSession | None:
    return ChatSession.objects.select_for_update().filter(pk=session_id, offered_to=agent_id).first()


def _let_by(chat: ChatSession) -> None:
    tell_offer_over(chat.inbox_id, chat.offered_to_id)
    chat.passed_by = [*chat.passed_by, *filter(None, [chat.offered_to_id])]
    chat.offered_to = None
    chat.save(update_fields=["offered_to", "passed_by"])
    tell_queue(chat.inbox_id)
