"""Policies and calendars as rows, in use at once."""

from itertools import count
from typing import Any

from tickets import policies
from tickets.calendars import own_calendar
from tickets.models import Calendar, CalendarDay, SlaPolicy, SlaTarget

_numbers = count(1)
WORKING_DAYS, WORKING_TIME, HOURS = "working_days", "working_time", "hours"
# metric: (how it is counted, minutes, minutes left at the warning to the assignee[, and to the leads])
ANSWER_IN_A_DAY = {
    "first_response": (WORKING_DAYS, 1440, 240),
    "next_response": (WORKING_TIME, 480, 60),
    "resolution": (WORKING_TIME, 2400, 480),
}


def make_policy(targets: dict[str, tuple[Any, ...]] | None = None, **fields: Any) -> SlaPolicy:
    """A policy for every ticket, unless conditions say for which; counted in the municipality's own calendar."""
    own_calendar()
    number = next(_numbers)
    row = SlaPolicy.objects.create(
        **{"name": f"Löfte {number}", "position": SlaPolicy.objects.count(), **fields},
    )
    for metric, told in (targets or ANSWER_IN_A_DAY).items():
        counting, minutes, warn, *lead = told
        SlaTarget.objects.create(
            policy=row,
            metric=metric,
            counting=counting,
            minutes=minutes,
            warn_minutes=warn,
            lead_warn_minutes=lead[0] if lead else None,
        )
    policies.forget()
    return row


def make_calendar(name: str = "Växeln", *, days: dict[Any, int] | None = None, **fields: Any) -> Calendar:
    row = Calendar.objects.create(slug=f"calendar-{next(_numbers)}", name=name, **fields)
    CalendarDay.objects.bulk_create(
        [CalendarDay(calendar=row, day=day, closed_from=at) for day, at in (days or {}).items()]
    )
    policies.forget()
    return row


def change_row(row: SlaPolicy | Calendar, **fields: Any) -> None:
    """As the actions do it: with a new version, looked at at once."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    policies.forget()
