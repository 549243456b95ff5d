"""Opening hours of a week in a form: one field a day, "8-16:30, 17-24", and days of one's own, one a line."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.functional import lazystr
from django.utils.translation import gettext as _

_SPAN = re.compile(r"\s*(\d{1,2})(?:[.:](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[.:](\d{2}))?\s*")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s+(\d{1,2})(?:[.:](\d{2}))?)?")
Week = list[list[list[int]]]  # Monday first, each [[from, to]] in minutes after midnight


def day_name(number: int) -> str:
    return f"day_{number}"


class SpansField(forms.CharField):
    """8-16:30, or several with commas, as [[480, 990]]."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        found = [_SPAN.fullmatch(part) for part in text.split(",")] if text else []
        if not all(found):
            raise forms.ValidationError(_("Write the hours as 8-16:30, with a comma between several."))
        return sorted([_minute(span[1], span[2]), _minute(span[3], span[4])] for span in found if span)


class MinuteField(forms.CharField):
    """A time of day, 12 or 12:30, as minutes after midnight; None for nothing."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        found = re.fullmatch(r"(\d{1,2})(?:[.:](\d{2}))?", text)
        if found is None:
            raise forms.ValidationError(_("Write the time as 12 or 12:30."))
        return _minute(found[1], found[2])


class ClosedDaysField(forms.CharField):
    """Days, one a line, each with the time it closes or nothing, as {"2026-12-23": 720}."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: Any) -> Any:
        lines = [line.strip() for line in str(value or "").split("\n") if line.strip()]
        try:
            return dict(sorted(_closed_day(line) for line in lines))
        except ValueError as error:
            raise forms.ValidationError(
                _("Write each day as 2026-12-24, on a line of its own, with the time after it when it closes early.")
            ) from error


class WeekForm(forms.Form):
    """A form with a field for each day of the week, at the end of its fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, name in WEEKDAYS.items():
            self.fields[day_name(number)] = SpansField(label=lazystr(str(name).capitalize()), required=False)

    def days(self) -> list[forms.BoundField]:
        return [self[day_name(number)] for number in WEEKDAYS]

    def week(self) -> Week:
        return [self.cleaned_data[day_name(number)] for number in WEEKDAYS]


def week_initial(hours: Sequence[Sequence[Sequence[int]]]) -> dict[str, str]:
    """What stands in the fields for hours as they are kept."""
    return {day_name(number): ", ".join(_span(span) for span in day) for number, day in enumerate(hours)}


def closed_initial(days: dict[str, int]) -> str:
    return "\n".join(f"{day} {clock(minute)}" if minute else day for day, minute in sorted(days.items()))


def clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def _span(span: Sequence[int]) -> str:
    return f"{clock(span[0])}-{clock(span[1])}"


def _minute(hours: str, minutes: str | None) -> int:
    total = int(hours) * 60 + int(minutes or 0)
    if int(minutes or 0) > 59 or total > 1440:
        raise forms.ValidationError(_("There is no such time."))
    return total


def _closed_day(line: str) -> tuple[str, int]:
    found = _DAY.fullmatch(line)
    if found is None:
        raise ValueError(line)
    day, hours, minutes = found.groups()
    return date.fromisoformat(day).isoformat(), _minute(hours, minutes) if hours else 0
