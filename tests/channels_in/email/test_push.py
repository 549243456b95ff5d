"""Mail handed over by another system: one ticket for the same bytes, and a problem for everything else."""

from typing import Any

import pytest
from django.db import OperationalError
from pytest_django.fixtures import Settings

from channels_in import intake
from channels_in.email import push
from channels_in.models import RawInbound
from servicedesk.people.models import Integration, Team
from tests.channels_in.email.mails import mail, mail_inbox
from tests.factories import make_inbox, make_team
from tests.tickets.api.client import Caller, problem_of
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
PATH = "inboxes/kundcenter/mail/"
TYPE = "message/rfc822"


@pytest.fixture
def team() -> Team:
    return make_team("Kontaktcenter")


@pytest.fixture
def caller(team: Team) -> Caller:
    mail_inbox(slug="kundcenter", team=team)
    return Caller(team, scopes=("mail:write",))


def post(caller: Caller, raw: bytes, path: str = PATH, content_type: str = TYPE) -> Any:
    return caller.send("POST", path, raw, content_type)


def test_mail_is_a_ticket_and_the_same_bytes_are_the_same_ticket(caller: Caller) -> None:
    raw = mail()

    answers = [post(caller, raw) for _time in range(2)]

    ticket = Ticket.objects.get()
    assert [(answer.status_code, answer.json()) for answer in answers] == [(201, {"ticket": ticket.number})] * 2
    assert bytes(RawInbound.objects.get().body) == raw


def test_mail_that_is_kept_but_no_ticket_yet_is_202(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = mail()
    with monkeypatch.context() as broken:
        broken.setattr(intake, "receive_many", _away)
        answer = post(caller, raw)

    assert (answer.status_code, answer.json()) == (202, {"ticket": None})
    assert post(caller, raw).status_code == 201


def test_database_that_is_away_is_503_and_nothing_is_promised(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(push, "receive", _away)

    answer = post(caller, mail())

    assert problem_of(answer) == (503, "unavailable")
    assert answer.headers["Retry-After"]


def test_too_large_is_413_and_the_limit_itself_is_not(caller: Caller, settings: Settings) -> None:
    raw = mail()
    settings.MAIL_MAX_BYTES = len(raw)

    assert problem_of(post(caller, raw + b"x")) == (413, "too-large")
    assert post(caller, raw).status_code == 201


def test_mail_larger_than_json_may_be_is_taken(caller: Caller) -> None:
    assert post(caller, mail() + b"rad efter rad\r\n" * 200_000).status_code == 201


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "multipart/form-data; boundary=x"])
def test_other_types_are_415(caller: Caller, content_type: str) -> None:
    assert problem_of(post(caller, mail(), content_type=content_type)) == (415, "unsupported-media-type")


@pytest.mark.parametrize("body", [b"", b"\r\n"])
def test_empty_mail_is_400(caller: Caller, body: bytes) -> None:
    assert problem_of(post(caller, body)) == (400, "malformed")


def test_unknown_token_is_401(caller: Caller) -> None:
    caller.token = "sd_unknown"

    assert problem_of(post(caller, mail())) == (401, "unauthorized")


def test_every_other_scope_is_403(team: Team) -> None:
    mail_inbox(slug="kundcenter", team=team)
    others = tuple(scope for scope in Integration.Scope.values if scope != "mail:write")

    assert problem_of(post(Caller(team, scopes=others), mail())) == (403, "forbidden")


def test_inboxes_of_others_closed_ones_and_other_doors_are_404(caller: Caller, team: Team) -> None:
    mail_inbox(slug="others", address="x@storan.example", team=make_team("Socialtjänst"))
    mail_inbox(slug="closed", address="y@storan.example", team=team, is_active=False)
    make_inbox(slug="form", team=team)

    for slug in ("others", "closed", "form", "none"):
        assert problem_of(post(caller, mail(), f"inboxes/{slug}/mail/")) == (404, "not-found")
    assert RawInbound.objects.count() == 0


def test_it_is_only_posted(caller: Caller) -> None:
    assert problem_of(caller.get(PATH)) == (405, "method-not-allowed")


def _away(*args: object, **kwargs: object) -> None:
    raise OperationalError("the connection is lost")
