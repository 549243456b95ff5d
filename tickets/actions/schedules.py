"""Schedules: looked for every few minutes, each acting once for each time something has lasted long enough."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import DateTimeField, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tickets.actions.automate import Cause, act
from tickets.automation.moments import is_over, length_of
from tickets.automation.narrowing import narrowed
from tickets.automation.triggers import Read, is_dear
from tickets.facts import category_lines
from tickets.models import Automation, AutomationKind, AutomationRun, Direction, Event, EventKind, Message, Ticket
from tickets.policies import kept
from tickets.statuses import UNFINISHED, Status

BATCH = 500
MOST = 2_000  # tickets in one round: the next begins in a few minutes


def run_schedules(now: datetime, *, most: int = MOST) -> int:
    """Let every schedule in use act where its time has come, in their order. Returns how many times one acted."""
    acted = 0
    schedules = Automation.objects.filter(kind=AutomationKind.SCHEDULE, is_active=True)
    for automation in list(schedules):
        acted += _run(automation, now, most - acted)
    return acted


def _run(automation: Automation, now: datetime, most: int) -> int:
    acted = 0
    for ticket in due(automation, now):
        if acted >= most:
            break
        done = act(automation.pk, ticket.pk, Cause(since=ticket.since))
        acted += done is not None
        if done is None and not Automation.objects.filter(pk=automation.pk, is_active=True).exists():
            break  # it was paused on the way
    return acted


def due(automation: Automation, now: datetime) -> Iterator[Any]:
    """The tickets, with since, that have waited long enough and that it has not acted on for it; the oldest first.

    What SQL was not asked is asked of a batch at once: nobody's ticket is locked only to find that it is not meant.
    """
    after, rows = 0, candidates(automation, now)
    while batch := list(rows.filter(pk__gt=after).order_by("pk")[:BATCH]):
        after = batch[-1].pk
        over = [ticket for ticket in batch if _is_over(automation, ticket, now)]
        yield from _meant(automation, over) if any(map(is_dear, automation.conditions)) else over


def newest_messages(tickets: Iterable[Ticket]) -> dict[int, Message]:
    """What each requester wrote last, by ticket; one query."""
    rows = Message.objects.visible_to_requester().filter(ticket__in=list(tickets), direction=Direction.IN)
    return {row.ticket_id: row for row in rows.order_by("ticket_id", "-created_at", "-id").distinct("ticket_id")}


def _is_over(automation: Automation, ticket: Any, now: datetime) -> bool:
    calendar = kept().calendars.calendar_for(ticket.inbox_id, ticket.team_id)
    return is_over(automation.wait, ticket.since, now, calendar)


def _meant(automation: Automation, over: Sequence[Any]) -> Iterator[Any]:
    whole = Ticket.objects.select_related("team", "requester").in_bulk([ticket.pk for ticket in over])
    lines = category_lines(ticket.category_id for ticket in whole.values() if ticket.category_id is not None)
    messages = newest_messages(over)
    plain = [part for part in automation.conditions if not is_dear(part)]
    dear = [part for part in automation.conditions if is_dear(part)]
    for ticket in over:
        found = whole.get(ticket.pk)
        if found is not None and Read(found, (), messages.get(ticket.pk), lines).meets(plain, dear):
            yield ticket


def candidates(automation: Automation, now: datetime) -> QuerySet[Any]:
    """Those that may be due: working time is never shorter than time."""
    wait = automation.wait
    rows = narrowed(Ticket.objects.filter(merged_into=None), automation.conditions)
    rows = rows.filter(status=Status.SOLVED) if wait["since"] == "solved" else rows.filter(status__in=UNFINISHED)
    rows = rows.filter(created_at__lte=now - length_of(wait)).annotate(since=_since(wait["since"]))
    rows = rows.filter(since__lte=now - length_of(wait))
    done = AutomationRun.objects.filter(automation=automation, ticket=OuterRef("pk"), since=OuterRef("since"))
    return rows.exclude(Exists(done)).only("pk", "inbox_id", "team_id")


def _since(name: str) -> Any:
    if name == "status":
        moves = Event.objects.filter(ticket=OuterRef("pk"), kind=EventKind.STATUS_CHANGED).order_by("-at", "-id")
        return Coalesce(Subquery(moves.values("at")[:1], output_field=DateTimeField()), F("created_at"))
    return F({"waiting": "waiting_since", "solved": "solved_at"}.get(name, f"{name}_at"))
