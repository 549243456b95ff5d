"""How many chats an agent has, and how many they take at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from chat.models import CAPACITY_DEFAULT, Availability, ChatSession, ChatState
from servicedesk.people.models import Agent


@dataclass(frozen=True, slots=True)
class Load:
    chats: int
    capacity: int

    @property
    def is_full(self) -> bool:
        """No offers come; one more by hand is the agent's own choice, after a warning."""
        return self.chats >= self.capacity


def load_of(agent: Agent) -> Load:
    capacity = Availability.objects.filter(agent=agent).values_list("capacity", flat=True).first()
    return Load(loads_of([agent.pk]).get(agent.pk, 0), capacity or CAPACITY_DEFAULT)


def loads_of(agent_ids: Iterable[int]) -> dict[int, int]:
    """Chats each agent has now, by agent id; those who have none are left out."""
    active = ChatSession.objects.filter(state=ChatState.ACTIVE, agent__in=list(agent_ids))
    return dict(active.order_by().values_list("agent").annotate(chats=Count("pk")))


def own_availability(agent: Agent) -> Availability:
    """Lock the agent's row: offers and what they take by hand count one after the other. A chat is locked before it."""
    Availability.objects.get_or_create(agent=agent)
    return Availability.objects.select_for_update().get(agent=agent)
