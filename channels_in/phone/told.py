"""What a provider tells of a call, written down. In any order and any number of times it ends the same.

Of a time the earliest that was told holds, of an outcome the one that says most; what state the call is in follows
from those. An unanswered call becomes a ticket a moment after it has ended: "it was answered" may still be on its way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from channels_in.base import Happening
from channels_in.models import Call, CallEnd, CallState, DoorAccount, RawInbound
from channels_in.phone import missed
from channels_in.phone.hints import hint
from channels_in.phone.lines import agent_at, line_of
from servicedesk.lib.queueing import enqueue
from tickets.actions.changing import changing
from tickets.models import Direction, EventKind, Message, Ticket

SETTLE = "channels_in.settle_calls"
SETTLE_AFTER = timedelta(seconds=20)
_WEIGHT = {outcome: weight for weight, outcome in enumerate(CallEnd.values)}


@dataclass(frozen=True, slots=True)
class Told(Happening):
    """One event. Times as the provider says, else when it came. ours: id of a call we made, when the provider says so.

    phone: at which of our numbers it rings or was answered. recording: {"url", "seconds", "text"}.
    """

    external_id: str
    direction: str = Direction.IN
    number: str = ""
    line_number: str = ""
    phone: str = ""
    started_at: datetime | None = None
    ringing_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    talked: timedelta | None = None  # how long, when the provider says only that; together with ended_at
    outcome: str = CallEnd.UNKNOWN
    rings_at_line: bool = False  # it rings where the line says
    recording: Mapping[str, Any] = field(default_factory=dict)
    ours: int | None = None

    def take(self, raw: RawInbound) -> Message | None:
        account = DoorAccount.objects.select_related("inbox__team").get(inbox=raw.inbox_id)
        call = _locked(account, self, raw.received_at)
        before = (call.state, call.agent_id, list(call.rings_at))
        _merge(call, self, account, raw.received_at)
        _derive(call)
        call.save()
        if (call.state, call.agent_id, list(call.rings_at)) != before:
            hint(call)
        _follow(call, raw.received_at)
        return call.message


def _locked(account: DoorAccount, told: Told, came_at: datetime) -> Call:
    """The call, made when this is the first that is told of it; locked."""
    if told.ours is not None:
        found = Call.objects.select_for_update(of=("self",)).filter(pk=told.ours, account=account).first()
        if found is not None:
            found.external_id = told.external_id or found.external_id
            return found
    Call.objects.bulk_create(
        [
            Call(
                account=account,
                external_id=told.external_id,
                direction=told.direction,
                started_at=_first(told, came_at),
            )
        ],
        ignore_conflicts=True,
    )
    return Call.objects.select_for_update(of=("self",)).get(account=account, external_id=told.external_id)


def _first(told: Told, came_at: datetime) -> datetime:
    return min(filter(None, [told.started_at, told.ringing_at, told.answered_at, told.ended_at, came_at]))


def _merge(call: Call, told: Told, account: DoorAccount, came_at: datetime) -> None:
    call.number = call.number or told.number
    call.line_number = call.line_number or told.line_number
    call.started_at = min(call.started_at, _first(told, came_at))
    answered_at = told.answered_at
    if answered_at is None and told.talked is not None and told.ended_at is not None:
        answered_at = told.ended_at - told.talked
    call.ringing_at = _earliest(call.ringing_at, told.ringing_at)
    call.answered_at = _earliest(call.answered_at, answered_at)
    call.ended_at = _earliest(call.ended_at, told.ended_at)
    call.outcome = max(call.outcome, told.outcome, key=lambda outcome: _WEIGHT[outcome])
    if told.recording:
        call.recording = {**call.recording, **{key: value for key, value in told.recording.items() if value}}
    if call.direction == Direction.IN:
        _seat(call, told, account)


def _seat(call: Call, told: Told, account: DoorAccount) -> None:
    """At whom it rings, and who answered."""
    agents = set(call.rings_at)
    if told.rings_at_line:
        agents |= set(line_of(account).agents)
    sits = agent_at(told.phone)
    if sits is not None:
        agents.add(sits)
    call.rings_at = sorted(agents)
    if sits is not None and (told.answered_at is not None or told.talked is not None):
        call.agent_id = sits


def _earliest(known: datetime | None, told: datetime | None) -> datetime | None:
    return min(filter(None, [known, told]), default=None)


def _derive(call: Call) -> None:
    """The state and the wait, from the times and the outcome."""
    if call.ended_at is None:
        call.state = (
            CallState.ANSWERED if call.answered_at else CallState.RINGING if call.ringing_at else CallState.WAITING
        )
    elif call.was_answered:
        call.state = CallState.ENDED
    elif call.outcome in (CallEnd.UNKNOWN, CallEnd.CALLER_LEFT) and call.direction == Direction.IN:
        call.state = CallState.ABANDONED
    else:
        call.state = CallState.MISSED
    until = call.answered_at or (None if call.was_answered else call.ended_at)
    call.wait_seconds = max(int((until - call.started_at).total_seconds()), 0) if until is not None else None


def _follow(call: Call, came_at: datetime) -> None:
    """What is left to do once a call is over."""
    if not call.is_over:
        return
    if call.direction == Direction.OUT:
        _note_end(call)
    elif call.was_answered:
        Call.objects.filter(pk=call.pk).update(settle_at=None)
    elif call.recording and not call.recording.get("kept"):
        missed.keep(call)  # a voice message: nobody answered, for certain
    elif call.message_id is None and call.settle_at is None:
        call.settle_at = came_at + SETTLE_AFTER
        Call.objects.filter(pk=call.pk).update(settle_at=call.settle_at)
        enqueue(SETTLE, queue="default", at=call.settle_at)


def _note_end(call: Call) -> None:
    """On the ticket a call was made from: how it went, once."""
    if call.ticket_id is None:
        return
    ticket = Ticket.objects.get(pk=call.ticket_id)
    if ticket.events.filter(kind=EventKind.CALL_ENDED, data__call=call.pk).exists():
        return
    with changing(ticket, by=call.agent) as change:
        change.record(
            EventKind.CALL_ENDED,
            call=call.pk,
            outcome=str(call.outcome),
            state=str(call.state),
            seconds=call.talk_seconds(change.now),
        )


def settle(now: datetime) -> None:
    """Make tickets of the calls nobody answered, those whose time has come."""
    for pk in Call.objects.filter(settle_at__lte=now).order_by("settle_at").values_list("pk", flat=True):
        with transaction.atomic():
            call = Call.objects.select_for_update(of=("self",)).get(pk=pk)
            if call.settle_at is not None and not call.was_answered and call.message_id is None:
                missed.keep(call)
            Call.objects.filter(pk=pk).update(settle_at=None)
