"""What an agent does with a call: takes it, makes it a ticket, rings somebody."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

import phonenumbers
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.accounts import note_fault, note_success
from channels_in.base import ChannelError
from channels_in.models import Call, CallEnd, CallState, DoorAccount, PhoneSeat
from channels_in.phone.hints import hint
from channels_in.phone.lines import line_for, line_of
from channels_in.phone.vendors import VENDORS
from servicedesk.lib.addresses import AddressError, normal_phone
from servicedesk.people.models import Agent
from tickets.actions.changing import changing
from tickets.actions.errors import InvalidChange
from tickets.models import ContactLog, Direction, EventKind, Ticket

MOST_A_MINUTE = 6  # calls one agent makes
_NEVER = frozenset({phonenumbers.PhoneNumberType.PREMIUM_RATE, phonenumbers.PhoneNumberType.SHARED_COST})


@dataclass(frozen=True, slots=True)
class Way:
    """How an agent can ring: from which line to which phone. reason: why not, in words."""

    account: DoorAccount | None = None
    phone: str = ""
    reason: str = ""


def take_call(call: Call, *, by: Agent) -> Call:
    """Say that the agent has answered: not every provider tells of that while it is so. Raises InvalidChange."""
    with transaction.atomic():
        held = Call.objects.select_for_update(of=("self",)).select_related("account__inbox", "agent").get(pk=call.pk)
        if held.agent is not None and held.agent_id != by.pk:
            raise InvalidChange(_("%(name)s has answered the call.") % {"name": held.agent.name})
        if held.agent_id == by.pk and held.answered_at is not None:
            return held
        held.agent = by
        if held.ended_at is None and held.answered_at is None and held.direction == Direction.IN:
            held.answered_at, held.outcome, held.state = timezone.now(), CallEnd.ANSWERED, CallState.ANSWERED
            held.wait_seconds = max(int((held.answered_at - held.started_at).total_seconds()), 0)
        held.save(update_fields=["agent", "answered_at", "outcome", "state", "wait_seconds"])
        hint(held)
    return held


def hold_call(call: Call) -> None:
    """Lock the call, before any ticket: what is told of it locks them in that order too."""
    Call.objects.select_for_update().only("pk").get(pk=call.pk)


def link_call(call: Call, log: ContactLog) -> None:
    """The call has become what was noted of it: the first question's ticket."""
    first = log.questions.order_by("position").first()
    if first is not None:
        Call.objects.filter(pk=call.pk).update(ticket=first.ticket_id, message=first.message_id)


def way_to_ring(ticket: Ticket, *, by: Agent) -> Way:
    """From which line and at which phone; or the reason why the agent cannot."""
    seat = PhoneSeat.objects.filter(agent=by).values_list("number", flat=True).first()
    account = line_for(team_id=ticket.team_id)
    if account is None:
        return Way(reason=_("No line makes calls. An administrator can connect one."))
    if seat is None or not seat.startswith("+"):
        return Way(reason=_("Say first which phone you sit at, in your account."))
    return Way(account, seat)


def make_call(ticket: Ticket, number: str, *, by: Agent) -> Call:
    """Have the agent's phone ring, and then theirs. Raises InvalidChange, also when the provider would not.

    The call is written first, so that what the provider tells of it has a row whichever comes first.
    """
    way = way_to_ring(ticket, by=by)
    if way.account is None:
        raise InvalidChange(way.reason)
    number = may_ring(number, line_of(way.account).countries)
    call = _written(way.account, ticket, number, by)
    try:
        named = VENDORS[way.account.provider].make_call(way.account, phone=way.phone, number=number, ours=call.pk)
    except ChannelError as error:
        note_fault(way.account, error)
        _give_up(call, str(error))
        raise InvalidChange(_("The call could not be made: %(reason)s") % {"reason": str(error)}) from error
    note_success(way.account)
    Call.objects.filter(pk=call.pk, external_id=call.external_id).update(external_id=named)
    return call


def may_ring(text: str, countries: tuple[str, ...]) -> str:
    """Return the number in E.164. Raises InvalidChange for what is none, costs extra, or is elsewhere."""
    try:
        number = normal_phone(text)
    except AddressError as error:
        raise InvalidChange(str(error)) from error
    read = phonenumbers.parse(number)
    if phonenumbers.number_type(read) in _NEVER:
        raise InvalidChange(_("Numbers that cost extra are not rung from here."))
    if f"+{read.country_code}" not in countries:
        raise InvalidChange(_("Numbers in that country are not rung from here."))
    return number


def _written(account: DoorAccount, ticket: Ticket, number: str, by: Agent) -> Call:
    with changing(ticket, by=by) as change:
        # Two presses of the button count one after the other.
        Agent.objects.select_for_update().only("pk").get(pk=by.pk)
        recent = Call.objects.filter(
            agent=by, direction=Direction.OUT, started_at__gt=change.now - timedelta(minutes=1)
        )
        if recent.count() >= MOST_A_MINUTE:
            raise InvalidChange(_("You have made many calls in a short time. Wait a minute."))
        if recent.filter(number=number, ended_at=None).exists():
            raise InvalidChange(_("You are ringing that number already."))
        call = Call.objects.create(
            account=account, external_id=f"ours:{secrets.token_hex(12)}", direction=Direction.OUT, number=number,
            line_number=account.external_id, started_at=change.now, ringing_at=change.now, state=CallState.RINGING,
            agent=by, ticket=ticket,
        )  # fmt: skip
        change.record(EventKind.CALL_MADE, call=call.pk)
        hint(call)
    return call


def _give_up(call: Call, reason: str) -> None:
    with transaction.atomic():
        held = Call.objects.select_for_update(of=("self",)).select_related("account__inbox").get(pk=call.pk)
        if held.is_over:
            return
        held.state, held.outcome, held.ended_at = CallState.MISSED, CallEnd.FAILED, timezone.now()
        held.refused = reason[:300]
        held.save(update_fields=["state", "outcome", "ended_at", "refused"])
        hint(held)
