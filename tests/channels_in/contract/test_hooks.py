"""What a provider calls us with: believed only when it is theirs, kept before it is answered, once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from channels_in.models import RawInbound
from tests.channels_in.contract.case import Call, Case
from tests.channels_in.contract.cases import CASES
from tests.channels_in.contract.coming_in import post, take_in
from tickets.models import Inbox, Message, Ticket

HOOKED = [case for case in CASES.values() if case.hooked is not None]
SIGNED = [case for case in HOOKED if case.signs]
pytestmark = pytest.mark.django_db
every_door = pytest.mark.parametrize("case", HOOKED, ids=lambda case: case.kind)
REFUSED = (401, 403, 404)


def made(case: Case, fake: Any) -> tuple[Inbox, Call]:
    assert case.make is not None
    assert case.hooked is not None
    inbox = case.make(fake)
    return inbox, case.hooked.call(inbox, "m1", "Sopbilen kom inte idag, åäö 🙂")


@every_door
def test_call_becomes_a_message_with_the_bytes_kept(case: Case, fake: Any) -> None:
    inbox, call = made(case, fake)

    assert 200 <= post(call) < 300
    assert RawInbound.objects.filter(inbox=inbox).exists()
    take_in()

    message = Message.objects.get(direction="in")
    assert (message.body, message.channel, message.ticket.inbox) == ("Sopbilen kom inte idag, åäö 🙂", case.kind, inbox)


@every_door
def test_call_without_its_signature_is_refused(case: Case, fake: Any) -> None:
    _inbox, call = made(case, fake)
    bare = replace(call, headers={}) if case.signs else replace(call, path=call.path[:-2] + "x/")

    assert post(bare) in REFUSED
    assert RawInbound.objects.count() == 0


@pytest.mark.parametrize("case", SIGNED, ids=lambda case: case.kind)
def test_altered_call_is_refused(case: Case, fake: Any) -> None:
    _inbox, call = made(case, fake)

    assert post(replace(call, body=call.body.replace(b"Sopbilen", b"Sopbilar"))) in REFUSED
    assert RawInbound.objects.count() == 0


@every_door
def test_call_of_an_hour_ago_is_refused(case: Case, fake: Any) -> None:
    """Where the provider signs the time; else the same thing again is known by its name."""
    inbox, _call = made(case, fake)
    assert case.hooked is not None
    old = case.hooked.too_old(inbox)

    assert old is None or post(old) in REFUSED
    assert RawInbound.objects.count() == 0


@every_door
def test_oversized_call_is_refused(case: Case, fake: Any) -> None:
    _inbox, call = made(case, fake)

    assert post(replace(call, body=b"x" * 1_000_001)) == 413
    assert RawInbound.objects.count() == 0


@every_door
@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"null", b"[]", b"{}", b"[" * 50_000, b'{"entry": 1}', b"a=%00"])
def test_unsigned_rubbish_is_no_fault_of_ours(case: Case, fake: Any, body: bytes) -> None:
    _inbox, call = made(case, fake)

    assert post(replace(call, body=body)) < 500


@every_door
@pytest.mark.django_db(transaction=True)
def test_told_fifty_times_at_once_it_is_one_message(case: Case, fake: Any) -> None:
    _inbox, call = made(case, fake)

    def tell(_number: int) -> int:
        try:
            return post(call)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(tell, range(50)))
    take_in()

    assert {status // 100 for status in answers} == {2}
    assert Message.objects.filter(direction="in").count() == 1


@every_door
def test_unknown_event_is_kept_and_makes_nothing(case: Case, fake: Any) -> None:
    inbox, _call = made(case, fake)
    assert case.hooked is not None

    assert 200 <= post(case.hooked.unknown(inbox)) < 300
    take_in()

    assert Ticket.objects.count() == 0


@every_door
def test_closed_inbox_answers_nobody(case: Case, fake: Any) -> None:
    """Unless the address is shared by others; then nothing is made of what is for it."""
    inbox, call = made(case, fake)
    Inbox.objects.filter(pk=inbox.pk).update(is_active=False)

    post(call)
    take_in()

    assert Ticket.objects.count() == 0


@every_door
def test_only_post_says_anything(case: Case, fake: Any) -> None:
    _inbox, call = made(case, fake)

    assert Client().put(call.path, call.body).status_code == 405
    assert Client().get(call.path).status_code in (400, 401, 403, 404, 405)
