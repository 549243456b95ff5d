"""What sets an automation off: what has happened to a ticket, or how long something has lasted."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from servicedesk.lib.working_time import WORKING_DAYS, NeverOpen
from tickets.calendars import CalendarTime, SharedTime
from tickets.models.event import EventKind

# In the order a list shows them; each as the middle of a sentence: "When a new ticket comes in: ...".
HAPPENINGS: dict[str, str | Promise] = {
    EventKind.CREATED: gettext_lazy("a new ticket comes in"),
    EventKind.RECEIVED: gettext_lazy("the requester writes again"),
    EventKind.REPLIED: gettext_lazy("an agent answers"),
    EventKind.NOTED: gettext_lazy("a note is written"),
    EventKind.STATUS_CHANGED: gettext_lazy("the status changes"),
    EventKind.ASSIGNED: gettext_lazy("the assignee changes"),
    EventKind.TEAM_CHANGED: gettext_lazy("the team changes"),
    EventKind.CATEGORY_CHANGED: gettext_lazy("the category changes"),
    EventKind.PRIORITY_CHANGED: gettext_lazy("the priority changes"),
    EventKind.TAGGED: gettext_lazy("the tags change"),
    EventKind.CONFIDENTIAL_CHANGED: gettext_lazy("the confidentiality changes"),
    EventKind.LANGUAGE_CHANGED: gettext_lazy("the language changes"),
    EventKind.WRAPPED_UP: gettext_lazy("a ticket is wrapped up"),
    EventKind.CONTACT_LOGGED: gettext_lazy("a call, a visit or a letter is noted"),
    EventKind.CALL_BACK_PROMISED: gettext_lazy("a call back is promised"),
    EventKind.DELIVERY_CHANGED: gettext_lazy("the delivery of a message changes"),
    EventKind.IDENTITY_NUMBER_FOUND: gettext_lazy("an identity number stands in public"),
    EventKind.PROMISE_WARNED: gettext_lazy("an answer is soon overdue"),
    EventKind.PROMISE_BROKEN: gettext_lazy("an answer is overdue"),
    EventKind.COMPLETION_RECEIVED: gettext_lazy("a completion comes in"),
    EventKind.COMPLETION_ENDED: gettext_lazy("the time for a completion is up"),
}
# From when a schedule counts.
SINCES: dict[str, str | Promise] = {
    "waiting": gettext_lazy("the requester has waited for us"),
    "status": gettext_lazy("the ticket has had the same status"),
    "updated": gettext_lazy("nothing has happened"),
    "created": gettext_lazy("the ticket has been here"),
    "solved": gettext_lazy("the ticket has been solved"),
}
HOURS, DAYS = "hours", "days"
UNITS: dict[str, str | Promise] = {HOURS: gettext_lazy("hours"), DAYS: gettext_lazy("days")}
AMOUNT_MAX = 366
Wait = Mapping[str, Any]  # {"since": "status", "amount": 5, "unit": "days", "working": true}


def checked_wait(wait: Any) -> dict[str, Any]:
    """Return it as it is kept. Raises ValueError."""
    if not isinstance(wait, Mapping) or set(wait) != {"since", "amount", "unit", "working"}:
        raise ValueError("a wait has since, amount, unit and working")
    amount = wait["amount"]
    if isinstance(amount, bool) or not isinstance(amount, int) or not 0 < amount <= AMOUNT_MAX:
        raise ValueError("amount")
    if wait["since"] not in SINCES or wait["unit"] not in UNITS or not isinstance(wait["working"], bool):
        raise ValueError("since, unit or working")
    return {name: wait[name] for name in ("since", "amount", "unit", "working")}


def length_of(wait: Wait) -> timedelta:
    return timedelta(**{wait["unit"]: wait["amount"]})


def is_over(wait: Wait, since: datetime, now: datetime, calendar: CalendarTime | None) -> bool:
    """Whether it has lasted so long. calendar: the ticket's; None: there is none, and working days are ordinary ones.

    Working hours are those it is open; working days are whole days on which it is open at all. Where a calendar never
    opens for so long it is never over: one of them keeps no other ticket waiting.
    """
    if not wait["working"]:
        return since.astimezone(UTC) + length_of(wait) <= now
    if calendar is None:
        return _ordinary().add(since, length_of(wait)) <= now
    time = calendar.working_days if wait["unit"] == DAYS else calendar.open
    try:
        return time.add(since, length_of(wait)) <= now
    except NeverOpen:
        return False


@cache
def _ordinary() -> SharedTime:
    return SharedTime(WORKING_DAYS)
