"""Which promised calls there are, through the person who asks."""

from collections.abc import Iterable

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet

from servicedesk.people.access import Access, Viewer, access_of
from servicedesk.people.models import Agent
from tickets.models import CallBack
from tickets.queries import visible

ORDER = ("promised_at", "id")
# (whose call, the team's call, the ticket's team, is confidential, agents who see the ticket by name)
Place = tuple[int | None, int, int, bool, tuple[int, ...]]


def call_backs_visible_to(viewer: Viewer) -> QuerySet[CallBack]:
    """Those of visible tickets, done or not."""
    rows = CallBack.objects.filter(visible(access_of(viewer), "ticket__"))
    return rows.select_related("ticket__requester", "assignee", "team").defer("ticket__search")


def waiting_for(viewer: Agent) -> Q:
    """The condition on calls that the agent is to make: their own, and those anybody of their teams can make."""
    return Q(assignee=viewer) | Q(assignee=None, team__in=sorted(access_of(viewer).member_teams))


def open_places(most: int = 2000) -> list[Place]:
    """Where every call is that is not made yet; who sees which is asked of each (count_for)."""
    rows = CallBack.objects.filter(done_at=None).annotate(named=ArrayAgg("ticket__named_agents__agent", default=[]))
    found = rows.order_by(*ORDER).values_list(
        "assignee_id", "team_id", "ticket__team_id", "ticket__is_confidential", "named", "ticket__assignee_id"
    )
    return [
        (mine, team, of_ticket, is_confidential, tuple(filter(None, [*named, holder])))
        for mine, team, of_ticket, is_confidential, named, holder in found[:most]
    ]


def count_for(access: Access, places: Iterable[Place]) -> int:
    """How many of them the agent is to make and may see."""
    return sum(
        (mine == access.agent_id or (mine is None and team in access.member_teams))
        and access.sees_ticket(team_id=of_ticket, is_confidential=is_confidential, named_agents=named)
        for mine, team, of_ticket, is_confidential, named in places
    )
