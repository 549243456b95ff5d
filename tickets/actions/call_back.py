"""Promising somebody that we ring them, and ringing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from servicedesk.lib.addresses import AddressError, normal_phone
from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent, Integration, Team
from tickets.actions.changing import Change, changing, labelled
from tickets.actions.errors import InvalidChange
from tickets.models import CallBack, CallOutcome, EventKind, Ticket
from tickets.models.call_back import NOTE_MAX
from tickets.queries import agents_who_see

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Promise:
    """number as people write it; promised_at is at the latest, promised_from None means from now on."""

    number: str
    promised_at: datetime
    promised_from: datetime | None = None
    note: str = ""
    team: Team | None = None  # None: the ticket's
    assignee: Agent | None = None  # None: anybody of the team


def promise_call_back(ticket: Ticket, promise: Promise, *, by: Agent | Integration) -> CallBack:
    """Write the promise. Raises InvalidChange: no number, a time that has passed, an agent who may not see it."""
    with changing(ticket, by=by) as change:
        return write_promise(change, promise)


def write_promise(change: Change, promise: Promise, *, after: CallBack | None = None) -> CallBack:
    """Promise inside another action."""
    begin = max(promise.promised_from or change.now, change.now)
    if not change.now < promise.promised_at <= change.now + LONGEST:
        raise InvalidChange(_("Choose a time within a year from now."))
    if begin > promise.promised_at:
        raise InvalidChange(_("The time must end after it begins."))
    if promise.assignee is not None and not agents_who_see(change.ticket).filter(pk=promise.assignee.pk).exists():
        raise InvalidChange(_("%(name)s cannot see the ticket.") % {"name": promise.assignee.name})
    try:
        number = normal_phone(promise.number)
    except AddressError as error:
        raise InvalidChange(str(error)) from error
    row = CallBack.objects.create(
        ticket=change.ticket,
        number=number,
        promised_from=begin,
        promised_at=promise.promised_at,
        note=one_line(promise.note, NOTE_MAX),
        team=promise.team or change.ticket.team,
        assignee=promise.assignee,
        agent=change.by if isinstance(change.by, Agent) else None,
        integration=change.by if isinstance(change.by, Integration) else None,
        created_at=change.now,
        after=after,
    )
    if promise.assignee is not None:
        change.agents.add(promise.assignee.pk)
    # The number is an address of theirs: it stays out of the event.
    change.record(
        EventKind.CALL_BACK_PROMISED,
        call_back=row.pk,
        begin=row.promised_from.isoformat(),
        at=row.promised_at.isoformat(),
        to=labelled(row.assignee or row.team),
    )
    return row


def finish_call_back(
    row: CallBack,
    outcome: str,
    *,
    by: Agent | Integration,
    again_at: datetime | None = None,
    again_from: datetime | None = None,
) -> CallBack | None:
    """Say how it went. When nobody answered, a new time is promised: that one is returned.

    Raises InvalidChange: no such outcome, no new time when nobody answered, or somebody has made the call already.
    """
    if outcome not in CallOutcome.values:
        raise InvalidChange(_("Choose how it went."))
    if (outcome == CallOutcome.NO_ANSWER) != (again_at is not None):
        raise InvalidChange(_("When nobody answered, say when you will try again; else leave the time out."))
    with changing(row.ticket, by=by) as change:
        held = CallBack.objects.select_related("team", "assignee").get(pk=row.pk)
        if held.done_at is not None:
            raise InvalidChange(_("Somebody has made this call already."))
        held.done_at, held.outcome = change.now, outcome
        held.done_by = by if isinstance(by, Agent) else None
        held.save(update_fields=["done_at", "outcome", "done_by"])
        change.record(EventKind.CALL_BACK_DONE, call_back=held.pk, outcome=outcome)
        if again_at is None:
            return None
        assignee = held.assignee if held.assignee is not None and held.assignee.is_active else None
        again = Promise(held.number, again_at, again_from, held.note, held.team, assignee)
        return write_promise(change, again, after=held)
