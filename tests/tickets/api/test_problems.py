"""Whatever is sent, the answer is JSON in one shape and never our fault."""

import json
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from servicedesk.people.models import Team
from tests.factories import make_inbox, make_ticket
from tests.tickets.api.client import Caller, errors_of, problem_of
from tickets.models import Ticket

ABUSE: dict[str, bytes] = {
    "nothing": b" ",
    "half": b'{"subject": ',
    "array": b"[1]",
    "text": b'"x"',
    "null": b"null",
    "nan": b'{"subject": NaN}',
    "infinity": b'{"subject": -Infinity}',
    "huge float": b'{"requester_id": 1e400}',
    "huge number": b'{"requester_id": ' + b"9" * 5000 + b"}",
    "big number": b'{"requester_id": 99999999999999999999}',
    "deep": b'{"a":' + b"[" * 20_000 + b"]" * 20_000 + b"}",
    "rather deep": b'{"a":' + b'{"a":' * 30 + b"1" + b"}" * 31,
    "lone surrogate": b'{"subject": "\\ud800", "body": "x"}',
    "lone surrogate as a name": b'{"\\udfff": 1}',
    "nul": b'{"subject": "a\\u0000b", "body": "x"}',
    "nul as a name": b'{"a\\u0000": 1}',
    "byte order mark": b'\xef\xbb\xbf{"subject": "x"}',
    "latin-1": '{"subject": "åäö"}'.encode("latin-1"),
    "utf-16": '{"subject": "x"}'.encode("utf-16"),
    "twice": b'{"subject": "a", "subject": "b", "body": "x"}',
    "wrong types": b'{"subject": {"a": 1}, "body": [1], "tags": {"0": "a"}, "requester": [], "attachments": "x"}',
    "prototype": b'{"__proto__": {"x": 1}, "__class__": 1}',
}


@pytest.mark.parametrize("name", ABUSE)
def test_abusive_json_is_the_senders_fault(name: str, caller: Caller, team: Team) -> None:
    make_inbox(team=team, kind="api")
    ticket = make_ticket(team=team)
    before = Ticket.objects.count()
    for method, path in (
        ("POST", "tickets/"),
        ("PATCH", f"tickets/{ticket.number}/"),
        ("POST", f"tickets/{ticket.number}/messages/"),
        ("POST", "contacts/"),
    ):
        status, kind = problem_of(caller.send(method, path, ABUSE[name]))
        assert (status, kind) in ((400, "malformed"), (400, "invalid")), path
    assert Ticket.objects.count() == before


def test_text_that_is_hard_to_store_comes_back_as_sent(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    for text in ("𝕳𝖊𝖏 👩‍👩‍👧", "\u202eabc", "Z̸͝a̵lgo", "' OR 1=1 --", "<script>alert(1)</script>", "{{ 7*7 }}"):
        sent = caller.post(f"tickets/{ticket.number}/messages/", {"body": text}).json()
        assert sent["body"] == text


def test_body_too_large_to_read_is_a_413(caller: Caller, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    assert problem_of(caller.post("tickets/", {"subject": "x" * 200})) == (413, "too-large")


def test_wrong_method_type_and_accept_are_named(caller: Caller) -> None:
    refused = caller.send("DELETE", "tickets/", b"")
    assert problem_of(refused) == (405, "method-not-allowed")
    assert refused.headers["Allow"] == "GET, HEAD, POST"
    assert problem_of(caller.send("OPTIONS", "tickets/", b"")) == (405, "method-not-allowed")
    for content_type in (
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "nonsense",
    ):
        answer = caller.send("POST", "tickets/", b"{}", content_type=content_type)
        assert problem_of(answer) == (415, "unsupported-media-type"), content_type
    assert problem_of(caller.get("tickets/", Accept="text/html")) == (406, "not-acceptable")
    assert caller.get("tickets/", Accept="text/html, */*;q=0.1").status_code == 200


def test_unknown_addresses_are_problems_too() -> None:
    client = Client()
    for path in ("/api/", "/api/v1/", "/api/v2/tickets/", "/api/v1/tickets/abc/", f"/api/v1/tickets/{'9' * 5000}/"):
        assert problem_of(client.get(path)) == (404, "not-found"), path
        assert problem_of(client.post(path)) == (404, "not-found"), path
    assert "slash" in client.get("/api/v1/tickets").json()["detail"]


def test_number_beyond_the_database_is_a_404(caller: Caller) -> None:
    for path in ("tickets/99999999999999999999/", "tickets/0/", "contacts/99999999999999999999/"):
        assert problem_of(caller.get(path)) == (404, "not-found")


def test_failure_of_ours_shows_nothing_of_the_inside(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("SECRET_KEY=hunter2")

    monkeypatch.setattr("tickets.api.views.tickets.shown_tickets", fail)
    answer = caller.get("tickets/")
    assert problem_of(answer) == (500, "internal")
    assert b"hunter2" not in answer.content


def test_slow_database_is_a_503_that_says_when(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_slow(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("canceling statement due to statement timeout")

    monkeypatch.setattr("tickets.api.views.tickets.shown_tickets", too_slow)
    answer = caller.get("tickets/")
    assert problem_of(answer) == (503, "unavailable")
    assert answer.headers["Retry-After"] == "15"


def test_long_unknown_names_are_cut(caller: Caller) -> None:
    (name,) = errors_of(caller.post("contacts/", {"x" * 5000: 1}))
    assert len(name) == 80


def test_errors_speak_english_whatever_is_asked(caller: Caller) -> None:
    answer = caller.post("contacts/", {}, Accept_Language="sv")
    assert json.loads(answer.content)["errors"] == {"name": ["This field is required."]}


def test_answers_have_the_headers_of_every_page(caller: Caller) -> None:
    for answer in (caller.get("tickets/"), caller.get("nothing/"), Client().get("/api/v1/tickets/")):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
