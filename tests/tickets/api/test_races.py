"""Several requests at once: one of them wins, and the others are told the truth."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from tests.factories import make_inbox, make_team, make_ticket
from tests.tickets.api.client import Caller
from tickets.models import Ticket

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    """These tests write for real; the transaction of the other tests would hide one thread's rows from another's."""


def _at_once(ask: Callable[[int], Any]) -> list[Any]:
    def one(number: int) -> Any:
        try:
            return ask(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_same_key_at_once_creates_one_ticket() -> None:
    team = make_team()
    make_inbox(team=team, kind="api")
    caller = Caller(team)
    body = {"subject": "En", "body": "gång"}
    answers = _at_once(lambda _number: caller.post("tickets/", body, Idempotency_Key="one"))
    assert [answer.status_code for answer in answers] == [201] * AT_ONCE
    assert len({answer.json()["number"] for answer in answers}) == 1
    assert sum("Idempotent-Replayed" not in answer.headers for answer in answers) == 1
    assert Ticket.objects.filter(team=team).count() == 1


def test_of_changes_at_once_from_the_same_version_one_is_saved() -> None:
    team = make_team()
    ticket = make_ticket(team=team)
    caller = Caller(team)
    path = f"tickets/{ticket.number}/"
    answers = _at_once(lambda number: caller.patch(path, {"subject": f"Ämne {number}"}, If_Match='"1"'))
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * (AT_ONCE - 1)
    (saved,) = [answer.json()["subject"] for answer in answers if answer.status_code == 200]
    assert Ticket.objects.get(pk=ticket.pk).subject == saved
