"""Tickets of those who are away go to whoever stands in, and come back with them. Done again, it changes nothing."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.actions.changing import changing, labelled
from tickets.actions.tell import write
from tickets.automation.absence import Away, away_at, stand_in
from tickets.models import Absence, EventKind, NamedAgent, Notification, NotificationKind, Passed, Ticket
from tickets.stand_ins import away_of
from tickets.statuses import FINISHED

_WHO_SEES = (
    *(EventKind.TEAM_CHANGED, EventKind.HANDED_OVER),
    *(EventKind.CONFIDENTIAL_CHANGED, EventKind.REQUESTER_CHANGED),
)
SHORT = timedelta(hours=24)  # an absence shorter than this leaves its tickets where they are, without a substitute


def step(now: datetime) -> int:
    """Every minute: what is over is brought back, what lasts is passed on. Returns how many tickets moved."""
    over = Absence.objects.filter(ends_at__lte=now, ended_at=None).select_related("agent")
    moved = sum(bring_back(absence, now) for absence in over)
    lasting = list(Absence.objects.on(now).filter(agent__is_active=True).select_related("agent"))
    away = away_at(map(away_of, lasting), now)
    return moved + sum(_pass_on(one, away) for one in lasting if away[one.agent_id].pk == one.pk)


def _pass_on(absence: Absence, away: dict[int, Away]) -> int:
    if absence.substitute_id is None and absence.ends_at - absence.starts_at < SHORT:
        return 0
    substitute = stand_in(absence.agent_id, away)
    to = Agent.objects.filter(pk=substitute, is_active=True).first() if substitute is not None else None
    tickets = Ticket.objects.filter(assignee=absence.agent).exclude(status__in=FINISHED).order_by("pk")
    passed = sum(_pass(ticket, absence, to) for ticket in tickets.only("pk"))
    if passed and to is not None:
        row = Notification(agent=to, kind=NotificationKind.SUBSTITUTE, absence=absence)
        write([row])
    return passed


def _pass(ticket: Ticket, absence: Absence, to: Agent | None) -> bool:
    with changing(ticket, by=None) as change:
        current = change.ticket
        if current.assignee_id != absence.agent_id or current.status in FINISHED:
            return False
        receiver = to if to is not None and _may_have(current, to) else None
        change.set("assignee", receiver)
        moved: dict[str, Any] = {"from": labelled(absence.agent), "to": labelled(receiver)}
        change.record(EventKind.SUBSTITUTED, **moved, until=absence.ends_at.isoformat(), absence=absence.pk)
        Passed.objects.create(absence=absence, ticket=current, to=receiver, at=change.now)
    return True


def _may_have(ticket: Ticket, agent: Agent) -> bool:
    """Nobody is shown what they could not have found because a colleague went away: no confidential ticket, none of a
    team that keeps to itself, and nobody with a protected identity. Whoever leads one team of a colleague would else
    get the tickets of all of them.
    """
    access = access_of(agent)
    if not agent.is_active or (ticket.requester.is_protected and not access.may_see_protected):
        return False
    sees = access.sees_ticket(team_id=ticket.team_id, is_confidential=ticket.is_confidential)
    return sees or NamedAgent.objects.filter(ticket=ticket, agent=agent).exists()


def _may_have_again(ticket: Ticket, agent: Agent, row: Passed) -> bool:
    """Whose it was has it again, unless it became another team's or confidential meanwhile and they may not see it."""
    is_as_it_was = not ticket.events.filter(kind__in=_WHO_SEES, at__gt=row.at).exists()
    return (ticket.assignee_id is not None and is_as_it_was) or _may_have(ticket, agent)


def bring_back(absence: Absence, now: datetime) -> int:
    """What went with the absence and is still with whoever stood in is its agent's again. Returns how many."""
    rows = Passed.objects.filter(absence=absence, ended_at=None).order_by("pk")
    back = sum(_bring_back(row.pk, absence.agent, now) for row in rows)
    if absence.ends_at <= now:
        Absence.objects.filter(pk=absence.pk, ended_at=None).update(ended_at=now)
    return back


def _bring_back(passed_id: int, agent: Agent, now: datetime) -> bool:
    with transaction.atomic():
        row = Passed.objects.get(pk=passed_id)
        with changing(row.ticket, by=None) as change:
            ticket, chain = change.ticket, _chain(row)
            is_back = ticket.status not in FINISHED and ticket.assignee_id == chain[-1].to_id
            is_back = is_back and agent.is_active and _may_have_again(ticket, agent, row)
            if is_back:
                moved: dict[str, Any] = {"from": labelled(ticket.assignee), "to": labelled(agent)}
                change.record(EventKind.SUBSTITUTE_ENDED, **moved, absence=row.absence_id)
                change.set("assignee", agent)
            ended = [one.pk for one in chain] if is_back else [row.pk]
            Passed.objects.filter(pk__in=ended, ended_at=None).update(ended_at=now)
    return is_back


def _chain(row: Passed) -> list[Passed]:
    """The row and those that passed the same ticket on from whoever it went to."""
    chain = [row]
    others = list(Passed.objects.filter(ticket=row.ticket_id, ended_at=None).select_related("absence"))
    while chain[-1].to_id is not None:
        known = {one.pk for one in chain}
        further = [one for one in others if one.absence.agent_id == chain[-1].to_id and one.pk not in known]
        if not further:
            break
        chain.append(further[-1])
    return chain
