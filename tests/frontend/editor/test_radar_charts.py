"""Weeks as drawings: where things stand, and what a trend is."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from frontend.editor.radar_charts import Bar, Level, Mark, Mean, spark, week_columns, week_lines
from frontend.editor.radar_trend import Trend, Way, trend

MONDAY = date(2026, 8, 10)


def weeks(counts: list[int]) -> list[tuple[date, int]]:
    return [(MONDAY + timedelta(weeks=place), count) for place, count in enumerate(counts)]


def test_spark_goes_from_edge_to_edge_with_a_dot_at_its_end() -> None:
    drawn = spark([0, 5, 10], mark=1)

    assert drawn.line == "2,29 60,16.5 118,4"
    assert drawn.area == "2,31 2,29 60,16.5 118,4 118,31"
    assert (drawn.x, drawn.y, drawn.mark) == ("118", "4", "60")
    assert spark([0, 0]).line == "2,29 118,29"
    assert spark([1, 2], mark=-3).mark == ""


def test_lines_across_are_round_numbers_above_every_count() -> None:
    def labels(counts: list[int]) -> list[str]:
        return [line.label for line in week_lines(weeks(counts), published_on=None, before=None, after=None).lines]

    assert labels([22, 25, 3]) == ["0", "10", "20", "30"]
    assert labels([0, 0]) == ["0", "1"]
    assert labels([1234, 7]) == ["0", "500", "1000", "1500"]


def test_means_stand_over_their_weeks_and_the_mark_in_its_own() -> None:
    drawn = week_lines(
        weeks([10, 10, 10, 5, 0, 0]), published_on=date(2026, 9, 3), before=Mean(10, 3), after=Mean(0, 2)
    )

    assert drawn.levels == (Level("34", "360.4", "16"), Level("686.8", "850", "180"))
    assert drawn.mark == Mark("523.6", "515.6", "end")
    assert [label.label for label in drawn.labels] == ["33", "34", "35", "36", "37", "38"]


def test_columns_stand_upon_each_other_and_the_last_channels_share_a_colour() -> None:
    counts = {"a": 1, "b": 2}

    drawn = week_columns([(MONDAY, counts)], ["b", "a"])

    assert [(bar.y, bar.height, bar.colour) for bar in drawn.bars] == [("70.7", "109.3", 1), ("16", "54.7", 2)]
    many = week_columns([(MONDAY, dict.fromkeys("abcdefgh", 1))], list("abcdefgh")).bars
    assert [bar.colour for bar in many] == [1, 2, 3, 4, 5, 6, 6, 6]
    assert isinstance(many[0], Bar)


@pytest.mark.parametrize("many", [1, 2, 12, 52, 130])
def test_weeks_named_below_do_not_run_into_each_other(many: int) -> None:
    drawn = week_lines(weeks([1] * many), published_on=None, before=None, after=None)

    places = [float(label.place) for label in drawn.labels]
    assert len(places) <= 10
    assert all(after - before > 40 for before, after in pairwise(places))


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([4] * 12, Trend(Way.FLAT, 0)),
        ([4] * 8 + [5, 5, 4, 4], Trend(Way.FLAT, 12)),
        ([4] * 8 + [6] * 4, Trend(Way.UP, 50)),
        ([8] * 8 + [2] * 4, Trend(Way.DOWN, 75)),
        ([8] * 8 + [0] * 4, Trend(Way.DOWN, 100)),
        ([1] * 11 + [5], Trend(Way.PEAK)),
        ([0] * 11 + [4], Trend(Way.NONE)),  # four are no peak
        ([1] * 7 + [0] * 5, Trend(Way.NONE)),
        ([0] * 12, Trend(Way.NONE)),
    ],
)
def test_a_trend_is_four_weeks_against_the_eight_before(counts: list[int], told: Trend) -> None:
    assert trend(counts) == told
