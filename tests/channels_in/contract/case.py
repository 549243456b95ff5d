"""What the contract test must know of a door: how something comes in, what it becomes, and how its provider answers us.

A door's case is in case_<kind>.py and is called CASE; tests/channels_in/contract/test_*.py run over all of them.
"""

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


class Hooked(Protocol):
    """Of doors a provider calls."""

    def call(self, inbox: Inbox, named: str, text: str) -> Call:
        """Something said by somebody, always the same, which the provider calls `named`; signed as it should be."""

    def unknown(self, inbox: Inbox) -> Call:
        """A signed event of a kind nobody has heard of."""

    def too_old(self, inbox: Inbox) -> Call | None:
        """A call whose signed time is an hour ago; None where the provider signs no time."""


@dataclass(frozen=True, slots=True)
class Case:
    """fake(settings): a context manager that starts the provider on loopback and tells the installation where it is; it
    has `texts` (what it has taken, in order) and `next_replies` (answered, one each, before anything is taken).

    make(fake): an inbox with an account that is good there; for doors without a provider, fake is None.
    arrive(fake, inbox, named, text): for doors that fetch, or have a way in of their own: something said by somebody,
    kept as rows of RawInbound; None: `hooked` is called. signs: whether the provider signs its calls; else its address
    is the secret. names: whether the text that leaves names the municipality (else the network shows who speaks).
    captured: bodies as they came in, with fields of the IncomingMessage they become.
    """

    kind: str
    fake: Callable[[Any], AbstractContextManager[Any]] | None = None
    make: Callable[[Any], Inbox] | None = None
    arrive: Callable[[Any, Inbox, str, str], None] | None = None
    hooked: Hooked | None = None
    signs: bool = True
    names: bool = True
    captured: Sequence[tuple[bytes, Mapping[str, Any]]] = ()
    envelope: Mapping[str, str] = field(default_factory=dict)  # of the captured bodies' rows
    refused: Reply | None = None  # the provider's "no, and I would say so again"
    busy: Reply | None = None  # "slow down"
    has_window: bool = False  # whether one may answer only for a while
