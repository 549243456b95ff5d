from servicedesk.people.models import Agent
from tickets.models import Follower, Ticket


def follow(ticket: Ticket, *, by: Agent) -> None:
    """Tell this agent what happens on the ticket from now on. Following gives no access. Twice is once."""
    Follower.objects.get_or_create(ticket=ticket, agent=by)


def unfollow(ticket: Ticket, *, by: Agent) -> None:
    Follower.objects.filter(ticket=ticket, agent=by).delete()
