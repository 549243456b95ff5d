"""Causes as bars, with a line of how much they are together: where everything stands, as texts for SVG. Pure.

Attributes are texts, not floats: the templates would write floats with Swedish decimal commas.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledgebase.failure_demand import CauseRow

WIDTH, ROW = 860, 34
_LEFT, _RIGHT, _TOP = 250, 800, 26  # of the plot
_BAR = 18


@dataclass(frozen=True, slots=True)
class ParetoBar:
    label: str
    value: str  # "31 %"
    y: str
    middle: str
    width: str
    value_x: str
    dot_x: str


@dataclass(frozen=True, slots=True)
class Pareto:
    height: int
    floor: str
    lines: tuple[tuple[str, str], ...]  # x and its percent
    bars: tuple[ParetoBar, ...]
    line: str  # points, from dot to dot
    first_x: str = str(_LEFT)
    label_x: str = str(_LEFT - 12)
    bar_height: str = str(_BAR)
    view: str = ""


def chart_of(rows: Sequence[CauseRow]) -> Pareto | None:
    """Percent from 0 to 100 for both; None without causes."""
    if not rows:
        return None
    bars = []
    for place, row in enumerate(rows):
        top = _TOP + place * ROW
        bars.append(
            ParetoBar(
                label=row.label,
                value=f"{row.share:.0f} %",
                y=_n(top + (ROW - _BAR) / 2),
                middle=_n(top + ROW / 2),
                width=_n(max(_x(row.share) - _LEFT, 1)),
                value_x=_n(_x(row.share) + 10),
                dot_x=_n(_x(row.together)),
            )
        )
    floor = _TOP + len(rows) * ROW
    return Pareto(
        height=floor + 8,
        floor=_n(floor),
        lines=tuple((_n(_x(percent)), f"{percent} %") for percent in (0, 25, 50, 75, 100)),
        bars=tuple(bars),
        line=" ".join(f"{bar.dot_x},{bar.middle}" for bar in bars),
        view=f"0 0 {WIDTH} {floor + 8}",
    )


def _x(percent: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * percent / 100


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
