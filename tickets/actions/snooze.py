"""Put a ticket away until a time, or until the requester writes."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tickets.actions.changing import Actor, Change, changing
from tickets.actions.errors import InvalidChange
from tickets.models import EventKind, Ticket
from tickets.statuses import FINISHED

LONGEST = timedelta(days=366)


def snooze(ticket: Ticket, until: datetime, *, by: Actor) -> Ticket:
    """Take the ticket out of the queues of open work until then; a message of the requester's wakes it earlier.

    Raises InvalidChange for a time that has passed or is more than a year away, and for a finished ticket.
    """
    with changing(ticket, by=by) as change:
        if change.ticket.status in FINISHED:
            raise InvalidChange(_("The ticket is finished. There is nothing to snooze."))
        if not change.now < until <= change.now + LONGEST:
            raise InvalidChange(_("Choose a time within a year from now."))
        if change.set("snoozed_until", until):
            change.record(EventKind.SNOOZED, until=until.isoformat())
    return change.ticket


def wake(ticket: Ticket, *, by: Actor) -> Ticket:
    """Show the ticket in the queues again. Does nothing to one that is awake."""
    with changing(ticket, by=by) as change:
        wake_up(change, why="agent")
    return change.ticket


def wake_up(change: Change, *, why: str) -> None:
    """Wake inside another action. why: agent, time or message."""
    if change.set("snoozed_until", None):
        change.record(EventKind.WOKEN, why=why)


def wake_due(now: datetime, *, most: int = 500) -> int:
    """Wake the tickets whose time has come, oldest first. Returns how many."""
    due: QuerySet[Ticket] = Ticket.objects.filter(snoozed_until__lte=now).order_by("snoozed_until", "pk")
    woken = 0
    for ticket in due.only("pk")[:most]:
        with changing(ticket, by=None) as change:
            if change.ticket.snoozed_until is not None and change.ticket.snoozed_until <= now:
                wake_up(change, why="time")
                woken += 1
    return woken
