"""What an automation would have met: asked of the newest tickets, without doing anything."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from tickets.actions.schedules import candidates, due, newest_messages
from tickets.automation.moments import is_over
from tickets.automation.triggers import Read, is_dear
from tickets.facts import category_lines
from tickets.models import Automation, AutomationKind, Ticket
from tickets.policies import kept

LOOKED_AT, COUNTED = 100, 1000


@dataclass(frozen=True, slots=True)
class Trial:
    """looked_at: how many tickets were there to ask; met: those whose conditions hold, newest first.

    at_once: of a schedule, on how many tickets it would act when it is let act now, at most COUNTED; else None.
    """

    looked_at: int
    met: list[Ticket]
    at_once: int | None = None


def trial_of(automation: Automation, now: datetime) -> Trial:
    """Ask the newest LOOKED_AT tickets, as they are now. Of a schedule also whether its time has come.

    That what sets a trigger off has happened is taken for granted. The same few queries for any number of tickets.
    """
    rows = Ticket.objects.filter(merged_into=None).select_related("team", "requester").order_by("-created_at", "-id")
    newest = list(rows[:LOOKED_AT])
    since = at_once = None
    if automation.kind == AutomationKind.SCHEDULE:
        waiting = candidates(automation, now).filter(pk__in=[ticket.pk for ticket in newest])
        since = dict(waiting.values_list("pk", "since"))
        at_once = sum(1 for _ticket in islice(due(automation, now), COUNTED))
    lines = category_lines(ticket.category_id for ticket in newest if ticket.category_id is not None)
    messages = newest_messages(newest)
    plain = [part for part in automation.conditions if not is_dear(part)]
    dear = [part for part in automation.conditions if is_dear(part)]
    met = [
        ticket
        for ticket in newest
        if (since is None or (ticket.pk in since and _is_over(automation, ticket, since[ticket.pk], now)))
        and Read(ticket, automation.on, messages.get(ticket.pk), lines).meets(plain, dear)
    ]
    return Trial(len(newest), met, at_once)


def _is_over(automation: Automation, ticket: Ticket, since: datetime, now: datetime) -> bool:
    return is_over(automation.wait, since, now, kept().calendars.calendar_for(ticket.inbox_id, ticket.team_id))
