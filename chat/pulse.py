"""Whether an agent who takes chats is there: a page of theirs, whichever it is, answers when it is asked.

Asked, because a browser slows the clock of a page nobody looks at down to once a minute; what comes it answers at once.
"""

import time
from dataclasses import dataclass

from chat.actions.seen import see_agents
from chat.models import Availability

EVERY = 8.0  # seconds; within 25 s without an answer nothing rings at them, after 40 s their chats wait for others


@dataclass(slots=True)
class Pulse:
    """Of one socket. That it was opened is a sign of life."""

    is_heard: bool = True
    felt_at: float = float("-inf")

    def is_due(self) -> bool:
        return time.monotonic() - self.felt_at >= EVERY

    def feel(self, agent_id: int) -> bool:
        """Note that the agent is here if the page has said anything; return whether to ask it. Up to two queries."""
        is_heard, self.is_heard, self.felt_at = self.is_heard, False, time.monotonic()
        if not Availability.objects.filter(agent=agent_id).exists():
            return False
        if is_heard:
            see_agents([agent_id])
        return True
