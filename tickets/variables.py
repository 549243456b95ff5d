"""The variables an agent's text may hold, and what they stand for on a ticket. Nothing else can be written so."""

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servicedesk.lib.placeholders import Filled, fill
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.models import Ticket

# name -> what it stands for, in the order a list shows them.
VARIABLES: dict[str, str | Promise] = {
    "requester_name": gettext_lazy("the requester's name"),
    "requester_first_name": gettext_lazy("the requester's first name"),
    "ticket_number": gettext_lazy("the ticket's number"),
    "subject": gettext_lazy("the ticket's subject"),
    "category": gettext_lazy("the ticket's category"),
    "team": gettext_lazy("the team that has the ticket"),
    "agent_name": gettext_lazy("your name"),
    "agent_first_name": gettext_lazy("your first name"),
    "agent_title": gettext_lazy("your title"),
    "municipality": gettext_lazy("the municipality's name"),
}


# Those that an automation knows: nobody writes, so there is no agent.
WITHOUT_AGENT = tuple(name for name in VARIABLES if not name.startswith("agent_"))
# Those that say nothing of what a ticket holds.
NEUTRAL = ("ticket_number", "municipality")


def fill_in(text: str, ticket: Ticket, *, by: Agent | None) -> Filled:
    """Fill in the variables as they are for this ticket and the agent who writes; None: an automation."""
    return fill(text, values_for(ticket, by=by))


def values_for(ticket: Ticket, *, by: Agent | None) -> dict[str, str]:
    """Return every variable's value; "" for what is not known, or what the agent may not know."""
    is_hidden = ticket.requester.is_protected and not (by is not None and access_of(by).may_see_protected)
    requester = "" if is_hidden else ticket.requester.name
    return {
        "requester_name": requester,
        "requester_first_name": requester.partition(" ")[0],
        "ticket_number": ticket.shown_number,
        "subject": ticket.subject,
        "category": ticket.category.shown_name if ticket.category else "",
        "team": ticket.team.name,
        "agent_name": by.name if by else "",
        "agent_first_name": by.name.partition(" ")[0] if by else "",
        "agent_title": by.title if by else "",
        "municipality": settings.MUNICIPALITY["name"],
    }


def what_is_wrong(filled: Filled) -> str:
    """Return a sentence that says what cannot be filled in, "" when all is."""
    if filled.unknown:
        return _("There is no variable {%(name)s}. Write what you mean instead.") % {"name": filled.unknown[0]}
    if filled.empty:
        return _("{%(name)s} is not known for this ticket. Write it yourself, or take it out.") % {
            "name": filled.empty[0]
        }
    return ""
