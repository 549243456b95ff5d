"""Who could be given a ticket now, as the choice (tickets.automation.routing) reads it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from servicedesk.lib.languages import MINORITY
from servicedesk.people.access import access_of, read_access
from servicedesk.people.models import Agent, Membership, Role, Team
from tickets.automation.routing import Candidate, Here, ShiftTimes, on_duty
from tickets.calendars import is_open_now
from tickets.models import Absence, AgentWork, Shift, Ticket
from tickets.policies import kept
from tickets.statuses import Status

ANSWERING = (Role.AGENT, Role.TEAM_LEAD)
COUNTED = (Status.NEW, Status.OPEN)


def read_candidates(team: Team, now: datetime) -> list[Candidate]:
    """The team's agents and leads, and those of other teams who speak a minority language. The same few queries."""
    members = Membership.objects.filter(team=team, role__in=ANSWERING, agent=OuterRef("pk"))
    away = Absence.objects.on(now).filter(agent=OuterRef("pk"))
    agents = list(
        Agent.objects.filter(is_active=True)
        .annotate(is_member=Exists(members), is_absent=Exists(away))
        .filter(Q(is_member=True) | Q(work__languages__overlap=sorted(MINORITY)))
        .select_related("work")
        .prefetch_related("work__categories")
        .order_by("pk")
    )
    read_access(agents)
    loads, shifts, is_open = _loads(agents), _shifts(agents, now), is_team_open(team, now)
    local = timezone.localtime(now)
    return [
        _candidate(agent, loads.get(agent.pk, 0), on_duty(shifts[agent.pk], local, is_open=is_open)) for agent in agents
    ]


def _candidate(agent: Agent, load: int, is_on_duty: bool) -> Candidate:
    work: AgentWork = getattr(agent, "work", None) or AgentWork(agent=agent)
    here = Here.YES
    if agent.is_absent:  # type: ignore[attr-defined]  # annotated above
        here = Here.ABSENT
    elif not is_on_duty:
        here = Here.OFF_HOURS
    elif not work.takes_tickets:
        here = Here.PAUSED
    return Candidate(
        agent=agent,
        access=access_of(agent),
        here=here,
        capacity=work.capacity,
        load=load,
        languages=frozenset(work.languages),
        categories=frozenset(row.pk for row in work.categories.all()) if work.pk else frozenset(),
        is_member=agent.is_member,  # type: ignore[attr-defined]
    )


def _loads(agents: Sequence[Agent]) -> dict[int, int]:
    rows = Ticket.objects.filter(assignee__in=agents, status__in=COUNTED, snoozed_until=None).order_by()
    return dict(rows.values_list("assignee").annotate(count=Count("pk")))


def _shifts(agents: Sequence[Agent], now: datetime) -> defaultdict[int, list[ShiftTimes]]:
    today = timezone.localdate(now)
    rows = Shift.objects.filter(agent__in=agents, valid_from__lte=today)
    rows = rows.filter(Q(valid_until=None) | Q(valid_until__gte=today))
    found: defaultdict[int, list[ShiftTimes]] = defaultdict(list)
    for row in rows:
        found[row.agent_id].append(ShiftTimes(row.weekday, row.start, row.end))
    return found


def is_team_open(team: Team, now: datetime) -> bool:
    """Whether the team's calendar, else the municipality's own, is open; without any calendar it always is."""
    calendar = kept().calendars.calendar_for(None, team.pk)
    return calendar is None or is_open_now(calendar, now)
