"""The rounds: whom waiting chats ring at, agents whose browser died, visitors who went, chats gone silent.

Every web process calls them (chat.ticking); an advisory lock lets one at a time do it (chat.ticking.rounds), and each
does only what the rows say at that moment: one that is called twice, or late, does nothing wrong. now is an argument.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import Q

from chat.actions.gone import visitor_gone
from chat.actions.hold import GONE_AFTER
from chat.actions.requeue import requeue
from chat.actions.ringing import MOST_RUNG_OUT, ring, ring_out, take_back
from chat.actions.staffing import set_standing
from chat.actions.unread import mail_left, mail_unread
from chat.models import Availability, ChatSession, ChatState, Standing
from chat.offers import Taking, Waiting, choose, may_take
from chat.silence import end_silent
from chat.tokens import RESUMABLE_FOR
from chat.who_takes import agents_taking, as_waiting, chats_waiting
from servicedesk.people.models import Agent

RINGS_FOR = timedelta(seconds=30)
LOST_AFTER = timedelta(seconds=40)  # since the agent's page was last heard of
TALKING_GONE_AFTER = timedelta(minutes=10)  # since a visitor's was, while somebody has their chat
AWAY_AFTER = timedelta(minutes=10)

logger = logging.getLogger(__name__)


def offer_round(now: datetime) -> int:
    """Let chats nobody has ring at somebody; who has waited longest first. Returns how many began to ring.

    What has rung for RINGS_FOR, or rings at somebody who takes none any more, goes on to the next. When everybody has
    let it go by, it begins anew.
    """
    chats = chats_waiting()
    if not chats:
        return 0
    taking = {agent.agent_id: agent for agent in agents_taking(now)}
    if not taking and not any(chat.offered_to_id for chat in chats):
        return 0
    waiting = {one.session_id: one for one in as_waiting(chats)}
    return _each(chats, lambda chat: _offer(chat, waiting[chat.pk], taking, now))


def _offer(chat: ChatSession, waiting: Waiting, taking: dict[int, Taking], now: datetime) -> bool:
    """Return whether it began to ring at somebody."""
    passed = _still_rings(chat, waiting, taking, now)
    return passed is not None and _ring_next(replace(waiting, passed_by=passed), chat, taking, now)


def _still_rings(
    chat: ChatSession, waiting: Waiting, taking: dict[int, Taking], now: datetime
) -> frozenset[int] | None:
    """Return None while it rings; else who has let it go by. taking is kept true."""
    agent_id = chat.offered_to_id
    if agent_id is None or chat.offered_at is None:
        return waiting.passed_by
    agent = taking.get(agent_id)
    if agent is None or agent.chats >= agent.capacity or not may_take(waiting, agent):
        take_back(chat.pk, agent_id)
        _free(taking, agent_id)
        return waiting.passed_by
    if now - chat.offered_at < RINGS_FOR:
        return None
    _free(taking, agent_id)
    if ring_out(chat.pk, agent_id) >= MOST_RUNG_OUT:
        set_standing(Agent.objects.get(pk=agent_id), Standing.BUSY, is_automatic=True)
        del taking[agent_id]
    return waiting.passed_by | {agent_id}


def _free(taking: dict[int, Taking], agent_id: int) -> None:
    if agent_id in taking:
        taking[agent_id] = replace(taking[agent_id], is_ringing=False)


def _ring_next(waiting: Waiting, chat: ChatSession, taking: dict[int, Taking], now: datetime) -> bool:
    agent_id, is_anew = choose(waiting, taking.values()), False
    has_just_rung = chat.offered_at is not None and now - chat.offered_at < RINGS_FOR
    if agent_id is None and waiting.passed_by and not has_just_rung:
        agent_id, is_anew = choose(replace(waiting, passed_by=frozenset()), taking.values()), True
    if agent_id is None or not ring(chat.pk, agent_id, now=now, is_anew=is_anew):
        return False
    taking[agent_id] = replace(taking[agent_id], is_ringing=True)
    return True


def requeue_lost(now: datetime, *, slack: timedelta = timedelta(0)) -> int:
    """Put chats back whose agent has not been heard of for LOST_AFTER (and slack), or is shut out. Returns how many."""
    before = now - LOST_AFTER - slack
    active = ChatSession.objects.filter(state=ChatState.ACTIVE)
    there = Q(agent__availability__seen_at__gte=before) | Q(accepted_at__gte=before)
    lost = active.filter(~there | Q(agent__is_active=False)).order_by("accepted_at", "pk")
    return _each(lost, lambda chat: requeue(chat, now=now))


def let_go(now: datetime, *, slack: timedelta = timedelta(0)) -> int:
    """Let go of visitors who have not been heard of for long; what they had not read is mailed. Returns how many.

    Then chats that are silent, and agents whose page has been closed for long.
    """
    waiting_before, talking_before = now - GONE_AFTER - slack, now - TALKING_GONE_AFTER - slack
    waiting = Q(state=ChatState.WAITING, visitor_seen_at__lt=waiting_before)
    talking = Q(state=ChatState.ACTIVE, visitor_seen_at__lt=talking_before)

    def let_one_go(chat: ChatSession) -> bool:
        before = waiting_before if chat.state == ChatState.WAITING else talking_before
        is_gone = visitor_gone(chat, seen_before=before, now=now)
        if is_gone:
            mail_unread(chat)
        return is_gone

    gone = _each(ChatSession.objects.filter(waiting | talking).order_by("visitor_seen_at", "pk"), let_one_go)
    end_silent(now)
    mail_left(now)
    send_away(now)
    return gone


def send_away(now: datetime) -> int:
    """Whoever has had no page with chats open for AWAY_AFTER is away, without having said so. Returns how many."""
    taking = Availability.objects.exclude(standing=Standing.AWAY).filter(seen_at__lt=now - AWAY_AFTER)
    gone = list(taking.select_related("agent").order_by("agent"))
    for row in gone:
        set_standing(row.agent, Standing.AWAY, is_automatic=True)
    return len(gone)


def forget_places(now: datetime) -> int:
    """Where visitors came from is not kept once they can no longer come back. Returns of how many it was removed."""
    before = now - RESUMABLE_FOR
    over = Q(ended_at__lt=before) | Q(state=ChatState.LEFT, visitor_seen_at__lt=before)
    return ChatSession.objects.exclude(place="").filter(over).update(place="")


def _each(chats: Iterable[ChatSession], do: Callable[[ChatSession], bool]) -> int:
    """Return for how many it was needed. One that cannot be done now hinders no other: the next round tries again."""
    done = 0
    for chat in list(chats):
        try:
            done += do(chat)
        except Exception:
            logger.exception("chat %s could not be seen to", chat.pk)
    return done
