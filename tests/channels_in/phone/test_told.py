"""What is told of a call, in any order and any number of times, ends the same."""

from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels_in.accounts import new_hook
from channels_in.models import Call, DoorAccount, PhoneSeat, RawInbound
from channels_in.phone.told import settle
from servicedesk.people.models import Agent
from tests.channels_in.phone.conftest import make_line, post, take_in
from tests.factories import make_agent
from tests.fakes.phone_vendors import (
    CALLER,
    LINE,
    PHONE,
    elks_call,
    elks_over,
    exchange_headers,
    told_by_exchange,
    twilio_call,
    twilio_headers,
    twilio_leg,
)
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]
FORM = "application/x-www-form-urlencoded"


def at(seconds: int) -> str:
    return f"2026-11-22T09:{seconds // 60:02}:{seconds % 60:02}Z"


def tell(path: str, *bodies: bytes) -> None:
    for body in bodies:
        assert post(path, body, **exchange_headers(body)).status_code == 200
    take_in()


def answered_call() -> list[bytes]:
    return [
        told_by_exchange("waiting", "a", at=at(0)),
        told_by_exchange("ringing", "a", at=at(12), phone=PHONE),
        told_by_exchange("answered", "a", at=at(20), phone=PHONE),
        told_by_exchange("ended", "a", at=at(140), outcome="answered"),
    ]


def test_call_is_written_down_with_its_times_and_who_answered() -> None:
    account, path = make_line()
    sara = make_agent("Sara", teams=[account.inbox.team])
    PhoneSeat.objects.create(agent=sara, number=PHONE)

    tell(path, *answered_call())

    call = Call.objects.get()
    assert (call.number, call.line_number, call.state, call.outcome) == (CALLER, LINE, "ended", "answered")
    assert (call.wait_seconds, call.talk_seconds(timezone.now()), call.agent, call.rings_at) == (
        20,
        120,
        sara,
        [sara.pk],
    )
    assert Ticket.objects.count() == 0


@pytest.mark.parametrize("order", list(permutations(range(4)))[1::5])
def test_any_order_ends_the_same(order: tuple[int, ...]) -> None:
    _account, path = make_line()
    events = answered_call()

    tell(path, *[events[place] for place in order])
    settle(timezone.now() + timedelta(minutes=5))

    call = Call.objects.get()
    assert (call.state, call.outcome, call.wait_seconds) == ("ended", "answered", 20)
    assert Ticket.objects.count() == 0


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.integers(0, 3), min_size=0, max_size=4), order=st.permutations(range(4)))
def test_what_is_told_again_changes_nothing(places: list[int], order: list[int]) -> None:
    RawInbound.objects.all().delete()  # the examples share the test's database
    Call.objects.all().delete()
    account = DoorAccount.objects.first() or make_line()[0]
    path = new_hook(account, by=Agent.objects.all()[0], address="phone_hook")
    missed = [
        told_by_exchange("waiting", "b", at=at(0)),
        told_by_exchange("ringing", "b", at=at(5)),
        told_by_exchange("ended", "b", at=at(35), outcome="no_answer"),
        told_by_exchange("ended", "b", at=at(36)),
    ]

    tell(path, *[missed[place] for place in (*places, *order)])

    call = Call.objects.get()
    assert (call.state, call.outcome, call.wait_seconds) == ("missed", "no_answer", 35)


def test_caller_who_hangs_up_has_left_and_is_rung_back() -> None:
    _account, path = make_line()

    tell(path, told_by_exchange("waiting", "a", at=at(0)), told_by_exchange("ended", "a", at=at(42)))
    settle(timezone.now() + timedelta(minutes=1))

    call = Call.objects.get()
    assert (call.state, call.wait_seconds) == ("abandoned", 42)
    assert call.ticket is not None
    assert [row.number for row in call.ticket.call_backs.all()] == [CALLER]


def test_46elks_tells_of_the_talk_when_it_is_over() -> None:
    _account, path = make_line("46elks")

    start = post(path, elks_call("c1", created="2026-11-22T09:00:00.5"), FORM)
    asked = start.json()
    said = post(asked["next"], elks_call("c1", result="success"), FORM)
    post(asked["whenhangup"], elks_over("c1", seconds=60, created="2026-11-22T09:00:00.5"), FORM)
    take_in()

    call = Call.objects.get()
    assert (asked["connect"], asked["timeout"], said.json()) == (PHONE, 30, {"hangup": "normal"})
    assert (call.state, call.outcome) == ("ended", "answered")
    assert call.answered_at is not None
    assert call.ended_at is not None
    assert (call.ended_at - call.answered_at).total_seconds() == 60


def test_46elks_caller_may_leave_a_message_with_the_greeting_first() -> None:
    _account, path = make_line("46elks", takes_messages=True, greeting_url="https://storan.example/halsning.mp3")

    asked = post(path, elks_call("c1"), FORM).json()
    said = post(asked["next"], elks_call("c1", result="failed"), FORM).json()

    assert said["play"] == "https://storan.example/halsning.mp3"
    assert said["next"]["play"] == "sound/beep"
    assert "/in/phone/steg/" in said["next"]["next"]["record"]


def test_twilio_rings_and_tells_at_once_who_answered() -> None:
    account, path = make_line("twilio", takes_messages=True, greeting="Alla är upptagna.")
    sara = make_agent("Sara", teams=[account.inbox.team])
    PhoneSeat.objects.create(agent=sara, number=PHONE)
    url = f"http://127.0.0.1:8000{path}"
    body = twilio_call("CA1")

    refused = post(path, body, FORM)
    start = post(path, body, FORM, **twilio_headers(url, body))
    take_in()
    ringing = Call.objects.get()
    leg = step_in(start.content.decode(), "statusCallback")
    for status in ("ringing", "in-progress"):
        more = twilio_leg("CA1", status)
        assert post(leg, more, FORM, **twilio_headers(leg, more)).status_code == 200
    take_in()

    assert refused.status_code == 401
    assert (ringing.state, ringing.rings_at, ringing.agent) == ("ringing", [sara.pk], None)
    call = Call.objects.get()
    assert (call.state, call.agent) == ("answered", sara)


def test_twilio_names_the_municipality_before_the_tone() -> None:
    _account, path = make_line("twilio", takes_messages=True, greeting="Alla är upptagna.")
    url = f"http://127.0.0.1:8000{path}"
    body = twilio_call("CA1")
    start = post(path, body, FORM, **twilio_headers(url, body))
    after = step_in(start.content.decode(), "action")
    more = twilio_call("CA1", "in-progress", DialCallStatus="no-answer")

    said = post(after, more, FORM, **twilio_headers(after, more)).content.decode()

    assert "kommun. Alla är upptagna.</Say><Record " in said
    assert post(after, more, FORM).status_code == 401


def step_in(xml: str, name: str) -> str:
    return xml.split(f'{name}="', 1)[1].split('"', 1)[0]


def test_example_of_the_howto_is_signed_right() -> None:
    body = b'{"event":"ringing","call":"7f3a","from":"+46701740610","to":"+46313900600","phone":"2101"}'

    text = (ROOT / "docs/howto/connect-a-telephone-exchange.md").read_text()

    assert body.decode() in text
    assert exchange_headers(body, at=1795420800)["X-Signature"] in text
