"""A ticket fetched before anybody asks for it (frontend/static/frontend/js/ahead.js)."""

from frontend.agent.request import AgentRequest
from tickets.models import Ticket

AHEAD = "ahead"


def is_ahead(request: AgentRequest) -> bool:
    return request.GET.get("part") == AHEAD


def leaves_a_trace(ticket: Ticket) -> bool:
    """Whether the audit keeps who reads it: that is written when somebody does, so nobody gets it before."""
    return ticket.is_confidential or ticket.requester.is_protected
