"""What a page saved is claimed when it is so, and not when chance, a season or a burst did it."""

from collections.abc import Iterable
from datetime import date, timedelta

import numpy as np
import pytest

from knowledgebase.radar.effect import Effect, NoClaim, Week, effect

PUBLISHED = date(2026, 9, 9)  # a Wednesday
MONDAY = date(2026, 9, 7)
SERIES = 140  # of each kind


def weeks_of(before: Iterable[float], after: Iterable[float], *, in_between: int = 99) -> tuple[list[Week], date]:
    """The weeks, and the Monday after the last of them."""
    was, came = list(before), list(after)
    totals = [*was, in_between, *came]
    first = MONDAY - timedelta(weeks=len(was))
    weeks = [Week(first + timedelta(weeks=place), {"email": int(total)}) for place, total in enumerate(totals)]
    return weeks, first + timedelta(weeks=len(totals))


def seen(before: Iterable[float], after: Iterable[float]) -> Effect:
    weeks, today = weeks_of(before, after)
    return effect(weeks, PUBLISHED, today=today)


def share_claimed(found: Iterable[Effect]) -> float:
    return float(np.mean([one.claim for one in found]))


def test_effect_is_the_mean_before_times_the_weeks_less_what_came() -> None:
    found = seen([20, 22, 18, 20, 21, 19], [5, 4, 6, 5])

    assert (found.weeks_before, found.weeks_after) == (6, 4)
    assert (found.before, found.after, found.expected, found.avoided) == (20, 5, 80, 60)
    assert found.low is not None
    assert found.high is not None
    assert 0 < found.low < 60 < found.high
    assert found.high - 60 == pytest.approx(60 - found.low)
    assert (found.claim, found.reason) == (True, None)


def test_mean_is_of_the_last_twelve_weeks_before_and_the_first_twenty_six_after() -> None:
    found = seen([500] * 3 + [20] * 12, [10] * 26 + [300] * 5)

    assert (found.weeks_before, found.weeks_after, found.before, found.after) == (12, 26, 20, 10)


def test_week_that_is_not_over_and_that_of_publication_are_left_out() -> None:
    weeks, today = weeks_of([20] * 8, [5] * 5, in_between=900)

    assert effect(weeks, PUBLISHED, today=today - timedelta(days=1)).weeks_after == 4
    assert effect(weeks, PUBLISHED, today=today).after == 5


def test_missing_week_had_no_contacts_and_parts_of_a_week_are_put_together() -> None:
    weeks, today = weeks_of([20] * 8, [5, 0, 0, 5])
    told = [week for week in weeks if week.contacts["email"]]
    halves = [Week(week.monday + timedelta(days=day), {"email": 10}) for week in told[:8] for day in (0, 6)]

    assert effect([*halves, *reversed(told[8:])], PUBLISHED, today=today) == effect(weeks, PUBLISHED, today=today)


def test_channels_are_told_apart() -> None:
    weeks, today = weeks_of([0] * 6, [0] * 4, in_between=0)
    told = [
        Week(week.monday, {"phone": 10, "email": 4} if week.monday < MONDAY else {"phone": 1, "chat": 2})
        for week in weeks
    ]

    assert effect(told, PUBLISHED, today=today).by_channel == {"chat": (0, 2), "email": (4, 0), "phone": (10, 1)}


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ([20] * 12, [], NoClaim.TOO_EARLY),
        ([20] * 12, [0] * 3, NoClaim.TOO_EARLY),
        ([], [1] * 6, NoClaim.TOO_FEW),
        ([40] * 5, [0] * 12, NoClaim.TOO_FEW),
        ([1] * 11 + [8], [0] * 12, NoClaim.TOO_FEW),
        ([0] * 12, [0] * 12, NoClaim.TOO_FEW),
        ([20] * 12, [19] * 8, NoClaim.TOO_UNCERTAIN),
        ([20] * 12, [60] * 8, NoClaim.MORE),
    ],
)
def test_no_claim_says_why(before: list[int], after: list[int], reason: NoClaim) -> None:
    found = seen(before, after)

    assert (found.claim, found.reason) == (False, reason)


def test_page_that_readers_do_not_have_yet_changed_nothing() -> None:
    weeks, today = weeks_of([20] * 12, [2] * 6)

    assert effect(weeks, None, today=today) == Effect(claim=False, reason=NoClaim.NOT_PUBLISHED)
    assert effect(weeks, today + timedelta(days=1), today=today).reason == NoClaim.NOT_PUBLISHED
    assert effect([], PUBLISHED, today=today).reason == NoClaim.TOO_EARLY


@pytest.mark.parametrize("rate", [2, 20, 200])
@pytest.mark.parametrize(("before", "after"), [(6, 4), (12, 4), (12, 26), (60, 8)])
def test_chance_alone_is_claimed_at_most_once_in_twenty(rate: int, before: int, after: int) -> None:
    rng = np.random.default_rng([rate, before, after])
    found = [seen(rng.poisson(rate, before), rng.poisson(rate, after)) for _ in range(SERIES)]

    assert share_claimed(found) <= 0.05


@pytest.mark.parametrize("after", [4, 6])
@pytest.mark.parametrize("before", [12, 60])
def test_drop_of_sixty_percent_is_claimed_within_weeks(before: int, after: int) -> None:
    rng = np.random.default_rng([before, after])
    found = [seen(rng.poisson(20, before), rng.poisson(8, after)) for _ in range(SERIES)]

    assert share_claimed(found) >= 0.8
    assert np.mean([one.avoided for one in found]) == pytest.approx(12 * after, rel=0.05)


@pytest.mark.parametrize("after", [4, 12])
def test_interval_holds_what_was_avoided_nine_times_in_ten(after: int) -> None:
    """The truth is what would have come without the page: a draw of its own."""
    rng = np.random.default_rng(after)
    held = 0
    for _ in range(SERIES):
        without = rng.poisson(20, after)
        came = rng.binomial(without, 0.5)
        found = seen(rng.poisson(20, 12), came)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= without.sum() - came.sum() <= found.high

    assert held / SERIES >= 0.9


@pytest.mark.parametrize("after", [4, 12])
def test_weeks_that_differ_more_than_chance_are_not_taken_for_an_effect(after: int) -> None:
    """Negative binomial, variance six times the mean."""
    rng = np.random.default_rng(after)
    found = [seen(rng.negative_binomial(4, 1 / 6, 12), rng.negative_binomial(4, 1 / 6, after)) for _ in range(SERIES)]

    assert share_claimed(found) <= 0.06


def seasons(rng: "np.random.Generator", years: float, after: int, height: float) -> Effect:
    """A question with a season, 20 a week on average, published in any week of it."""
    length = int(52 * years)
    place = np.arange(length + 1 + after) + rng.integers(52)
    counts = rng.poisson(20 * (1 + height * np.sin(2 * np.pi * place / 52)))
    return seen(counts[:length], counts[length + 1 :])


@pytest.mark.parametrize("after", [4, 16])
def test_season_is_no_effect_when_a_year_of_it_is_known(after: int) -> None:
    rng = np.random.default_rng(after)

    assert share_claimed(seasons(rng, 2, after, 0.5) for _ in range(SERIES)) <= 0.06


@pytest.mark.parametrize("after", [4, 8])
def test_mild_season_is_seldom_an_effect_even_when_only_weeks_are_known(after: int) -> None:
    rng = np.random.default_rng(after)

    assert share_claimed(seasons(rng, 0.25, after, 0.2) for _ in range(SERIES)) <= 0.06


def test_burst_that_made_somebody_write_the_page_is_not_what_the_page_ended() -> None:
    rng = np.random.default_rng(1)
    found = [seen([*rng.poisson(5, 9), *rng.poisson(40, 3)], rng.poisson(5, 8)) for _ in range(SERIES)]

    assert share_claimed(found) <= 0.05


def test_contacts_that_were_already_falling_are_not_claimed() -> None:
    rng = np.random.default_rng(2)
    found = [seen(rng.poisson(np.linspace(40, 16, 12)), rng.poisson(np.linspace(12, 4, 5))) for _ in range(SERIES)]

    assert share_claimed(found) <= 0.05
