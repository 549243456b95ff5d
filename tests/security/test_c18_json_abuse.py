"""C18: JSON made to break what reads it is answered with a problem, never with a fault of ours."""

import pytest

from tests.factories import make_team, make_ticket
from tests.tickets.api.client import Caller

pytestmark = pytest.mark.django_db
DEEP = b"[" * 100_000
ODD = {
    "deep": DEEP,
    "deep objects": b'{"a":' * 50_000,
    "nan": b'{"body": NaN}',
    "infinity": b'{"body": 1e400}',
    "huge number": b'{"body": ' + b"9" * 10_000 + b"}",
    "lone surrogate": b'{"body": "\\ud800"}',
    "nul": b'{"body": "a\\u0000b"}',
    "byte order mark": b'\xef\xbb\xbf{"body": "Hej"}',
    "not utf-8": b'{"body": "\xff\xfe"}',
    "utf-16": '{"body": "Hej"}'.encode("utf-16"),
    "twice": b'{"body": "a", "body": {"b": 1}}',
    "list": b"[]",
    "null": b"null",
    "nothing": b"",
    "cut": b'{"body": "Hej',
}


@pytest.mark.parametrize("name", ODD)
def test_odd_json_is_a_problem_and_no_fault(name: str) -> None:
    team = make_team()
    ticket = make_ticket(team=team)

    answer = Caller(team).send("POST", f"tickets/{ticket.number}/messages/", ODD[name])

    assert answer.status_code in (201, 400, 413, 422), answer.content[:300]
    if answer.status_code == 201:
        assert "\x00" not in ticket.messages.get(direction="out").body
