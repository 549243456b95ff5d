"""Who has the ball: since when the requester waits for us, and what of theirs is new."""

from datetime import datetime

from django.db.models import Max, Min

from tickets.actions.changing import Change
from tickets.models import Direction, Ticket


def heard(change: Change) -> None:
    """Inside another action: the requester said something. They have waited since the first thing unanswered."""
    change.set("waiting_since", change.ticket.waiting_since or change.now)
    change.set("heard_version", change.ticket.version + 1)


def first_unanswered(ticket: Ticket) -> datetime | None:
    """Since when the requester waits, read from the messages: for actions that move or take back some of them."""
    said = ticket.messages.visible_to_requester().filter(is_automatic=False)
    answered = said.filter(direction=Direction.OUT).aggregate(at=Max("created_at"))["at"]
    unanswered = said.filter(direction=Direction.IN)
    if answered is not None:
        unanswered = unanswered.filter(created_at__gt=answered)
    first: datetime | None = unanswered.aggregate(at=Min("created_at"))["at"]
    return first
