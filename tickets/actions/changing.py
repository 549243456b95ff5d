"""The ground every action stands on: lock the ticket, check for a stale form, write events, tell the world."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from servicedesk.people.models import Agent, Contact, Integration
from tickets.actions.clocks import keep
from tickets.actions.errors import StaleTicket
from tickets.actions.tell import ask_to_tell
from tickets.automation.triggers import set_off
from tickets.models import Event, Message, NamedAgent, Ticket
from tickets.signals import TicketChange, ticket_changed

Actor = Agent | Contact | Integration | None  # None: the system itself


def actor_fields(by: Actor) -> dict[str, Any]:
    """Return by as the columns agent, contact and integration of an event or a message."""
    return {
        "agent": by if isinstance(by, Agent) else None,
        "contact": by if isinstance(by, Contact) else None,
        "integration": by if isinstance(by, Integration) else None,
    }


def labelled(value: Any) -> dict[str, Any]:
    """Return a value as an event keeps it: for machines and, beside it, in words of the day."""
    if value is None:
        return {"value": None, "label": ""}
    if hasattr(value, "pk"):
        return {"value": value.pk, "label": str(value)}
    return {"value": value, "label": ""}


@dataclass
class Change:
    """One action's hold on a locked ticket."""

    ticket: Ticket
    by: Actor
    now: datetime
    events: list[Event] = field(default_factory=list)
    changed_fields: set[str] = field(default_factory=set)
    teams: set[int] = field(default_factory=set)
    agents: set[int] = field(default_factory=set)
    message: Message | None = None
    is_quiet: bool = False  # only time has passed: for lists and schedules nothing has changed
    was_confidential: bool = field(init=False)

    def __post_init__(self) -> None:
        self.was_confidential = self.ticket.is_confidential

    def record(self, kind: str, *, message: Message | None = None, **data: Any) -> None:
        """Add an event; data must be JSON."""
        self.events.append(
            Event(
                ticket=self.ticket,
                at=self.now,
                kind=kind,
                message=message,
                data=data,
                version=self.ticket.version + 1,
                **actor_fields(self.by),
            )
        )

    def set(self, name: str, value: Any) -> bool:
        """Set a field without an event of its own. Returns whether it was different before."""
        if getattr(self.ticket, name) == value:
            return False
        setattr(self.ticket, name, value)
        self.changed_fields.add(name)
        return True

    def set_and_record(self, name: str, value: Any, kind: str) -> bool:
        """Set a field and record from what to what. Returns whether anything changed."""
        before = getattr(self.ticket, name)
        if not self.set(name, value):
            return False
        moved: dict[str, Any] = {"from": labelled(before), "to": labelled(value)}
        self.record(kind, **moved)
        return True


@contextmanager
def changing(
    ticket: Ticket, *, by: Actor, seen_version: int | None = None, conflicts: tuple[str, ...] = ()
) -> Iterator[Change]:
    """Lock the ticket and give a Change; afterwards write it with its events and, after commit, send ticket_changed.

    seen_version is the version the person had before them; events of the kinds in conflicts that came after it,
    by somebody else, refuse the change with StaleTicket. Nothing is written when the block raises.
    """
    with transaction.atomic():
        # First the lock, then the reading: a query that does both joins what was there before it had to wait.
        Ticket.objects.select_for_update().only("pk").get(pk=ticket.pk)
        locked = Ticket.objects.select_related("team", "assignee", "category", "requester", "inbox").get(pk=ticket.pk)
        if seen_version is not None and seen_version < locked.version:
            _refuse_if_stale(locked, by, seen_version, conflicts)
        change = Change(locked, by, timezone.now())
        change.teams.add(locked.team_id)
        change.agents.update(filter(None, [locked.assignee_id]))
        yield change
        if change.events:
            _write(change)


def _refuse_if_stale(ticket: Ticket, by: Actor, seen_version: int, conflicts: tuple[str, ...]) -> None:
    newer = ticket.events.filter(version__gt=seen_version, kind__in=conflicts)
    if isinstance(by, Agent):
        newer = newer.exclude(agent=by)
    events = list(newer.select_related("agent", "contact", "integration"))
    if events:
        raise StaleTicket(ticket, events)


def _write(change: Change) -> None:
    ticket = change.ticket
    keep(change)
    ticket.version += 1
    if not change.is_quiet:
        ticket.updated_at = change.now
    ticket.save(update_fields=[*change.changed_fields, "version", "updated_at"])
    Event.objects.bulk_create(change.events)
    change.teams.add(ticket.team_id)
    change.agents.update(filter(None, [ticket.assignee_id]))
    announce(change)


def announce(change: Change, *, is_new: bool = False) -> None:
    """Send ticket_changed once the transaction has committed. Nobody is named on a new ticket yet."""
    ticket = change.ticket
    named = () if is_new else NamedAgent.objects.filter(ticket=ticket).values_list("agent_id", flat=True)
    told = TicketChange(
        ticket_id=ticket.pk,
        number=ticket.number,
        kinds=tuple(dict.fromkeys(event.kind for event in change.events)),
        team_ids=frozenset(change.teams),
        is_confidential=ticket.is_confidential,
        was_confidential=change.was_confidential,
        named_agent_ids=frozenset(change.agents.union(named)),
        message_id=change.message.pk if change.message else None,
    )
    if not is_new:
        ask_to_tell(change.events)
    set_off(ticket, change.events, change.message)
    transaction.on_commit(lambda: ticket_changed.send_robust(sender=Ticket, change=told))
