"""What another promise would change: open tickets counted as if it held already. Writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tickets.clock_rows import clocks_of_many, count, first_due
from tickets.facts import category_lines
from tickets.models import Ticket
from tickets.policies import Kept, Policy, kept
from tickets.rules import needs_text
from tickets.statuses import UNFINISHED
from tickets.ticket_clocks import Desk, choose

LOOKED_AT = 500  # the newest of the open tickets: people wait for the answer


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Of open tickets. matching: those the policy would be for. earlier, later: due at another time; begun: due now,
    and not before; ended: the other way round.
    """

    looked_at: int
    is_all: bool
    matching: int
    earlier: int
    later: int
    begun: int
    ended: int

    @property
    def changed(self) -> int:
        return self.earlier + self.later + self.begun + self.ended


def what_if(policies: Sequence[Policy], about: int, now: datetime) -> WhatIf:
    """Count open tickets as if these were the policies in use; about: the id of the one that is asked about."""
    known = _as_if(policies)
    rows = Ticket.objects.filter(status__in=UNFINISHED).select_related("team", "requester", "inbox")
    tickets = list(rows.order_by("-created_at", "-id")[: LOOKED_AT + 1])
    shown = tickets[:LOOKED_AT]
    clocks = clocks_of_many(ticket.pk for ticket in shown)
    lines = category_lines(ticket.category_id for ticket in shown if ticket.category_id is not None)
    found = {"earlier": 0, "later": 0, "begun": 0, "ended": 0}
    matching = 0
    for ticket in shown:
        chosen = choose(ticket, known, lines=lines)
        matching += chosen is not None and chosen.policy.id == about
        desk = Desk(ticket, now, known, clocks.get(ticket.pk, []))
        desk.choose_again()
        desk.follow_status(now)
        for clock in desk.clocks:
            count(clock, known, now)
        if how := _compared(ticket.due_at, first_due(desk.clocks)):
            found[how] += 1
    return WhatIf(len(shown), len(tickets) <= LOOKED_AT, matching, **found)


def _as_if(policies: Sequence[Policy]) -> Kept:
    parts = [part for policy in policies for part in policy.conditions]
    asked = frozenset(str(part["ask"]) for part in parts)
    return replace(kept(), policies=tuple(policies), has_any=True, asked=asked, needs_text=needs_text(parts))


def _compared(before: datetime | None, after: datetime | None) -> str:
    if before == after:
        return ""
    if before is None or after is None:
        return "begun" if before is None else "ended"
    return "earlier" if after < before else "later"
