"""The shape of a question of the radar, and of what people said: a frozen record without behaviour."""

from dataclasses import dataclass
from typing import Literal

RadarState = Literal["open", "drafted", "answered", "muted"]


@dataclass(frozen=True)
class RadarQuestion:
    """Contacts that mean the same.

    ``weeks`` are contacts in each whole week, the oldest first; the last is the week before this one. ``channels`` says
    how many of a hundred come by each, ``minutes`` how long one takes on average. ``asked`` are what people say, with
    alternatives as [one|or the other]; one in another language is written "ar: ...". ``unanswered`` is the share, of a
    hundred, whose wrap-up says that the knowledge base has no answer. ``searches`` are words of searches without hits.
    """

    slug: str
    name: str
    department: str
    weeks: tuple[int, ...]
    channels: tuple[tuple[str, int], ...]
    minutes: float
    asked: tuple[str, ...]
    state: RadarState = "open"
    article: str = ""
    unanswered: int = 90
    searches: tuple[str, ...] = ()
    is_named: bool = False
