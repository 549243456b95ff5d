"""Who stands in for whom, read from the absences there are."""

from datetime import datetime

from tickets.automation.absence import Away, away_at, stand_in
from tickets.models import Absence


def away_of(row: Absence, otherwise: int = 0) -> Away:
    """otherwise: the number of one that is not written yet."""
    return Away(row.pk or otherwise, row.agent_id, row.starts_at, row.ends_at, row.substitute_id)


def with_stand_ins(agent_ids: set[int], now: datetime) -> set[int]:
    """The agents, and whoever stands in for those of them who are away: what is told to one is told to the other."""
    if not agent_ids or not Absence.objects.on(now).filter(agent__in=agent_ids).exists():
        return agent_ids
    away = away_at(map(away_of, Absence.objects.on(now)), now)
    return agent_ids | {found for one in agent_ids if (found := stand_in(one, away)) is not None}
