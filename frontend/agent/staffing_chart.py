"""The day's hours as a chart: bars of contacts expected, a stepped line of what those who are there manage."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tickets.staffing import Hour

WIDTH, LEFT, TOP, FLOOR, LABELS = 760, 40, 24, 230, 20
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Bar:
    """Numbers as SVG writes them. title: all of the hour. whisker: from least to most, as a path; "" without."""

    x: str
    width: str
    y: str
    height: str
    middle: str
    label: str
    title: str
    whisker: str
    is_short: bool


@dataclass(frozen=True, slots=True)
class Chart:
    view: str
    bars: Sequence[Bar]
    line: str
    levels: Sequence[tuple[str, int]]
    first_x: int
    last_x: int
    floor: int


def chart_of(hours: Sequence[Hour]) -> Chart:
    """Draw these hours, at least one, from left to right."""
    top = max(1.0, *(max(hour.most, hour.there * hour.pace, hour.expected or 0) for hour in hours))
    step = next((each for each in STEPS if top / each <= 5), STEPS[-1])
    most = step * -(-top // step)
    slot = (WIDTH - LEFT) / len(hours)

    def height(value: float) -> float:
        return round(FLOOR - (FLOOR - TOP) * value / most, 1)

    line: list[str] = []
    for number, hour in enumerate(hours):
        y = height(hour.there * hour.pace)
        line.append(f"{'V' if line else f'M{LEFT} '}{y}H{round(LEFT + slot * (number + 1), 1)}")
    levels = [(_svg(height(value)), int(value)) for value in range(0, int(most) + 1, step)]
    bars = [_bar(hour, LEFT + slot * number, slot, height) for number, hour in enumerate(hours)]
    return Chart(f"0 0 {WIDTH} {FLOOR + LABELS}", bars, "".join(line), levels, LEFT, WIDTH, FLOOR)


def _bar(hour: Hour, x: float, slot: float, height: Callable[[float], float]) -> Bar:
    y, middle = height(hour.expected or 0), _svg(x + slot / 2)
    whisker = f"M{middle} {height(hour.least)}V{height(hour.most)}" if hour.most > hour.least else ""
    return Bar(
        _svg(x + slot * 0.15),
        _svg(slot * 0.7),
        _svg(y),
        _svg(FLOOR - y),
        middle,
        f"{hour.hour:02}",
        title_of(hour),
        whisker,
        hour.is_short,
    )


def _svg(number: float) -> str:
    return f"{number:.1f}"


def title_of(hour: Hour) -> str:
    """ "9–10: 12 contacts expected (4–17), 3 agents" """
    expected = _("too little history") if hour.expected is None else _expected(hour)
    there = ngettext("%(there)s agent", "%(there)s agents", 1 if hour.there == 1 else 2) % {"there": _plain(hour.there)}
    return f"{hour.hour}–{hour.hour + 1}: {expected}, {there}"


def _expected(hour: Hour) -> str:
    said = {"count": _plain(hour.expected or 0), "least": hour.least, "most": hour.most}
    return _("%(count)s contacts expected (%(least)d–%(most)d)") % said


def _plain(number: float) -> str:
    return f"{number:g}".replace(".", ",")
