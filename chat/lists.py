"""Which list a page shows, and how its rows are read: by whoever knows what a row looks like (frontend).

chat knows who listens and what they may; it does not know rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Literal, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from servicedesk.people.models import Agent

QUERY_MAX = 150  # characters; a page with a longer address fetches its list itself


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page says: the first page of the list with this address, in this language."""

    query: str
    language: str


@dataclass(frozen=True, slots=True)
class ListAsk:
    """One socket's question, with the rights its agent has at this moment (access_of(agent) asks nothing more).

    held is what the reader said the page has (ListAnswer.held); None: nothing yet. changed: numbers of tickets that
    something has happened to since.
    """

    agent: Agent
    shown: Shown
    held: object
    changed: frozenset[int]


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """The list as the agent may see it now: numbers and marks in order, and the rows that are not held as HTML.

    A mark changes whenever the row would say something else of its ticket. held: whatever the reader wants back.
    """

    order: tuple[tuple[int, str], ...]
    next_cursor: str = ""
    rows: Mapping[int, str] = field(default_factory=dict)
    held: object = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What the rail counts for one agent: tickets that are theirs, then each queue and team by its address."""

    mine: int
    entries: tuple[tuple[str, str], ...]


class ListReader(Protocol):
    def lists(self, asks: Sequence[ListAsk]) -> list[ListAnswer | None]:
        """Answer each, in the same order, all from one moment. None: the page had better fetch the list itself."""

    def counts(self, agents: Sequence[Agent]) -> list[Counts]:
        """What the rail of each agent counts now, in the same order."""


# A class by its dotted path, as the channels' in channels_in/registry.py: pages may import chat, never the other way.
READER = "frontend.agent.live_list.LiveLists"


@lru_cache(maxsize=1)
def reader() -> ListReader:
    found: ListReader = import_string(READER)()
    return found


class Unknown(Enum):
    FRAME = "frame"


UNKNOWN = Unknown.FRAME


def read_list(said: object) -> Shown | Literal[Unknown.FRAME] | None:
    """Return what {"type": "list", "query": "ko=mina", "lang": "sv"} says; None for a query of null (no list, or not
    its first page), UNKNOWN when it is anything else.

    >>> read_list({"type": "list", "query": None, "lang": "sv"})
    """
    if not isinstance(said, dict) or set(said) != {"type", "query", "lang"} or said["type"] != "list":
        return UNKNOWN
    query, language = said["query"], said["lang"]
    if not isinstance(language, str) or language not in dict(settings.LANGUAGES):
        return UNKNOWN
    if query is None:
        return None
    return Shown(query, language) if isinstance(query, str) and len(query) <= QUERY_MAX else UNKNOWN
