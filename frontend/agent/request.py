"""Requests of the workplace: made by an agent, sometimes by htmx, always about tickets the agent may see."""

from django.http import Http404, HttpRequest
from django_htmx.middleware import HtmxDetails

from servicedesk.people.models import Agent
from tickets.models import Ticket
from tickets.queries import tickets_visible_to


class AgentRequest(HttpRequest):
    user: Agent
    htmx: HtmxDetails


def is_fragment(request: AgentRequest) -> bool:
    """Whether htmx asks for a part of a page rather than for a page."""
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def find_ticket(request: AgentRequest, number: int) -> Ticket | None:
    return (
        tickets_visible_to(request.user)
        .select_related("team", "assignee", "category", "requester", "inbox")
        .filter(number=number)
        .first()
    )


def ticket_or_404(request: AgentRequest, number: int) -> Ticket:
    """The one way from a number in an address to a ticket: what the agent may not see does not exist."""
    found = find_ticket(request, number)
    if found is None:
        raise Http404
    return found
