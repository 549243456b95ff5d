"""How much strangers may do in the chat, instead of a captcha.

Two kinds of limits. What every frame costs is counted in the process that serves the socket: it must cost nothing to
count. What opens a ticket is counted in the cache, for all processes together.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings

from channels_in.webform.limits import open_when_unknown, place_of
from servicedesk.lib.ratelimit import allowed

__all__ = ["FRAMES", "SAID", "SLOWED_MAX", "Bucket", "Places", "may_start", "place_of"]

FRAMES = (60, 10.0)  # of one socket: at once, and afterwards so many a second
SAID = (30, 3.0)  # of these, messages: a page that was offline sends all it has, and is then slowed down
GUESSES = (20, 0.05)  # tokens that nobody holds, of one place: at once, and afterwards one in twenty seconds
SLOWED_MAX = 30  # messages in a row of one socket that were slowed down; then it is closed
MINUTES, HOURS, DAYS = 60, 3600, 86_400  # seconds
STARTED_PER_PLACE = ((30, 10 * MINUTES), (200, DAYS))
STARTED_PER_INBOX = (600, 10 * MINUTES)
MOST_PLACES = 20_000  # that a process remembers


@dataclass(slots=True)
class Bucket:
    """So much at once, and afterwards so much a second. Pure: now is an argument, in seconds."""

    size: float
    each_second: float
    level: float = 0.0
    at: float = -1.0  # when it was last asked; never yet

    def take(self, now: float, amount: float = 1.0) -> bool:
        """Take out that much; False when there is not enough."""
        filled = self.size if self.at < 0 else min(self.size, self.level + (now - self.at) * self.each_second)
        self.at = now
        self.level = filled - amount if filled >= amount else filled
        return filled >= amount

    def wait(self, now: float, amount: float = 1.0) -> float:
        """Take out that much, on credit where there is not enough; return the seconds until it is paid."""
        if self.take(now, amount):
            return 0.0
        self.level -= amount
        return -self.level / self.each_second

    def is_full(self, now: float) -> bool:
        return self.at < 0 or self.level + (now - self.at) * self.each_second >= self.size


@dataclass(slots=True)
class Place:
    """What comes from one network place to this process."""

    sockets: int
    said: Bucket
    guesses: Bucket

    def is_idle(self, now: float) -> bool:
        return self.sockets == 0 and self.said.is_full(now) and self.guesses.is_full(now)


@dataclass(slots=True)
class Places:
    """Sockets, messages and guessed tokens of each place, and the messages of each inbox, in this process."""

    clock: Callable[[], float] = time.monotonic
    by_place: dict[str, Place] = field(default_factory=dict)
    by_inbox: dict[int, Bucket] = field(default_factory=dict)

    def enter(self, place: str) -> bool:
        """Count one more socket; False when there are enough from there."""
        found = self._of(place)
        if found.sockets >= settings.CHAT_SOCKETS_PER_PLACE:
            return False
        found.sockets += 1
        return True

    def leave(self, place: str) -> None:
        found = self.by_place.get(place)
        if found is not None:
            found.sockets = max(0, found.sockets - 1)

    def may_say(self, place: str, inbox_id: int) -> bool:
        """Whether one more message may come from the place, and into the inbox."""
        now = self.clock()
        inbox = self.by_inbox.setdefault(inbox_id, _per_minute(settings.CHAT_MESSAGES_PER_INBOX))
        return self._of(place).said.take(now) and inbox.take(now)

    def may_guess(self, place: str) -> bool:
        """Count one token that nobody holds."""
        return self._of(place).guesses.take(self.clock())

    def _of(self, place: str) -> Place:
        if len(self.by_place) >= MOST_PLACES:
            now = self.clock()
            self.by_place = {name: found for name, found in self.by_place.items() if not found.is_idle(now)}
        if len(self.by_place) >= MOST_PLACES:  # a flood from everywhere: the sockets count, the rest is forgotten
            self.by_place = {name: found for name, found in self.by_place.items() if found.sockets}
        found = self.by_place.get(place)
        if found is None:
            said = _per_minute(settings.CHAT_MESSAGES_PER_PLACE)
            found = self.by_place[place] = Place(0, said, Bucket(*GUESSES))
        return found


def _per_minute(most: int) -> Bucket:
    """A sixth of a minute's measure may come at once."""
    return Bucket(max(1.0, math.ceil(most / 6)), most / MINUTES)


@open_when_unknown
def may_start(place: str, inbox_id: int) -> bool:
    """Count one new chat; whether it may become a ticket. In the cache: asks the network when that is Redis."""
    within = [
        allowed(f"chat-place-{seconds}", place, most=most, seconds=seconds) for most, seconds in STARTED_PER_PLACE
    ]
    most, seconds = STARTED_PER_INBOX
    return all(within) and allowed("chat-inbox", str(inbox_id), most=most, seconds=seconds)
