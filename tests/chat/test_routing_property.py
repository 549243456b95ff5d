"""Whatever happens: nobody has more chats by offers than they take, and whoever waits is asked about in the end."""

from datetime import datetime
from typing import Literal

from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chat.actions.accept import accept, pass_on
from chat.actions.end import end_chat
from chat.actions.staffing import set_standing
from chat.models import Availability, ChatSession, ChatState, Standing
from chat.routing_rounds import RINGS_FOR, offer_round, requeue_lost
from servicedesk.people.models import Agent
from tests.chat.staff import chat_inbox, seconds, seen, takes_chats, waits
from tests.factories.cast import Cast
from tests.factories.people import make_agent, make_team
from tickets.models import Inbox

Deed = Literal["come", "accept", "pass", "ignore", "end", "die", "return", "busy"]
DEEDS: list[Deed] = ["come", "come", "accept", "accept", "pass", "ignore", "end", "die", "return", "busy"]
steps = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 2)), min_size=5, max_size=25)


class House:
    """Three agents, one inbox, and a clock."""

    def __init__(self, capacities: list[int]) -> None:
        self.now: datetime = timezone.now()
        team = make_team()
        self.inbox: Inbox = chat_inbox(team=team)
        self.agents = [make_agent(f"Agent {number}", teams=[team]) for number in range(3)]
        self.dead: set[int] = set()
        for agent, capacity in zip(self.agents, capacities, strict=True):
            takes_chats(agent, self.now, capacity=capacity)

    def do(self, deed: Deed, who: int) -> None:
        agent = self.agents[who]
        ringing = ChatSession.objects.filter(offered_to=agent).first()
        if deed == "come":
            waits(self.inbox)
        elif deed == "die":
            self.dead.add(agent.pk)
        elif deed == "return":
            self.dead.discard(agent.pk)
            set_standing(agent, Standing.AVAILABLE)
        elif deed == "busy":
            set_standing(agent, Standing.BUSY)
        elif deed == "accept" and ringing is not None:
            accept(ringing, by=agent)
        elif deed == "pass" and ringing is not None:
            pass_on(ringing, by=agent)
        elif deed == "end":
            self._end_one(agent)
        self.turn(RINGS_FOR.total_seconds() if deed == "ignore" else 1)

    def _end_one(self, agent: Agent) -> None:
        talking = ChatSession.objects.filter(agent=agent, state=ChatState.ACTIVE).first()
        if talking is not None:
            end_chat(talking, by=agent, why="agent")

    def turn(self, after: float) -> None:
        """Time goes by, browsers that live say so, and the rounds are done."""
        self.now += seconds(after)
        seen(*[agent for agent in self.agents if agent.pk not in self.dead], at=self.now)
        requeue_lost(self.now)
        offer_round(self.now)

    def check(self) -> None:
        for row in Availability.objects.filter(agent__in=self.agents):
            ringing = ChatSession.objects.filter(offered_to=row.agent_id, state=ChatState.WAITING).count()
            talking = ChatSession.objects.filter(agent=row.agent_id, state=ChatState.ACTIVE).count()
            assert talking + ringing <= row.capacity
            assert ringing <= 1
        assert not ChatSession.objects.filter(inbox=self.inbox, offered_to__isnull=False).exclude(
            state=ChatState.WAITING
        )

    def waiting(self) -> int:
        return ChatSession.objects.filter(inbox=self.inbox, state=ChatState.WAITING).count()


@given(st.lists(st.integers(1, 3), min_size=3, max_size=3), steps)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_offers_keep_within_capacity_and_reach_everybody_who_waits(
    cast: Cast, capacities: list[int], deeds: list[tuple[Deed, int]]
) -> None:
    ChatSession.objects.all().delete()
    house = House(capacities)

    for deed, who in deeds:
        house.do(deed, who)
        house.check()

    for who in range(3):  # everybody comes back, and answers what rings until nobody waits
        house.do("return", who)
    for _turn in range(3 * len(deeds)):
        for who in range(3):
            house.do("accept", who)
            house.do("end", who)
            house.check()
        if not house.waiting():
            return
    raise AssertionError(f"{house.waiting()} chats were never offered")
