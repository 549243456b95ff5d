"""Small tables that nearly every page shows and that hardly ever change, remembered for a few seconds per process.

Only labels and choices: nobody's access is decided on them (that is read fresh, servicedesk.people.access).
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from servicedesk.people.models import Team
from tickets.models import Category

SECONDS = 5.0
Value = TypeVar("Value")
_kept: dict[str, tuple[float, object]] = {}


def remembered(read: Callable[[], Value]) -> Callable[[], Value]:
    @wraps(read)
    def reading() -> Value:
        entry = _kept.get(read.__name__)
        if entry is not None and time.monotonic() - entry[0] < SECONDS:
            return entry[1]  # type: ignore[return-value]
        value = read()
        _kept[read.__name__] = (time.monotonic(), value)
        return value

    return reading


def forget() -> None:
    """Drop everything remembered; called when an administrator saves one of these tables, and between tests."""
    _kept.clear()


@remembered
def teams() -> list[Team]:
    return list(Team.objects.filter(is_active=True))


@remembered
def categories() -> list[Category]:
    return list(Category.objects.filter(is_active=True).select_related("team"))
