"""Weeks as drawings: where the lines, columns and labels stand, as texts for SVG attributes. Pure.

Attributes are texts, not floats: the templates would write floats with Swedish decimal commas.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

SPARK_WIDTH, SPARK_HEIGHT = 120, 32
WIDTH, HEIGHT = 860, 210
_LEFT, _RIGHT, _TOP, _FLOOR = 34, 850, 16, 180  # of the plot within a chart
_LABELS_MAX = 9  # weeks that are named below a chart
COLOURS = 6  # --chart-1 to --chart-6
_TENS = (1, 10, 100, 1_000, 10_000, 100_000, 1_000_000)
_GAP = 0.28  # of a column's place that is left empty


@dataclass(frozen=True, slots=True)
class Spark:
    """A small line without words; the last point has a dot. mark: where the answer was published, or ""."""

    line: str
    area: str
    x: str
    y: str
    mark: str


@dataclass(frozen=True, slots=True)
class Tick:
    place: str  # y of a line across, x of a label below
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Bar:
    x: str
    y: str
    width: str
    height: str
    colour: int  # 1 to COLOURS


@dataclass(frozen=True, slots=True)
class Mean:
    value: float  # contacts a week
    weeks: int  # that it is of, next to that of publication


@dataclass(frozen=True, slots=True)
class Level:
    """A mean over some weeks, as a line across them."""

    x1: str
    x2: str
    y: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A line from top to floor, and where its words stand."""

    x: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """line and area, or bars. mark: the week of publication, where it is among them."""

    lines: tuple[Tick, ...]
    labels: tuple[Tick, ...]
    line: str = ""
    area: str = ""
    bars: tuple[Bar, ...] = ()
    levels: tuple[Level, ...] = ()
    mark: Mark | None = None


def spark(counts: Sequence[int], *, mark: int | None = None) -> Spark:
    """counts: of each week, the oldest first, at least two; mark: the place of a week among them."""
    most, last = max(*counts, 1), len(counts) - 1
    xs = [2 + (SPARK_WIDTH - 4) * place / last for place in range(len(counts))]
    ys = [SPARK_HEIGHT - 3 - (SPARK_HEIGHT - 7) * count / most for count in counts]
    line = _points(zip(xs, ys, strict=True))
    floor_y = SPARK_HEIGHT - 1
    return Spark(
        line=line,
        area=f"2,{floor_y} {line} {SPARK_WIDTH - 2},{floor_y}",
        x=_n(xs[-1]),
        y=_n(ys[-1]),
        mark=_n(xs[mark]) if mark is not None and 0 <= mark <= last else "",
    )


def week_lines(
    weeks: Sequence[tuple[date, int]], *, published_on: date | None, before: Mean | None, after: Mean | None
) -> Chart:
    """Contacts a week as a line, with the means before and after publication over the weeks they are of."""
    xs = _places(len(weeks))
    counts = [count for _monday, count in weeks]
    top = _ceiling(counts)
    line = _points((x, _y(count, top)) for x, (_monday, count) in zip(xs, weeks, strict=True))
    mark = _week_of(weeks, published_on)
    levels: list[Level] = []
    if mark is not None and before and mark > 0:
        levels.append(_level(xs, mark - before.weeks, mark - 1, before.value, top))
    if mark is not None and after and mark + 1 < len(xs):
        levels.append(_level(xs, mark + 1, mark + after.weeks, after.value, top))
    floor_line = f"{_n(xs[0])},{_FLOOR} {line} {_n(xs[-1])},{_FLOOR}" if xs else ""
    return Chart(
        lines=_lines(counts),
        labels=_week_labels([monday for monday, _count in weeks], xs),
        line=line,
        area=floor_line,
        levels=tuple(levels),
        mark=_mark(xs, mark),
    )


def week_columns(
    weeks: Sequence[tuple[date, Mapping[str, int]]], channels: Sequence[str], *, published_on: date | None = None
) -> Chart:
    """Contacts a week as columns, the channels upon each other in the order given; the last share a colour."""
    step = (_RIGHT - _LEFT) / max(len(weeks), 1)
    centres = [_LEFT + step * (place + 0.5) for place in range(len(weeks))]
    totals = [sum(counts.values()) for _monday, counts in weeks]
    top = _ceiling(totals)
    bars: list[Bar] = []
    for centre, (_monday, counts) in zip(centres, weeks, strict=True):
        below = 0
        for number, channel in enumerate(channels):
            if count := counts.get(channel, 0):
                below += count
                height = _y(0, top) - _y(count, top)
                bars.append(
                    Bar(
                        _n(centre - step * (1 - _GAP) / 2),
                        _n(_y(below, top)),
                        _n(step * (1 - _GAP)),
                        _n(height),
                        min(number + 1, COLOURS),
                    )
                )
    return Chart(
        lines=_lines(totals),
        labels=_week_labels([monday for monday, _counts in weeks], centres, ends_inside=True),
        bars=tuple(bars),
        mark=_mark(centres, _week_of(weeks, published_on)),
    )


def week_number(monday: date) -> int:
    return monday.isocalendar().week


def _places(many: int) -> list[float]:
    if many == 1:
        return [(_LEFT + _RIGHT) / 2]
    return [_LEFT + (_RIGHT - _LEFT) * place / (many - 1) for place in range(many)]


def _step(counts: Sequence[int]) -> int:
    """Between the lines across: 1, 2 or 5 and noughts, so that at most four steps reach above every count."""
    most = max([*counts, 1])
    return next(step for step in (ten * part for ten in _TENS for part in (1, 2, 5)) if 4 * step >= most)


def _ceiling(counts: Sequence[int]) -> int:
    return ceil(max([*counts, 1]) / _step(counts)) * _step(counts)


def _lines(counts: Sequence[int]) -> tuple[Tick, ...]:
    top = _ceiling(counts)
    return tuple(Tick(_n(_y(count, top)), str(count)) for count in range(0, top + 1, _step(counts)))


def _y(count: float, top: int) -> float:
    return _FLOOR - (_FLOOR - _TOP) * count / top


def _week_labels(mondays: Sequence[date], xs: Sequence[float], *, ends_inside: bool = False) -> tuple[Tick, ...]:
    """The first, the last, and some between them."""
    every = ceil(len(mondays) / _LABELS_MAX) or 1
    last = len(mondays) - 1
    kept = [place for place in range(0, last + 1, every) if last - place >= every / 2] + ([last] if last >= 0 else [])
    found = []
    for place in kept:
        anchor = "middle" if ends_inside or 0 < place < last else "start" if place < last else "end"
        found.append(Tick(_n(xs[place]), str(week_number(mondays[place])), anchor))
    return tuple(found)


def _week_of(weeks: Sequence[tuple[date, object]], day: date | None) -> int | None:
    """The place of the week a day lies in; None when it is none of them."""
    if day is None:
        return None
    monday = day - timedelta(days=day.weekday())
    return next((place for place, (start, _counts) in enumerate(weeks) if start == monday), None)


def _mark(xs: Sequence[float], place: int | None) -> Mark | None:
    if place is None:
        return None
    x, is_late = xs[place], xs[place] > (_LEFT + _RIGHT) / 2
    return Mark(_n(x), _n(x - 8 if is_late else x + 8), "end" if is_late else "start")


def _level(xs: Sequence[float], first: int, last: int, mean: float, top: int) -> Level:
    return Level(_n(xs[max(first, 0)]), _n(xs[min(last, len(xs) - 1)]), _n(_y(mean, top)))


def _points(pairs: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in pairs)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
