"""What we know already about a ticket's matter, asked of everybody who may know something.

Whoever knows is a function suggestions(ticket, viewer): at most a handful, the best first, and nothing the viewer may
not see. Articles come first, then similar solved tickets.
"""

from collections.abc import Callable, Sequence

from frontend.agent import known_articles, similar_tickets
from frontend.agent.suggestion import Suggestion
from servicedesk.people.models import Agent
from tickets.models import Ticket

PROVIDERS: tuple[Callable[[Ticket, Agent], Sequence[Suggestion]], ...] = (
    known_articles.suggestions,
    similar_tickets.suggestions,
)
SHOWN_MAX = 6


def known_about(ticket: Ticket, viewer: Agent) -> list[Suggestion]:
    """Return what they know, in their order."""
    return [suggestion for provider in PROVIDERS for suggestion in provider(ticket, viewer)][:SHOWN_MAX]
