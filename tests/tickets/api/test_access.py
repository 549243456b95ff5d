"""Tokens and scopes: who gets in, and what each may do."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

import channels_in.urls
import knowledgebase.api.urls
from knowledgebase.models import CoverageQuestion, Translation
from servicedesk.people.models import Integration, Team
from tests.factories import (
    make_agent,
    make_article,
    make_canned_response,
    make_contact,
    make_inbox,
    make_integration,
    make_queue,
    make_ticket,
)
from tests.factories.automations import make_automation
from tests.factories.promises import make_calendar, make_policy
from tests.knowledgebase.radar.asked import make_question
from tests.tickets.api.access_matrix import MATRIX, PUBLIC
from tests.tickets.api.client import ALL, Caller, problem_of
from tickets.actions.call_back import Promise, promise_call_back
from tickets.api.urls import urlpatterns
from tickets.models import Attachment, Ticket, TicketLink

OPEN = {"api-schema", "api-docs", "api-unknown"}


def _views() -> dict[str, Any]:
    return {
        str(pattern.name): getattr(pattern.callback, "view_class")  # noqa: B009 -- set by as_view
        for pattern in (*urlpatterns, *channels_in.urls.urlpatterns, *knowledgebase.api.urls.urlpatterns)
        if isinstance(pattern, URLPattern) and pattern.name not in OPEN
    }


def link_of(ticket: Ticket) -> int:
    return TicketLink.objects.create(ticket=ticket, other=make_ticket(team=ticket.team), kind="part_of").pk


def call_of(ticket: Ticket) -> int:
    at = timezone.now() + timedelta(hours=1)
    return promise_call_back(ticket, Promise("070-174 06 05", at), by=make_agent()).pk


def automation() -> int:
    return make_automation({"do": "priority", "value": 30}).pk


def text_of(team: Team) -> Translation:
    return make_article(department=team.department)


def asked_of(team: Team) -> CoverageQuestion:
    return CoverageQuestion.objects.create(words="tunnan", article=text_of(team).article)


def _url(name: str, team: Team) -> str:
    ticket = make_ticket(team=team)
    attachment = Attachment.objects.create(
        message=ticket.messages.first(), name="a.txt", storage_name=f"none-{ticket.pk}", size=1, sha256=""
    )
    paths: dict[str, Callable[[], str]] = {
        "api-ticket": lambda: f"tickets/{ticket.number}/",
        "api-messages": lambda: f"tickets/{ticket.number}/messages/",
        "api-message-undoing": lambda: f"tickets/{ticket.number}/messages/{ticket.messages.get().pk}/undoing/",
        "api-message-sending": lambda: f"tickets/{ticket.number}/messages/{ticket.messages.get().pk}/sending/",
        "api-side-conversations": lambda: f"tickets/{ticket.number}/side-conversations/",
        "api-side-messages": lambda: f"tickets/{ticket.number}/side-conversations/1/messages/",
        "api-participants": lambda: f"tickets/{ticket.number}/participants/",
        "api-participant-removal": lambda: f"tickets/{ticket.number}/participants/1/removal/",
        "api-outgoing-tickets": lambda: "outgoing-tickets/",
        "api-notes": lambda: f"tickets/{ticket.number}/notes/",
        "api-events": lambda: f"tickets/{ticket.number}/events/",
        "api-ticket-merge-undoing": lambda: f"tickets/{ticket.number}/merges/undoing/",
        "api-ticket-waking": lambda: f"tickets/{ticket.number}/snooze/waking/",
        "api-ticket-link-removal": lambda: f"tickets/{ticket.number}/links/{link_of(ticket)}/removal/",
        **{
            f"api-ticket-{name}": lambda name=name: f"tickets/{ticket.number}/{name}/"  # type: ignore[misc]
            for name in ("merges", "splits", "snooze", "handover", "macros", "links", "followers", "reminders")
        },
        "api-ticket-wrap-ups": lambda: f"tickets/{ticket.number}/wrap-ups/",
        "api-ticket-call-backs": lambda: f"tickets/{ticket.number}/call-backs/",
        "api-call-back-completion": lambda: f"call-backs/{call_of(ticket)}/completion/",
        "api-ticket-completion-requests": lambda: f"tickets/{ticket.number}/completion-requests/",
        "api-ticket-completion-ending": lambda: f"tickets/{ticket.number}/completion-requests/1/ending/",
        "api-automation": lambda: f"automations/{automation()}/",
        "api-automation-state": lambda: f"automations/{automation()}/state/",
        "api-automation-trial": lambda: f"automations/{automation()}/trial/",
        "api-undelivered-seeing": lambda: f"undelivered/{ticket.messages.get().pk}/seeing/",
        "api-undelivered-retry": lambda: f"undelivered/{ticket.messages.get().pk}/retry/",
        "api-absence-ending": lambda: "absences/1/ending/",
        "api-ticket-suggestion": lambda: f"tickets/{ticket.number}/suggestion/",
        "api-sla-policy": lambda: f"sla-policies/{make_policy().pk}/",
        "api-calendar": lambda: f"calendars/{make_calendar(days={}).slug}/",
        "api-calendar-days": lambda: f"calendars/{make_calendar(days={}).slug}/days/",
        "api-bulk-change": lambda: "bulk-changes/1/",
        "api-bulk-results": lambda: "bulk-changes/1/results/",
        "api-bulk-undoing": lambda: "bulk-changes/1/undoing/",
        "api-attachment": lambda: f"attachments/{attachment.pk}/",
        "api-mail": lambda: f"inboxes/{make_inbox(team=team, kind='email').slug}/mail/",
        "api-contact": lambda: f"contacts/{make_contact().pk}/",
        "api-contact-alike": lambda: f"contacts/{make_contact().pk}/alike/",
        "api-article-draft": lambda: f"article-drafts/{text_of(team).pk}/",
        "api-article-draft-submission": lambda: f"article-drafts/{text_of(team).pk}/submission/",
        "api-coverage-question": lambda: f"coverage-questions/{asked_of(team).pk}/",
        "api-question": lambda: f"questions/{make_question(department=team.department).pk}/",
        "api-question-merge-undoing": lambda: (
            f"questions/{make_question(department=team.department).pk}/merges/undoing/"
        ),
        **{
            f"api-question-{name}": lambda name=name: (  # type: ignore[misc]
                f"questions/{make_question(department=team.department).pk}/{name}/"
            )
            for name in ("merges", "splits", "contacts", "article", "draft")
        },
        "api-article": lambda: f"articles/{text_of(team).slug}/",
        "api-article-feedback": lambda: f"articles/{text_of(team).slug}/feedback/",
        "api-article-suggestions": lambda: "articles/suggest/",
        "api-canned-response": lambda: f"canned-responses/{make_canned_response(team=team).pk}/",
        "api-queue": lambda: f"queues/{make_queue(team=team).slug}/",
        "api-queue-tickets": lambda: f"queues/{make_queue(team=team).slug}/tickets/",
    }
    return paths[name]() if name in paths else f"{name.removeprefix('api-')}/"


def test_every_route_has_its_row_in_the_matrix() -> None:
    routes = {(method, name) for name, view in _views().items() for method in view.scopes}
    handlers = {
        (method.upper(), name)
        for name, view in _views().items()
        for method in ("get", "post", "put", "patch", "delete")
        if hasattr(view, method)
    }
    assert routes == set(MATRIX)
    assert handlers == set(MATRIX) | PUBLIC


@pytest.mark.parametrize(("method", "name"), sorted(PUBLIC))
def test_what_is_public_opens_to_everybody(method: str, name: str, team: Team) -> None:
    path = _url(name, team)
    body = {"api-article-feedback": b'{"helped": true}', "api-article-suggestions": b'{"text": "Hej"}'}.get(name, b"")
    answers = [
        Client().generic(method, f"/api/v1/{path}", body, content_type="application/json"),
        Caller(team, scopes=()).send(method, path, body),
    ]
    assert {one.status_code for one in answers} <= {200, 201}, [one.content for one in answers]


@pytest.mark.parametrize(("method", "name"), MATRIX)
def test_route_opens_to_its_scopes_only(method: str, name: str, team: Team) -> None:
    path = _url(name, team)
    for scope in ALL:
        response = Caller(team, scopes=(scope,)).send(method, path, b"{}")
        refused = response.status_code == 403
        assert refused == (scope not in MATRIX[method, name]), (scope, response.content)
        if refused:
            assert problem_of(response) == (403, "forbidden")


@pytest.mark.parametrize(("method", "name"), MATRIX)
def test_route_is_closed_to_everybody_without_a_token(method: str, name: str, team: Team) -> None:
    client = Client()
    client.force_login(make_agent(teams=[team]))  # a signed-in agent's cookie is no token
    response = client.generic(method, f"/api/v1/{_url(name, team)}", b"{}", content_type="application/json")
    assert problem_of(response) == (401, "unauthorized")
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="Servicedesk API"'


@pytest.mark.parametrize(
    ("method", "name"),
    [row for row in MATRIX if _views()[row[1]].operation in ("ticket", "messages", "notes", "events", "attachment")],
)
def test_other_teams_ticket_is_a_404_whatever_is_asked(method: str, name: str, team: Team, outsider: Caller) -> None:
    path = _url(name, team)
    absent = (
        "attachments/00000000-0000-4000-8000-000000000000/"
        if "attachment" in name
        else path.replace(path.split("/")[1], "999999999")
    )
    foreign, missing = (outsider.send(method, where, b"{}") for where in (path, absent))
    assert problem_of(foreign) == (404, "not-found")
    assert foreign.content == missing.content


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer a b", "Basic abc", "Bearer sd_åäö", "Bearer " + "x" * 9000]
)
def test_malformed_token_is_a_401(header: str, caller: Caller) -> None:
    response = caller.client.get("/api/v1/tickets/", HTTP_AUTHORIZATION=header)
    assert problem_of(response) == (401, "unauthorized")


def test_revoked_and_expired_tokens_are_dead_at_once(team: Team) -> None:
    now = timezone.now()
    dead: tuple[dict[str, Any], ...] = ({"revoked_at": now}, {"expires_at": now - timedelta(seconds=1)})
    for fields in dead:
        assert problem_of(Caller(team, **fields).get("tickets/")) == (401, "unauthorized")
    assert Caller(team, expires_at=now + timedelta(hours=1)).get("tickets/").status_code == 200


def test_token_of_an_agent_who_has_left_is_dead(team: Team) -> None:
    caller = Caller(team, created_by=make_agent(is_active=False))
    assert problem_of(caller.get("tickets/")) == (401, "unauthorized")


def test_last_use_is_noted_at_most_once_a_minute(caller: Caller) -> None:
    caller.get("tickets/")
    first = Integration.objects.get(pk=caller.integration.pk).last_used_at
    caller.get("tickets/")
    assert first is not None
    assert Integration.objects.get(pk=caller.integration.pk).last_used_at == first
    Integration.objects.filter(pk=caller.integration.pk).update(last_used_at=first - timedelta(seconds=61))
    caller.get("tickets/")
    assert Integration.objects.get(pk=caller.integration.pk).last_used_at > first  # type: ignore[operator]


def test_token_is_kept_as_a_digest_only() -> None:
    integration, token = make_integration()
    assert token not in str(Integration.objects.filter(pk=integration.pk).values().get())


def test_too_many_requests_are_told_when_to_come_back(caller: Caller, settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 2
    answers = [caller.get("teams/") for _ in range(4)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert problem_of(refused[0]) == (429, "too-many-requests")
    assert 1 <= int(refused[0].headers["Retry-After"]) <= 60


def test_guessing_tokens_is_slowed_down(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tickets.api.authentication.FAILURES_PER_MINUTE", 1)
    answers = [caller.client.get("/api/v1/teams/", headers={"Authorization": "Bearer x"}) for _ in range(4)]
    assert problem_of(answers[-1]) == (429, "too-many-requests")
