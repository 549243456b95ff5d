"""Half a year, from 1 January or 1 July, in the municipality's own time. Named "2026-1" and "2026-2"."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

_NAME = re.compile(r"([0-9]{4})-([12])")


@dataclass(frozen=True, slots=True)
class Half:
    year: int
    number: int  # 1 or 2

    @property
    def name(self) -> str:
        return f"{self.year:04}-{self.number}"

    @property
    def label(self) -> str:
        """January–June 2026, in the language that is switched on."""
        words = _("January–June %(year)s") if self.number == 1 else _("July–December %(year)s")
        return words % {"year": self.year}

    @property
    def begins(self) -> datetime:
        return datetime(self.year, 1 if self.number == 1 else 7, 1, tzinfo=timezone.get_default_timezone())

    @property
    def ends(self) -> datetime:
        """The first moment after it."""
        return self.next.begins

    @property
    def next(self) -> "Half":
        return Half(self.year, 2) if self.number == 1 else Half(self.year + 1, 1)

    @property
    def before(self) -> "Half":
        return Half(self.year, 1) if self.number == 2 else Half(self.year - 1, 2)


def half_of(day: date) -> Half:
    return Half(day.year, 1 if day.month <= 6 else 2)


def half_named(name: str) -> Half:
    """Raises ValueError for what is not a half-year's name."""
    found = _NAME.fullmatch(name)
    if found is None or not 2000 <= int(found[1]) <= 9000:
        raise ValueError(name)
    return Half(int(found[1]), int(found[2]))
