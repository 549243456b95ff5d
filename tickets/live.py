"""Whether the requester of a ticket is here live, and the way to them.

Whoever keeps live conversations (the room "chat") registers how to find out; tickets knows nobody above it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tickets.models import Message, Ticket

KIND = "chat"  # the kind of address of somebody who is here


@dataclass(frozen=True, slots=True)
class Live:
    """address: {"kind": KIND, "value", "name", "role": "to"} of the requester, or None when they are not here.

    deliver: called inside the transaction that wrote a message to such an address; it shall show it to them.
    """

    address: Callable[[Ticket], dict[str, str] | None]
    deliver: Callable[[Message], None]


_registered: list[Live] = []


def register(live: Live) -> None:
    """Called once, when the room is ready."""
    _registered[:] = [live]


def address(ticket: Ticket) -> dict[str, str] | None:
    """Return the requester's address as long as they are here."""
    return _registered[0].address(ticket) if _registered else None


def deliver(message: Message) -> None:
    """Show a message to the requester, who is here. Inside the transaction that wrote it."""
    for live in _registered:
        live.deliver(message)
