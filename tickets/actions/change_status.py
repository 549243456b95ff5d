from django.utils.translation import gettext as _

from tickets.actions.changing import Actor, Change, changing
from tickets.actions.errors import InvalidChange, MoveNotAllowed
from tickets.models import EventKind, Ticket
from tickets.statuses import FINISHED, Status, may_move


def change_status(ticket: Ticket, to: str, *, by: Actor, seen_version: int | None = None) -> Ticket:
    """Move the ticket to another status. Raises MoveNotAllowed, StaleTicket."""
    with changing(ticket, by=by, seen_version=seen_version, conflicts=(EventKind.STATUS_CHANGED,)) as change:
        move(change, to)
    return change.ticket


def move(change: Change, to: str) -> None:
    """Move inside another action. The times of solving and closing follow the status."""
    ticket = change.ticket
    if ticket.status == to:
        return
    if to not in Status.values or not may_move(ticket.status, to):
        known = str(Status(to).label) if to in Status.values else to
        raise MoveNotAllowed(str(Status(ticket.status).label), known)
    if ticket.merged_into is not None:
        raise InvalidChange(
            _("The ticket has been merged into %(number)s. Work there, or undo the merge.")
            % {"number": ticket.merged_into.shown_number}
        )
    change.set_and_record("status", Status(to).value, EventKind.STATUS_CHANGED)
    if to in FINISHED:
        change.set("snoozed_until", None)
        change.set("solved_at", ticket.solved_at or change.now)
        change.set("closed_at", change.now if to == Status.CLOSED else None)
    else:
        change.set("solved_at", None)
        change.set("closed_at", None)
    if to in (*FINISHED, Status.PENDING):  # the requester no longer waits for us: we wait for them
        change.set("waiting_since", None)
