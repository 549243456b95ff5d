"""What a published page changed: contacts a week on its question before and after. Pure.

Method, as docs and pages state it:

- Before: the mean of at most 12 whole weeks just before the week of publication, which is left out of both sides.
- After: the whole weeks since then, at most 26: a mean of long ago says nothing about today.
- Expected without the page: the mean before x the weeks after. Avoided: what was expected less what came.
- Interval, 90 %: how far a sum as long as that after may lie from what was expected, had nothing changed.
  1. Quasi-Poisson: phi x mean x k x (1 + k/n) for n weeks before and k after; phi, never less than 1, is how much more
     the weeks before differ than chance would have them. Quantiles of Student's t with n - 1 degrees.
  2. Any question drifts: 4 % of its mean, times the root of the weeks between the middles of the two sides.
  3. What the same forecast missed by in earlier weeks (root mean square), where the history is long enough to try it:
     seasons are seen there. The larger of this and of 1 and 2 together counts.
  4. Contacts that were already falling, or rising, may have gone on to: the interval is widened by that.
- A claim is made with at least 6 whole weeks and 20 contacts before, 4 whole weeks after, and an interval above zero.

What it cannot know: a cause that came in the same week as the page, and a season when there is less than a year of
history. Source of 1: McCullagh and Nelder, Generalized Linear Models (1989), chapter 6.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt

import numpy as np
from numpy.typing import NDArray

BEFORE_MAX, BEFORE_LEAST = 12, 6  # whole weeks
AFTER_MAX, AFTER_LEAST = 26, 4  # whole weeks
CONTACTS_LEAST = 20  # before, in all
DRIFT = 0.04  # of the mean, a week
TREND_SEEN = 1.3  # standard errors from which a slope before is taken for one
TRIALS_LEAST = 8  # earlier forecasts, for their misses to say something
# Student's t, 95 % to one side (90 % between both), by degrees of freedom.
_T = {5: 2.015, 6: 1.943, 7: 1.895, 8: 1.860, 9: 1.833, 10: 1.812, 11: 1.796}
_WEEK = timedelta(days=7)

Counts = NDArray[np.float64]  # contacts of each week, the oldest first


class NoClaim(StrEnum):
    NOT_PUBLISHED = "not_published"
    TOO_EARLY = "too_early"  # fewer than AFTER_LEAST weeks after
    TOO_FEW = "too_few"  # weeks or contacts before
    TOO_UNCERTAIN = "too_uncertain"  # chance alone could have done it
    MORE = "more"  # clearly more contacts than before


@dataclass(frozen=True, slots=True)
class Week:
    """contacts: by channel; a channel without any may be missing."""

    monday: date
    contacts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Effect:
    """before, after: contacts a week; expected, avoided, low, high: contacts in all of weeks_after. None: not known.

    low to high is the interval of avoided. by_channel: (before, after) a week. reason: None when there is a claim.
    """

    claim: bool
    reason: NoClaim | None
    weeks_before: int = 0
    weeks_after: int = 0
    before: float | None = None
    after: float | None = None
    expected: float | None = None
    avoided: float | None = None
    low: float | None = None
    high: float | None = None
    by_channel: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def effect(weeks: Iterable[Week], published_on: date | None, *, today: date) -> Effect:
    """Return what the page changed, with a claim only when there is enough to make one.

    weeks: from the first that was counted, in any order; one that is missing after it had no contacts, and one that is
    not over by today is left out. Numbers stand in the answer as soon as there is a week on each side, claim or not.
    """
    if published_on is None or published_on > today:
        return Effect(claim=False, reason=NoClaim.NOT_PUBLISHED)
    history, later = _sides(list(weeks), _monday(published_on), _monday(today))
    before, after = history[-BEFORE_MAX:], later[:AFTER_MAX]
    if not before or not after:
        reason = NoClaim.TOO_FEW if after else NoClaim.TOO_EARLY
        return Effect(
            claim=False, reason=reason, weeks_before=len(before), weeks_after=len(after), before=_mean(before)
        )
    return _measured(_totals(history), before, after)


def _sides(weeks: Sequence[Week], publication: date, current: date) -> tuple[list[Counter[str]], list[Counter[str]]]:
    """Contacts by channel of each whole week before and after that of publication, the oldest first."""
    found: dict[date, Counter[str]] = {}
    for week in weeks:
        found.setdefault(_monday(week.monday), Counter()).update(week.contacts)
    if not found:
        return [], []
    first = min(found)
    whole = [first + _WEEK * number for number in range((current - first).days // 7)]
    return (
        [found.get(monday, Counter()) for monday in whole if monday < publication],
        [found.get(monday, Counter()) for monday in whole if monday > publication],
    )


def _measured(history: Counts, before: list[Counter[str]], after: list[Counter[str]]) -> Effect:
    was, came = _totals(before), _totals(after)
    mean, many = float(was.mean()), len(came)
    expected = mean * many
    avoided = expected - float(came.sum())
    margin = _T[max(len(was) - 1, min(_T))] * max(_spread(was, many), _missed(history, len(was), many) * expected)
    goes_on = _trend(was, many)
    low, high = avoided - margin + min(goes_on, 0), avoided + margin + max(goes_on, 0)
    reason = _reason(was, many, low, high)
    return Effect(
        claim=reason is None,
        reason=reason,
        weeks_before=len(was),
        weeks_after=many,
        before=mean,
        after=float(came.mean()),
        expected=expected,
        avoided=avoided,
        low=low,
        high=high,
        by_channel=_by_channel(before, after),
    )


def _reason(was: Counts, many: int, low: float, high: float) -> NoClaim | None:
    """Why there is no claim; None when there is one."""
    if len(was) < BEFORE_LEAST or was.sum() < CONTACTS_LEAST:
        return NoClaim.TOO_FEW
    if many < AFTER_LEAST:
        return NoClaim.TOO_EARLY
    if high < 0:
        return NoClaim.MORE
    return None if low > 0 else NoClaim.TOO_UNCERTAIN


def _spread(was: Counts, many: int) -> float:
    """The standard deviation of a sum of `many` weeks around what the weeks before say it will be."""
    mean, length = float(was.mean()), len(was)
    phi = 1.0 if mean == 0 or length == 1 else max(1.0, float(was.var(ddof=1)) / mean)
    chance = phi * mean * many * (1 + many / length)
    between = (length + many) / 2 + 1
    return sqrt(chance + (DRIFT * mean * many) ** 2 * between)


def _missed(history: Counts, length: int, many: int) -> float:
    """By what share of the expected sum this forecast missed earlier (root mean square); 0 when not tried enough."""
    sums = np.concatenate([[0.0], np.cumsum(history)])
    starts = np.arange(len(history) - length - 1 - many + 1)
    if len(starts) < TRIALS_LEAST:
        return 0.0
    expected = (sums[starts + length] - sums[starts]) / length * many
    came = sums[starts + length + 1 + many] - sums[starts + length + 1]
    tried = expected > 0
    if tried.sum() < TRIALS_LEAST:
        return 0.0
    return float(np.sqrt(np.mean((came[tried] / expected[tried] - 1) ** 2)))


def _trend(was: Counts, many: int) -> float:
    """How many contacts more or fewer than the mean says would come, if the weeks before went on as they went."""
    length, mean = len(was), float(was.mean())
    if length < BEFORE_LEAST or mean == 0:
        return 0.0
    place = np.arange(length) - (length - 1) / 2
    square = float((place**2).sum())
    slope = float((place * was).sum()) / square
    left = was - mean - slope * place
    error = sqrt(max(mean, float((left**2).sum()) / (length - 2)) / square)
    if abs(slope) < TREND_SEEN * error:
        return 0.0
    ahead = (length - 1) / 2 + 2 + np.arange(many)  # the week of publication lies between
    return float(np.maximum(mean + slope * ahead, 0).sum()) - mean * many


def _by_channel(before: list[Counter[str]], after: list[Counter[str]]) -> dict[str, tuple[float, float]]:
    channels = sorted({channel for week in (*before, *after) for channel in week})
    return {
        channel: (
            sum(week[channel] for week in before) / len(before),
            sum(week[channel] for week in after) / len(after),
        )
        for channel in channels
    }


def _totals(weeks: list[Counter[str]]) -> Counts:
    return np.array([week.total() for week in weeks], dtype=np.float64)


def _mean(weeks: list[Counter[str]]) -> float | None:
    return float(_totals(weeks).mean()) if weeks else None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
