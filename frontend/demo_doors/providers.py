"""The providers the demo talks to. Those outside are played by programs of the tests, where these are installed
(tests/fakes/demo_vendors.py, started by make run): they call us as the real ones do, and take what we send.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


class NotTaken(Exception):
    """What the citizen did was not accepted. str() says why, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Something of ours that has arrived at the citizen's. ref: what tells it from others there."""

    ref: str
    text: str
    at: datetime
    subject: str = ""
    sender: str = ""
    is_private: bool = False  # in answer to what was said in public


@dataclass(frozen=True, slots=True)
class Deed:
    """What the citizen does. verb: "say", or what else a surface has a button for."""

    text: str = ""
    subject: str = ""
    verb: str = "say"
    more: Mapping[str, str] = field(default_factory=dict)


class Provider(Protocol):
    address: tuple[str, str]  # as which the citizen is known there: (kind of ContactAddress, value)

    def take(self, deed: Deed) -> None:
        """Tell the installation, as the provider does, and return when it has said that it has it. Raises NotTaken."""

    def heard(self, since: datetime) -> Sequence[Heard]:
        """What has arrived at the citizen's since then, oldest first."""


_providers: dict[str, Provider] = {}


def provide(kind: str, provider: Provider) -> None:
    """From now on this provider plays a kind of channel."""
    _providers[kind] = provider


def provider_of(kind: str) -> Provider | None:
    return _providers.get(kind)
