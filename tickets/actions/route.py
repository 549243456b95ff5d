"""Give a team's new tickets to its agents: in turn or by load, each once, however many workers do it at once."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from servicedesk.lib.queueing import enqueue_each
from tickets.actions.candidates import read_candidates
from tickets.actions.changing import changing, labelled
from tickets.actions.route_new import ROUTE
from tickets.automation.routing import Candidate, Choice, Wanted, choose
from tickets.facts import category_lines
from tickets.models import ChannelKind, Event, EventKind, NamedAgent, TeamWay, Ticket, Way
from tickets.statuses import Status

MOST = 25  # tickets in one transaction


def waiting_for_agent(way: TeamWay) -> QuerySet[Ticket]:
    """New tickets of the team that nobody has had since it began to share them out, oldest first.

    Not chats: they ring at people who are there (chat.offers).
    """
    had = Event.objects.filter(ticket=OuterRef("pk"), kind=EventKind.ASSIGNED)
    waiting = Ticket.objects.filter(team=way.team_id, assignee=None, status=Status.NEW, snoozed_until=None)
    waiting = waiting.exclude(channel=ChannelKind.CHAT)
    return waiting.filter(~Exists(had), created_at__gte=way.since).order_by("created_at", "pk")


def route_team(team_id: int, *, now: datetime | None = None) -> int:
    """Give out what waits, a few at a time. Returns how many got an agent; who is not here yet is asked again later."""
    given, seen, more = 0, 0, True
    while more:
        some, last, more = _route_some(team_id, now or timezone.now(), seen)
        given, seen = given + some, last
    return given


def _route_some(team_id: int, now: datetime, after: int) -> tuple[int, int, bool]:
    """Return how many were given, the last ticket looked at, and whether there may be more."""
    with transaction.atomic():
        # Whoever gives out for this team at the same time waits here, and then sees whose turn it is.
        way = TeamWay.objects.select_for_update(of=("self",)).select_related("team").filter(team=team_id).first()
        if way is None or way.way == Way.MANUAL:
            return 0, after, False
        tickets = list(waiting_for_agent(way).select_related("requester").filter(pk__gt=after).order_by("pk")[:MOST])
        if not tickets:
            return 0, after, False
        candidates = {one.agent_id: one for one in read_candidates(way.team, now)}
        wanted = _wanted(tickets)
        given = sum(_give(ticket, wanted[ticket.pk], candidates, way) for ticket in tickets)
        way.save(update_fields=["last_agent"])
    return given, tickets[-1].pk, len(tickets) == MOST


def _wanted(tickets: list[Ticket]) -> dict[int, Wanted]:
    lines = category_lines(ticket.category_id for ticket in tickets if ticket.category_id is not None)
    named: dict[int, set[int]] = {}
    for ticket_id, agent_id in NamedAgent.objects.filter(ticket__in=tickets).values_list("ticket", "agent"):
        named.setdefault(ticket_id, set()).add(agent_id)
    return {
        ticket.pk: Wanted(
            team_id=ticket.team_id,
            language=ticket.language,
            categories=lines.get(ticket.category_id or 0, frozenset()),
            is_confidential=ticket.is_confidential,
            is_protected=ticket.requester.is_protected,
            named_agents=frozenset(named.get(ticket.pk, ())),
        )
        for ticket in tickets
    }


def _give(ticket: Ticket, wanted: Wanted, candidates: dict[int, Candidate], way: TeamWay) -> bool:
    choice = choose(wanted, candidates.values(), way=way.way, last=way.last_agent_id)
    if choice.agent_id is None or not _assign(ticket, candidates[choice.agent_id], choice, way):
        return False
    candidates[choice.agent_id] = candidates[choice.agent_id].with_one_more()
    way.last_agent_id = choice.agent_id
    return True


def _assign(ticket: Ticket, to: Candidate, choice: Choice, way: TeamWay) -> bool:
    """Only while nobody has taken it since it was read, it is still the team's, and those may see it who might then."""
    with changing(ticket, by=None) as change:
        now = change.ticket
        is_free = now.assignee_id is None and now.status == Status.NEW and now.team_id == way.team_id
        if not is_free or now.is_confidential != ticket.is_confidential or now.requester_id != ticket.requester_id:
            return False
        change.set_and_record("assignee", to.agent, EventKind.ASSIGNED)
        change.record(
            EventKind.ROUTED,
            to=labelled(to.agent),
            why=choice.why.value,
            way=way.way,
            language=ticket.language,
            load=to.load,
            capacity=to.capacity,
        )
    return True


def ask_to_route(*, now: datetime) -> int:
    """Have every team look again at what waits: somebody may have come, or have room. Returns how many teams."""
    ways = TeamWay.objects.exclude(way=Way.MANUAL).filter(team__is_active=True)
    teams = [way.team_id for way in ways if waiting_for_agent(way).filter(created_at__lte=now).exists()]
    enqueue_each(ROUTE, team_id=teams)
    return len(teams)
