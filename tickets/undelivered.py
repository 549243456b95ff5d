"""Which outgoing messages could not be delivered, and nobody has looked at yet."""

from django.db.models import QuerySet

from servicedesk.people.access import Viewer, access_of
from tickets.models import Message, NamedAgent
from tickets.models.message import NOT_DELIVERED
from tickets.queries import visible

ORDER = ("-created_at", "-id")
MOST_COUNTED = 100  # a figure beside a menu entry; more is "many"


def undelivered_visible_to(viewer: Viewer) -> QuerySet[Message]:
    """Messages on tickets the viewer may see, the newest first; whatever the ticket's status."""
    rows = _failed().filter(visible(access_of(viewer), "ticket__"))
    return rows.select_related("ticket", "ticket__requester", "ticket__assignee", "agent").defer(
        "search", "body_html", "ticket__search"
    )


def undelivered_places() -> list[tuple[int, bool, tuple[int, ...]]]:
    """Return (team, is confidential, agents who see it by name) of the newest MOST_COUNTED, for Access.sees_ticket."""
    rows = (
        _failed().order_by(*ORDER).values_list("ticket__team", "ticket__is_confidential", "ticket__assignee", "ticket")
    )
    found = list(rows[:MOST_COUNTED])
    named: dict[int, set[int]] = {ticket: {assignee} - {None} for *_place, assignee, ticket in found}
    if found:
        for ticket, agent in NamedAgent.objects.filter(ticket__in=named).values_list("ticket", "agent"):
            named[ticket].add(agent)
    return [(team, is_confidential, tuple(named[ticket])) for team, is_confidential, _assignee, ticket in found]


def _failed() -> QuerySet[Message]:
    return Message.objects.filter(delivery__in=NOT_DELIVERED, failure_seen_at=None)
