"""Everything at once: locks are taken in one order, so nothing waits for ever, and the rows stay true."""

import random
from collections.abc import Callable

from django.db import DatabaseError
from django.utils import timezone

from chat.actions.accept import accept, pass_on
from chat.actions.end import end_chat, reopen
from chat.actions.helpers import invite, leave
from chat.actions.mark import mark
from chat.actions.say import Saying, say_many
from chat.actions.seen import see_agents, see_visitors
from chat.actions.staffing import set_standing
from chat.actions.transfer import transfer
from chat.models import ChatEntry, ChatSession, ChatState
from chat.routing_rounds import let_go, offer_round, requeue_lost
from servicedesk.people.models import Agent
from tests.chat.staff import chat_inbox, seconds, takes_chats, waits
from tests.factories.cast import Cast
from tests.factories.people import make_agent
from tests.tickets.parallel import at_once
from tickets.actions.assign import assign
from tickets.actions.errors import ActionError
from tickets.models import Ticket

Deed = Callable[[ChatSession, Agent, int], object]
DEEDS: list[Deed] = [
    lambda chat, agent, number: accept(chat, by=agent),
    lambda chat, agent, number: accept(chat, by=agent),
    lambda chat, agent, number: pass_on(chat, by=agent),
    lambda chat, agent, number: end_chat(chat, by=agent, why="agent"),
    lambda chat, agent, number: reopen(chat),
    lambda chat, agent, number: transfer(chat, by=agent, to_agent=_other(agent)),
    lambda chat, agent, number: invite(chat, _other(agent), by=agent),
    lambda chat, agent, number: leave(chat, by=agent),
    lambda chat, agent, number: set_standing(agent, random.Random(number).choice(["available", "busy"])),  # noqa: S311
    lambda chat, agent, number: say_many([Saying(chat.pk, "agent", "Hej", f"a{number}", agent_id=agent.pk)]),
    lambda chat, agent, number: say_many([Saying(chat.pk, "visitor", "Hej", f"v{number}")]),
    lambda chat, agent, number: mark(chat.pk, side="visitor", received=number, read=number),
    lambda chat, agent, number: see_visitors([chat.pk]) + see_agents([agent.pk]),
    lambda chat, agent, number: offer_round(timezone.now()),
    lambda chat, agent, number: requeue_lost(timezone.now() + seconds(60)),
    lambda chat, agent, number: let_go(timezone.now()),
    lambda chat, agent, number: assign(Ticket.objects.get(pk=chat.ticket_id), agent, by=agent),
]


def _other(agent: Agent) -> Agent:
    return Agent.objects.exclude(pk=agent.pk).filter(memberships__team__in=agent.memberships.values("team"))[0]


def test_deeds_of_many_at_once_neither_lock_up_nor_contradict(cast: Cast) -> None:
    chance = random.Random(7)  # noqa: S311 -- the same each time
    inbox = chat_inbox(team=cast.kontaktcenter)
    agents = [make_agent(f"Agent {number}", teams=[cast.kontaktcenter]) for number in range(3)]
    for agent in agents:
        takes_chats(agent)
    chats = [waits(inbox) for _number in range(4)]
    given = [(deed, chance.choice(chats), chance.choice(agents), number) for number, deed in enumerate(DEEDS * 18)]
    chance.shuffle(given)

    results = at_once(lambda one: one[0](one[1], Agent.objects.get(pk=one[2].pk), one[3]), given, threads=6)

    failed = [result for result in results if isinstance(result, Exception) and not isinstance(result, ActionError)]
    assert [str(error) for error in failed if isinstance(error, DatabaseError)] == []
    assert failed == []
    for chat in ChatSession.objects.all():
        seqs = list(ChatEntry.objects.filter(session=chat).order_by("seq").values_list("seq", flat=True))
        assert seqs == list(range(1, chat.last_seq + 1))
        assert chat.offered_to_id is None or chat.state == ChatState.WAITING
