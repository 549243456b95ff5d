"""How long somebody who waits will wait: from how it went for those who came in the last three hours.

Honest means: most people wait no longer than they were told. So the pace is a slow one, not the middle one, and who
stands first now has already shown how slow it can be.
"""

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.db.models import Q
from django.utils import timezone

from chat.models import ChatSession, ChatState
from tickets.models import Inbox

LOOKS_BACK = timedelta(hours=3)
FEWEST = 5  # chats taken; fewer say nothing
SLOW = 0.75  # of the waits that have been, so many were no slower
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Came:
    """One chat of the inbox: when it came, and when an agent took it; None: not yet, or never."""

    at: datetime
    taken_at: datetime | None
    is_waiting: bool = False


def place_in_queue(session: ChatSession) -> int | None:
    """1 for whoever has waited longest in the inbox; None when the chat does not wait."""
    if session.state != ChatState.WAITING or session.waiting_since is None:
        return None
    since = session.waiting_since
    earlier = Q(waiting_since__lt=since) | Q(waiting_since=since, pk__lt=session.pk)
    waiting = ChatSession.objects.filter(inbox=session.inbox_id, state=ChatState.WAITING)
    return waiting.filter(earlier).count() + 1


def expected_wait(inbox: Inbox, place: int, *, now: datetime | None = None) -> timedelta | None:
    """From now until it is the turn of that place, in whole minutes, rounded up; None: there is nothing to go by."""
    return pace_of(inbox, now=now).until(place)


@dataclass(frozen=True, slots=True)
class Step:
    """How long it took one of them, for each place they had to move up, from the place where they came in."""

    place: int
    took: timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """How the waiting list moved up. slowest: what those who wait now have shown so far."""

    steps: tuple[Step, ...]
    slowest: timedelta = timedelta(0)

    def until(self, place: int) -> timedelta | None:
        """As expected_wait. Who came in far behind tells more about a place far behind, if there are enough of them."""
        if len(self.steps) < FEWEST:
            return None
        alike = [step.took for step in self.steps if place <= 2 * step.place and step.place <= 2 * place]
        took = sorted(alike if len(alike) >= FEWEST else [step.took for step in self.steps])
        step = max(took[ceil(len(took) * SLOW) - 1], self.slowest)
        return MINUTE * max(1, ceil(step * place / MINUTE))


def pace_of(inbox: Inbox, *, now: datetime | None = None) -> Pace:
    """How fast the waiting list of the inbox moves up: one query, whatever number of places is asked about."""
    now = now or timezone.now()
    rows = ChatSession.objects.filter(inbox=inbox, started_at__gte=now - LOOKS_BACK).order_by("started_at", "pk")
    fields = ("started_at", "first_accepted_at", "state")
    came = [Came(at, taken_at, state == ChatState.WAITING) for at, taken_at, state in rows.values_list(*fields)]
    return pace_from(came, now)


def pace_from(came: Sequence[Came], now: datetime) -> Pace:
    """Pure. came: in the order in which they came."""
    steps: list[Step] = []
    slowest = timedelta(0)
    taken: list[datetime] = []  # when those who came before were taken, sorted
    for one in came:
        place = len(taken) - bisect_right(taken, one.at) + 1
        if one.taken_at is not None:
            steps.append(Step(place, (one.taken_at - one.at) / place))
            insort(taken, one.taken_at)
        elif one.is_waiting:
            slowest = max(slowest, (now - one.at) / place)
            insort(taken, now)
    return Pace(tuple(steps), slowest)
