"""What is measured: a figure with its goal, and the table of them."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """name says what, at which size; goal None is a figure to look at without one."""

    name: str
    measured: float
    unit: str
    goal: float | None = None
    at_least: bool = False  # the goal is a floor, not a ceiling

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        reached = self.measured >= self.goal if self.at_least else self.measured <= self.goal
        return "ok" if reached else "miss"

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "measured": round(self.measured, 3),
            "unit": self.unit,
            "goal": self.goal,
            "at_least": self.at_least,
            "verdict": self.verdict,
        }


def percentile(values: Sequence[float], percent: int) -> float:
    """The value below which percent of the values lie; values has at least two."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def table(figures: Sequence[Figure]) -> str:
    """The figures as lines: what, measured, goal, ok or miss."""
    rows = [("", "measured", "goal", "")]
    for figure in figures:
        sign = "≥" if figure.at_least else "≤"
        goal = f"{sign} {shown(figure.goal)}" if figure.goal is not None else ""
        rows.append((figure.name, f"{shown(figure.measured)} {figure.unit}", goal, figure.verdict))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]}".rstrip() for row in rows
    )


def shown(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ") if value >= 100 or value == int(value) else f"{value:.2f}"
