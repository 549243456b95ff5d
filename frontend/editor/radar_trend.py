"""Whether a question is asked more or less often than it was: of whole weeks, pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

RECENT = 4  # weeks that are compared with those before
EARLIER_LEAST = 8  # contacts in the weeks before, for a share of them to say something
STEADY = 15  # percent within which nothing has changed
PEAK_LEAST, PEAK_TIMES = 5, 2  # contacts of the last week, and how many times any week before


class Way(StrEnum):
    UP = "up"
    DOWN = "down"
    FLAT = "flat"
    PEAK = "peak"
    NONE = "none"  # too few to say


@dataclass(frozen=True, slots=True)
class Trend:
    way: Way
    percent: int = 0  # more or less, without a sign


def trend(counts: Sequence[int]) -> Trend:
    """counts: of each whole week, the oldest first, more than RECENT.

    >>> trend([2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3]), trend([0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 9])
    (Trend(way=<Way.UP: 'up'>, percent=50), Trend(way=<Way.PEAK: 'peak'>, percent=0))
    """
    *past, last = counts
    if last >= max(PEAK_LEAST, PEAK_TIMES * max(past) + 1):
        return Trend(Way.PEAK)
    earlier, recent = counts[:-RECENT], counts[-RECENT:]
    if sum(earlier) < EARLIER_LEAST:
        return Trend(Way.NONE)
    change = round(100 * (sum(recent) / RECENT * len(earlier) / sum(earlier) - 1))
    if abs(change) < STEADY:
        return Trend(Way.FLAT, abs(change))
    return Trend(Way.UP if change > 0 else Way.DOWN, abs(change))
