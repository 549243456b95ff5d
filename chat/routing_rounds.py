"""The rounds: whom waiting chats ring at, agents whose browser died, visitors who went, chats gone silent.

Every web process calls them (chat.ticking); an advisory lock lets one at a time do it (chat.ticking.rounds), and each
does only what the rows say at that moment: one that is called twice, or late, does nothing wrong. now is an argument.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import Q

from chat.actions.requeue import requeue
from chat.actions.ringing import MOST_RUNG_OUT, ring, ring_out, take_back
from chat.actions.staffing import set_standing
from chat.models import ChatSession, ChatState, Standing
from chat.offers import Taking, Waiting, choose, may_take
from chat.who_takes import agents_taking, as_waiting, chats_waiting
from servicedesk.people.models import Agent

RINGS_FOR = timedelta(seconds=30)
LOST_AFTER = timedelta(seconds=40)  # since the agent's page was last heard of


def offer_round(now: datetime) -> int:
    """Let chats nobody has ring at somebody; who has waited longest first. Returns how many began to ring.

    What has rung for RINGS_FOR, or rings at somebody who takes none any more, goes on to the next. When everybody has
    let it go by, it begins anew.
    """
    chats = chats_waiting()
    if not chats:
        return 0
    taking = {agent.agent_id: agent for agent in agents_taking(now)}
    begun = 0
    for chat, waiting in zip(chats, as_waiting(chats), strict=True):
        passed = _still_rings(chat, waiting, taking, now)
        if passed is None:
            continue
        begun += _ring_next(replace(waiting, passed_by=passed), chat, taking, now)
    return begun


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
    return sum(requeue(chat, now=now) for chat in lost)
