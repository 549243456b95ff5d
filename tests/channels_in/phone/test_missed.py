"""A call nobody answered is something to do: once, by number, with a promise."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from channels_in import media
from channels_in.models import Call, RemoteFile
from channels_in.phone.addresses import address_of
from channels_in.phone.told import settle
from tests.channels_in.phone.conftest import OURS, make_line, post, take_in
from tests.factories import make_agent
from tests.fakes.phone_vendors import (
    CALLER,
    PhoneVendors,
    elks_call,
    elks_over,
    exchange_headers,
    spoken,
    told_by_exchange,
    twilio_call,
    twilio_headers,
)
from tickets.actions.call_back import finish_call_back
from tickets.models import CallBack, Message, Ticket

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


def missed(path: str, named: str, **more: Any) -> None:
    body = told_by_exchange("ended", named, outcome="no_answer", **more)
    post(path, body, **exchange_headers(body))
    take_in()
    settle(timezone.now() + timedelta(minutes=1))


def test_missed_call_is_a_ticket_with_a_promise() -> None:
    account, path = make_line()

    missed(path, "a", at="2026-11-22T09:32:00Z")

    ticket = Ticket.objects.get()
    row = CallBack.objects.get()
    assert (ticket.channel, ticket.team, ticket.subject) == (
        "phone",
        account.inbox.team,
        "Missat samtal",
    )
    assert (row.ticket, row.number, row.team, row.agent) == (ticket, CALLER, account.inbox.team, None)
    assert timedelta(minutes=235) < row.promised_at - timezone.now() <= timedelta(minutes=240)


def test_third_missed_call_is_an_entry_on_the_same_ticket() -> None:
    _account, path = make_line()

    for named in ("a", "b", "c"):
        missed(path, named)

    assert Ticket.objects.count() == 1
    assert Message.objects.count() == 3
    assert CallBack.objects.count() == 1


def test_missed_call_after_we_rang_back_is_a_new_ticket() -> None:
    account, path = make_line()
    missed(path, "a")
    finish_call_back(CallBack.objects.get(), "reached", by=make_agent(teams=[account.inbox.team]))

    missed(path, "b")

    assert Ticket.objects.count() == 2


def test_another_number_is_another_ticket() -> None:
    _account, path = make_line()

    missed(path, "a")
    missed(path, "b", **{"from": "+46701740611"})

    assert Ticket.objects.count() == 2


def test_withheld_numbers_share_a_ticket_a_day_and_promise_nothing() -> None:
    _account, path = make_line()

    for named in ("a", "b"):
        missed(path, named, **{"from": "anonymous"})

    assert Ticket.objects.count() == 1
    assert Message.objects.count() == 2
    assert CallBack.objects.count() == 0


def test_voice_messages_of_withheld_numbers_are_tickets_of_their_own() -> None:
    _account, path = make_line()

    for named in ("a", "b"):
        said = {"text": f"Det är {named}", "seconds": 4}
        body = told_by_exchange("voicemail", named, recording=said, **{"from": None})
        post(path, body, **exchange_headers(body))
    take_in()

    assert [message.body for message in Message.objects.order_by("pk")] == ["Det är a", "Det är b"]
    assert Ticket.objects.count() == 2


def test_answer_that_comes_late_but_in_time_makes_no_ticket() -> None:
    _account, path = make_line()
    for event in ("ended", "answered"):
        body = told_by_exchange(event, "a")
        post(path, body, **exchange_headers(body))
        take_in()

    settle(timezone.now() + timedelta(minutes=1))

    assert Ticket.objects.count() == 0
    assert Call.objects.get().settle_at is None


def test_voice_message_is_fetched_with_our_secret_from_the_seller_alone(vendors: PhoneVendors) -> None:
    _account, path = make_line("46elks", takes_messages=True)
    sound = spoken(0.3)
    asked = post(path, elks_call("c1"), FORM).json()
    left = post(asked["next"], elks_call("c1", result="failed"), FORM).json()["next"]["record"]
    post(left, elks_call("c1", wav=vendors.record(sound), duration="3"), FORM)
    post(asked["whenhangup"], elks_over("c1"), FORM)
    take_in()

    media.fetch(RemoteFile.objects.get().pk)

    message = Message.objects.get()
    attachment = message.attachments.get()
    assert message.body.endswith("0:03 långt.")
    assert attachment.content_type.startswith("audio/")
    with default_storage.open(attachment.storage_name) as stored:
        assert stored.read() == sound


def test_recording_elsewhere_is_not_fetched(vendors: PhoneVendors) -> None:
    _account, path = make_line("46elks", takes_messages=True)
    asked = post(path, elks_call("c1"), FORM).json()
    left = post(asked["next"], elks_call("c1", result="failed"), FORM).json()["next"]["record"]
    post(left, elks_call("c1", wav="https://elak.example/r1.wav", duration="3"), FORM)
    post(asked["whenhangup"], elks_over("c1"), FORM)
    take_in()

    media.fetch(RemoteFile.objects.get().pk)

    assert RemoteFile.objects.get().state == "failed"


@pytest.mark.django_db(transaction=True)
def test_many_calls_from_one_number_at_once_make_one_ticket() -> None:
    _account, path = make_line()
    for place in range(12):
        body = told_by_exchange("ended", f"m{place}", outcome="no_answer")
        post(path, body, **exchange_headers(body))
    take_in()

    def settled(_place: int) -> None:
        try:
            settle(timezone.now() + timedelta(minutes=1))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(settled, range(4)))

    assert (Ticket.objects.count(), Message.objects.count(), CallBack.objects.count()) == (1, 12, 1)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::3])
def test_voice_message_is_one_ticket_in_whatever_order_it_is_told(order: tuple[int, ...]) -> None:
    account, path = make_line("twilio", takes_messages=True)
    left, over, connected = (address_of(account, step) for step in ("left", "over", "connected"))
    events = [
        (f"{OURS}{path}", twilio_call("CA1")),
        (connected, twilio_call("CA1", "in-progress", DialCallStatus="no-answer")),
        (left, twilio_call("CA1", "completed", RecordingUrl="https://api.twilio.com/r1", RecordingDuration="9")),
        (over, twilio_call("CA1", "completed")),
    ]

    for place in (*order, *order):
        address, body = events[place]
        assert post(address, body, FORM, **twilio_headers(address, body)).status_code == 200
        take_in()
    settle(timezone.now() + timedelta(minutes=1))

    call = Call.objects.get()
    assert (call.state, call.outcome, call.number) == ("missed", "voicemail", CALLER)
    assert (Ticket.objects.count(), Message.objects.count(), CallBack.objects.count()) == (1, 1, 1)
    assert RemoteFile.objects.count() == 1
