"""What the citizen has said by each channel since the program started, and what came back. Kept in memory alone."""

import threading
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from frontend.demo_doors.providers import Deed, Provider
from tickets.models import Delivery, Direction, Message

MOST = 40  # lines of a talk
BECOMES_A_MESSAGE = frozenset({"say", "hang_up", "voicemail"})  # a call does when it is over


@dataclass(slots=True)
class Said:
    deed: Deed
    at: datetime
    ticket: int = 0  # its number, when there is one


@dataclass(slots=True)
class Line:
    """One thing in a talk. ticket: of what the citizen did, the number of what it became; 0 until there is one."""

    is_mine: bool
    text: str
    at: datetime
    subject: str = ""
    sender: str = ""
    ref: str = ""
    verb: str = "say"
    ticket: int = 0
    is_private: bool = False


@dataclass
class Talk:
    kind: str  # of the channel
    said: list[Said] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def say(self, provider: Provider, deed: Deed) -> None:
        """Raises NotTaken."""
        said = Said(deed, timezone.now())
        provider.take(deed)
        with self.lock:
            self.said = [*self.said, said][-MOST:]

    def lines(self, provider: Provider) -> list[Line]:
        """All there is, oldest first."""
        if not self.said:
            return []
        with self.lock:
            self._find_tickets(provider.address)
            mine = [_mine(said) for said in self.said]
        theirs = [
            Line(False, one.text, one.at, one.subject, one.sender, one.ref, is_private=one.is_private)
            for one in provider.heard(self.said[0].at)
        ]
        return sorted([*mine, *theirs], key=lambda line: line.at)[-MOST:]

    def is_answer_coming(self) -> bool:
        """Whether an agent has sent an answer that is still on its way, or may still be taken back."""
        numbers = [said.ticket for said in self.said if said.ticket]
        waiting = Message.objects.filter(ticket__number__in=numbers, delivery=Delivery.PENDING, is_automatic=False)
        return bool(numbers) and waiting.exists()

    def _find_tickets(self, address: tuple[str, str]) -> None:
        """Messages of the citizen come in the order she wrote: the first has become of the first."""
        spoken = [said for said in self.said if said.deed.verb in BECOMES_A_MESSAGE]
        if all(said.ticket for said in spoken):
            return
        kind, value = address
        rows = Message.objects.filter(direction=Direction.IN, channel=self.kind, created_at__gte=spoken[0].at)
        if kind:
            rows = rows.filter(contact__addresses__kind=kind, contact__addresses__value=value)
        numbers = rows.order_by("created_at", "pk").values_list("ticket__number", flat=True)[:MOST]
        for said, number in zip(spoken, numbers, strict=False):
            said.ticket = number


def _mine(said: Said) -> Line:
    return Line(True, said.deed.text, said.at, subject=said.deed.subject, verb=said.deed.verb, ticket=said.ticket)


_talks: dict[str, Talk] = {}


def talk_by(kind: str) -> Talk:
    return _talks.setdefault(kind, Talk(kind))
