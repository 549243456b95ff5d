"""Who else is looking at a ticket, and who is writing an answer, as one socket has heard it from the others.

Nothing of it is stored: every socket says again every few seconds that it is there (HEARTBEAT), and who has not been
heard for LAPSE is gone, whatever became of their browser, their line or the process that served them. Pure: now is
an argument, in seconds of a clock that never goes back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

HEARTBEAT = 4.0  # seconds between two times a socket says that it is there
LAPSE = 10.0  # seconds after which a socket that was not heard counts as gone
QUIET = 25.0  # seconds after which a page that says nothing no longer looks: lid closed, tab asleep


@dataclass(frozen=True, slots=True)
class Look:
    """What a page says: it shows this ticket, and whether an answer is being typed. number None: no ticket."""

    number: int | None
    is_typing: bool = False


def read_look(said: object) -> Look | None:
    """Return what {"type": "look", "number": 104233, "typing": false} says, or None when it is anything else.

    >>> read_look({"type": "look", "number": None, "typing": False})
    Look(number=None, is_typing=False)
    """
    if not isinstance(said, dict) or set(said) != {"type", "number", "typing"} or said["type"] != "look":
        return None
    number, typing = said["number"], said["typing"]
    if not isinstance(typing, bool):
        return None
    if number is None:
        return Look(None)
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 2**31:
        return None
    return Look(number, typing)


@dataclass(frozen=True, slots=True)
class Onlooker:
    agent_id: int
    name: str
    is_typing: bool
    heard_at: float


@dataclass(slots=True)
class Onlookers:
    """The others at one ticket, by the name of their socket's channel."""

    by_channel: dict[str, Onlooker] = field(default_factory=dict)

    def hear(self, channel: str, said: Mapping[str, Any], now: float) -> None:
        """said is {"agent_id", "name", "is_typing"}."""
        self.by_channel[channel] = Onlooker(int(said["agent_id"]), str(said["name"]), bool(said["is_typing"]), now)

    def lose(self, channel: str) -> None:
        self.by_channel.pop(channel, None)

    def shown(self, now: float, *, but: int) -> list[dict[str, Any]]:
        """Return [{"id", "name", "typing"}], one for each agent but the one behind this socket, by name."""
        self.by_channel = {
            channel: onlooker for channel, onlooker in self.by_channel.items() if now - onlooker.heard_at < LAPSE
        }
        agents: dict[int, dict[str, Any]] = {}
        for onlooker in self.by_channel.values():
            if onlooker.agent_id == but:
                continue
            row = agents.setdefault(
                onlooker.agent_id, {"id": onlooker.agent_id, "name": onlooker.name, "typing": False}
            )
            row["typing"] = row["typing"] or onlooker.is_typing
        return sorted(agents.values(), key=lambda row: (row["name"], row["id"]))
