"""Answers by every door that has a provider: once, in the municipality's name, and with nothing but ChannelError."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from channels_in.base import ChannelError, HasWindow
from channels_in.delivery import TryLaterError, deliver
from channels_in.models.paced import Paced
from channels_in.rates import source_of
from channels_in.registry import ANSWERED_BY_EMAIL, channel
from tests.channels_in.contract.case import Case
from tests.channels_in.contract.cases import CASES
from tests.channels_in.contract.coming_in import arrived
from tests.clock import Clock
from tests.factories import make_agent
from tests.fakes.web import Reply
from tickets.actions.reply import reply
from tickets.models import Delivery, Message

SENDING = [case for kind, case in CASES.items() if case.fake is not None and kind not in ANSWERED_BY_EMAIL]
pytestmark = pytest.mark.django_db
every_door = pytest.mark.parametrize("case", SENDING, ids=lambda case: case.kind)
ANSWER = "Bilen kommer på onsdag."


def answered(case: Case, fake: Any, clock: Clock) -> Message:
    assert case.make is not None
    inbox = case.make(fake)
    ticket = arrived(case, fake, inbox, "Sopbilen kom inte idag")
    message = reply(ticket, by=make_agent("Johan Åkerström", teams=[ticket.team]), body=ANSWER)
    clock.forward(minutes=1)
    return message


def fresh(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)


@every_door
def test_answer_leaves_once_and_says_who_speaks(case: Case, fake: Any, clock: Clock) -> None:
    message = answered(case, fake, clock)

    deliver(message.pk)
    deliver(message.pk)

    assert len(fake.texts) == 1
    assert ANSWER in fake.texts[0]
    assert ("kommun" in fake.texts[0]) is case.names
    assert (fresh(message).channel, fresh(message).delivery) == (case.kind, Delivery.SENT)


@every_door
def test_refusal_ends_as_failed_with_the_reason(case: Case, fake: Any, clock: Clock) -> None:
    message = answered(case, fake, clock)
    assert case.refused is not None
    fake.next_replies.append(case.refused)

    deliver(message.pk)

    assert fresh(message).delivery == Delivery.FAILED
    assert fresh(message).delivery_detail
    assert fake.texts == []


@every_door
def test_busy_provider_is_left_alone_for_a_while(case: Case, fake: Any, clock: Clock) -> None:
    message = answered(case, fake, clock)
    assert case.busy is not None
    fake.next_replies.append(case.busy)

    with pytest.raises(TryLaterError):
        deliver(message.pk)
    source = source_of(message)
    assert isinstance(source, Paced)
    assert source.rests_until is not None
    assert source.rests_until > timezone.now()
    clock.forward(minutes=16)
    deliver(message.pk)

    assert len(fake.texts) == 1
    assert fresh(message).delivery == Delivery.SENT


@every_door
def test_own_pace_holds_the_next_message_back(case: Case, fake: Any, clock: Clock) -> None:
    message = answered(case, fake, clock)
    source = source_of(message)
    assert isinstance(source, Paced)
    type(source).objects.filter(pk=source.pk).update(per_minute=1)
    other = reply(message.ticket, by=make_agent(teams=[message.ticket.team]), body="Och på torsdag.")
    clock.forward(minutes=1)

    deliver(message.pk)
    with pytest.raises(TryLaterError):
        deliver(other.pk)
    clock.forward(minutes=2)
    deliver(other.pk)

    assert len(fake.texts) == 2


ODD = [
    Reply(500, b"oops"),
    Reply(503, b"<html>"),
    Reply(200, b"not json"),
    Reply(200, b"[]"),
    Reply(200, b"null"),
    Reply(204, b""),
    Reply(302, b"", {"Location": "http://127.0.0.1:1/"}),
    Reply(401, b"{}"),
    Reply(400, b'{"error": "x", "errors": 1}'),
    Reply(200, b'{"error": {"code": "x"}}'),
]


@every_door
def test_whatever_the_provider_answers_is_a_channel_error_or_taken(case: Case, fake: Any, clock: Clock) -> None:
    """One after the other on one ticket, each with a message of its own: what takes time is how the ticket came."""
    message = answered(case, fake, clock)
    for odd in ODD:
        before = len(fake.texts)
        fake.next_replies[:] = [odd] * 3

        with suppress(ChannelError):
            channel(case.kind).send(fresh(message))

        assert len(fake.texts) <= before + 1, odd
        fake.next_replies.clear()
        message = reply(message.ticket, by=make_agent(teams=[message.ticket.team]), body=ANSWER)


@pytest.mark.parametrize("case", [case for case in SENDING if case.has_window], ids=lambda case: case.kind)
def test_closed_window_stops_it_before_it_leaves(case: Case, fake: Any, clock: Clock) -> None:
    message = answered(case, fake, clock)
    door = channel(case.kind)
    assert isinstance(door, HasWindow)
    window = door.reply_window(message.ticket)
    assert window is not None
    assert window.until > timezone.now()
    clock.forward(minutes=int((window.until - timezone.now()) / timedelta(minutes=1)) + 5)

    deliver(message.pk)

    assert (fresh(message).delivery, fake.texts) == (Delivery.FAILED, [])
