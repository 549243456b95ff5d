"""Ahead of time: what nobody will be there for. Those away, their leads and administrators are told, once each."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from servicedesk.people.models import Agent, Membership, Role
from tickets.actions.tell import write
from tickets.automation.absence import Gap, gaps
from tickets.cover import responsibilities
from tickets.models import Absence, Notification, NotificationKind
from tickets.stand_ins import away_of

AHEAD = timedelta(days=28)


def gaps_ahead(now: datetime, *, until: datetime | None = None) -> list[Gap]:
    """What nobody is there for from now on, in the order it begins; without absences nothing is asked."""
    end = until or now + AHEAD
    absences = [away_of(row) for row in Absence.objects.between(now, end)]
    return gaps(responsibilities(), absences, now, end) if absences else []


def warn_of_gaps(now: datetime) -> int:
    """Tell of each absence that leaves a gap. Returns how many were told; those told before are not told again."""
    left = {pk for gap in gaps_ahead(now) for pk in gap.absences}
    rows = Absence.objects.filter(pk__in=left)
    known = set(
        Notification.objects.filter(kind=NotificationKind.SUBSTITUTE, absence__in=left).values_list("agent", "absence")
    )
    news = [
        Notification(agent_id=agent, kind=NotificationKind.SUBSTITUTE, absence=row)
        for row in rows
        for agent in _told_of(row)
        if (agent, row.pk) not in known
    ]
    return write(news)


def _told_of(absence: Absence) -> Iterable[int]:
    """The one who goes away, the leads of their teams, or administrators where there is no other lead."""
    teams = Membership.objects.filter(agent=absence.agent_id).values("team")
    leads = Membership.objects.filter(team__in=teams, role=Role.TEAM_LEAD, agent__is_active=True)
    found = set(leads.values_list("agent", flat=True)) - {absence.agent_id}
    if not found:
        found = set(
            Agent.objects.filter(is_active=True, memberships__role=Role.ADMINISTRATOR).values_list("pk", flat=True)
        )
    return found | {absence.agent_id}
