"""Which triggers a change sets off: found in memory, inside the change's transaction, with one job for them all."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from servicedesk.lib.queueing import enqueue
from tickets.automation.acting import acting
from tickets.facts import Facts, facts_of
from tickets.models import Automation, AutomationKind, Category, Direction, Event, Message, Ticket
from tickets.policies import kept
from tickets.rules import ASKS, Part, holds

AUTOMATE = "tickets.automate"  # the job's name; tickets.tasks does it
FRESH_FOR = 5.0  # seconds for which triggers are remembered: so long a change of them takes to be heard of everywhere


@dataclass(frozen=True, slots=True)
class Rule:
    """A trigger in use, its conditions by what they cost: those that need more than the ticket come last."""

    pk: int
    on: frozenset[str]
    plain: tuple[Part, ...]
    dear: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    at: float
    rules: tuple[Rule, ...]
    lines: Mapping[int, frozenset[int]]  # each category with those above it


_kept: Kept | None = None


def rules() -> Kept:
    """The triggers in use in their order, at most FRESH_FOR old."""
    global _kept
    if _kept is None or time.monotonic() - _kept.at > FRESH_FOR:
        _kept = _read()
    return _kept


def forget() -> None:
    """Read them anew the next time."""
    global _kept
    _kept = None


def _read() -> Kept:
    rows = Automation.objects.filter(kind=AutomationKind.TRIGGER, is_active=True)
    found = tuple(_rule(*row) for row in rows.values_list("pk", "on", "conditions"))
    asks_category = any(part["ask"] == "category" for rule in found for part in rule.plain)
    return Kept(time.monotonic(), found, _lines() if asks_category else {})


def _lines() -> dict[int, frozenset[int]]:
    rows = Category.objects.values_list("pk", "parent_id", "parent__parent_id")
    return {row[0]: frozenset(pk for pk in row if pk is not None) for row in rows}


def _rule(pk: int, on: Sequence[str], parts: Sequence[Part]) -> Rule:
    # A condition this version does not know never holds.
    known = [part for part in parts if part["ask"] in ASKS]
    dear = tuple(part for part in known if is_dear(part))
    plain = tuple(part for part in known if not is_dear(part))
    return Rule(pk, frozenset(on if len(known) == len(parts) else ()), plain, dear)


def is_dear(part: Part) -> bool:
    return part["ask"] == "hours" or ASKS[part["ask"]].needs_text


class Read:
    """A ticket as triggers ask of it; what costs a query is read when the first of them asks."""

    def __init__(
        self,
        ticket: Ticket,
        happened: Iterable[str],
        message: Message | None,
        lines: Mapping[int, frozenset[int]] | None = None,
    ) -> None:
        self._ticket, self._happened = ticket, tuple(happened)
        self._message = message if message is not None and message.direction == Direction.IN else None
        self._lines = lines

    @cached_property
    def plain(self) -> Facts:
        return facts_of(self._ticket, lines=self._lines, happened=self._happened)

    @cached_property
    def whole(self) -> Facts:
        message = self._message or self._newest()
        calendar = kept().calendars.calendar_for(self._ticket.inbox_id, self._ticket.team_id)
        came = message.created_at if message else self._ticket.created_at
        return facts_of(
            self._ticket,
            lines=self._lines,
            text=message.body if message else "",
            is_open_hours=calendar.open.is_open(came) if calendar else None,
            happened=self._happened,
        )

    def _newest(self) -> Message | None:
        theirs = self._ticket.messages.visible_to_requester().filter(direction=Direction.IN)
        return theirs.order_by("-created_at", "-id").first()

    def meets(self, plain: Sequence[Part], dear: Sequence[Part]) -> bool:
        return holds(plain, self.plain) and (not dear or holds(dear, self.whole))


def set_off(ticket: Ticket, events: Sequence[Event], message: Message | None = None) -> None:
    """Inside the transaction of a change: ask for one job that runs the triggers it sets off, if it does any.

    An automation's own changes do not set it off again.
    """
    found = rules().rules
    if not found or not events or ticket.merged_into_id is not None:
        return
    happened = frozenset(event.kind for event in events)
    now = acting()
    wanted = [rule for rule in found if rule.pk != now.automation and not rule.on.isdisjoint(happened)]
    if not wanted:
        return
    read = Read(ticket, happened, message, rules().lines)
    if matched := [rule.pk for rule in wanted if read.meets(rule.plain, rule.dear)]:
        enqueue(
            AUTOMATE,
            ticket_id=ticket.pk,
            version=events[0].version,
            automations=",".join(map(str, matched)),
            depth=now.depth + 1,
        )
