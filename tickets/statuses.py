"""The statuses of a ticket and the moves between them: the one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    NEW = "new", _("New")
    OPEN = "open", _("Open")
    PENDING = "pending", _("Waiting for reply")  # the requester has the ball
    ON_HOLD = "on_hold", _("Waiting for others")  # somebody else has it
    SOLVED = "solved", _("Solved")
    CLOSED = "closed", _("Closed")


# Work is left on these; lists and counts of "open" tickets mean them.
UNFINISHED = (Status.NEW, Status.OPEN, Status.PENDING, Status.ON_HOLD)
FINISHED = (Status.SOLVED, Status.CLOSED)

ALLOWED_MOVES: dict[str, frozenset[str]] = {
    Status.NEW: frozenset({Status.OPEN, Status.PENDING, Status.ON_HOLD, Status.SOLVED, Status.CLOSED}),
    Status.OPEN: frozenset({Status.PENDING, Status.ON_HOLD, Status.SOLVED, Status.CLOSED}),
    Status.PENDING: frozenset({Status.OPEN, Status.ON_HOLD, Status.SOLVED, Status.CLOSED}),
    Status.ON_HOLD: frozenset({Status.OPEN, Status.PENDING, Status.SOLVED, Status.CLOSED}),
    Status.SOLVED: frozenset({Status.OPEN, Status.PENDING, Status.ON_HOLD, Status.CLOSED}),
    # A closed ticket is opened again or stays closed; it never jumps to waiting.
    Status.CLOSED: frozenset({Status.OPEN}),
}


def may_move(from_status: str, to_status: str) -> bool:
    return to_status in ALLOWED_MOVES[from_status]


def choices_from(status: str) -> list[tuple[str, str]]:
    """Return (value, label) of the status itself and of those it may become, in the table's order."""
    allowed = ALLOWED_MOVES[status] | {status}
    return [(choice.value, str(choice.label)) for choice in Status if choice in allowed]
