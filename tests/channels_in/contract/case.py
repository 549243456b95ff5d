"""What the contract test must know of a door: how its provider calls, what that becomes, and how it answers us."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.fakes.web import Reply
from tickets.models import Inbox


@dataclass(frozen=True, slots=True)
class Call:
    """A request by the provider, as it would send it: headers hold its signature."""

    path: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"


class Fake(Protocol):
    """The provider: a server on loopback. What it has taken, and what it answers before it takes anything."""

    next_replies: list[Reply]

    @property
    def texts(self) -> Sequence[str]:
        """The texts of what it has taken, in order."""


class Hooked(Protocol):
    """Of doors a provider calls."""

    def call(self, inbox: Inbox, named: str, text: str) -> Call:
        """Something said, which the provider calls `named`, signed as it should be."""

    def unknown(self, inbox: Inbox) -> Call:
        """A signed event of a kind nobody has heard of."""

    def too_old(self, inbox: Inbox) -> Call | None:
        """A call whose signed time is an hour ago; None where the provider signs no time."""


@dataclass(frozen=True, slots=True)
class Case:
    """signs: whether the provider signs; else its address is the secret. refused, busy: its answers that mean so.

    make: makes an inbox with an account that is good at the fake. captured: bodies as they came in, with the fields
    the IncomingMessage they become must have. once: whether the provider drops what it has had (idempotency key).
    """

    kind: str
    fake: Callable[[], AbstractContextManager[Any]] | None = None
    make: Callable[[Any], Inbox] | None = None
    hooked: Hooked | None = None
    signs: bool = True
    captured: Sequence[tuple[bytes, Mapping[str, Any]]] = ()
    envelope: Mapping[str, str] = field(default_factory=dict)
    refused: Reply | None = None
    busy: Reply | None = None
    window: bool = False  # whether one may answer only for a while
