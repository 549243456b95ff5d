"""Tickets through the API: list, create, read, change."""

from typing import Any

from servicedesk.people.models import AuditEntry, Team
from tests.factories import make_agent, make_category, make_contact, make_team, make_ticket
from tests.tickets.api.client import Caller, errors_of

KEYS = {
    "number",
    "subject",
    "status",
    "priority",
    "category",
    "case_kind",
    "tags",
    "team",
    "assignee",
    "requester",
    "inbox",
    "channel",
    "confidential",
    "version",
    "created_at",
    "updated_at",
    "first_answered_at",
    "solved_at",
    "closed_at",
    "is_merged",
    "snoozed_until",
    "due_at",
    "promises",
}


def _numbers(response: Any) -> list[int]:
    assert response.status_code == 200, response.content
    return [row["number"] for row in response.json()["results"]]


def test_ticket_shows_exactly_its_keys(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    response = caller.get(f"tickets/{ticket.number}/")
    body = response.json()
    assert set(body) == KEYS
    assert body["requester"] == {"id": ticket.requester_id, "kind": "person", "name": ticket.requester.name}
    assert response.headers["ETag"] == '"1"'


def test_list_holds_only_the_tickets_of_the_integrations_teams(caller: Caller, outsider: Caller, team: Team) -> None:
    ours = make_ticket(team=team, is_confidential=True)
    make_ticket(team=make_team(is_open_to_all=True))
    assert _numbers(caller.get("tickets/")) == [ours.number]
    assert _numbers(outsider.get("tickets/")) == []
    assert _numbers(outsider.get("tickets/?search=Soptunnan")) == []


def test_list_narrows_by_every_filter(caller: Caller, team: Team) -> None:
    top = make_category("Avfall")
    below = make_category("Sopor", parent=top)
    agent = make_agent(teams=[team], email="eva@storan.example")
    contact = make_contact()
    wanted = make_ticket(
        team=team, requester=contact, assignee=agent, category=below, priority=40, case_kind="recurring",
        status="open", is_confidential=True, tags=["vinter"], channel="phone", subject="Vägen är oplogad",
    )  # fmt: skip
    make_ticket(team=team)
    for query in (
        "status=open&status=pending",
        "channel=phone",
        f"category={top.slug}",
        f"team={team.slug}&priority=urgent",
        "assignee=Eva@storan.example",
        "tag=Vinter",
        f"requester={contact.pk}",
        "priority=urgent",
        "case_kind=recurring",
        "confidential=true",
        "search=oplogad",
        "search=oplogad&ordering=created",
        f"search={wanted.number}",
    ):
        assert _numbers(caller.get(f"tickets/?{query}")) == [wanted.number], query
    assert wanted.number not in _numbers(caller.get("tickets/?assignee=none"))
    assert _numbers(caller.get("tickets/?created_before=2020-01-01T00:00:00Z")) == []
    assert len(_numbers(caller.get("tickets/?updated_after=2020-01-01T00:00:00%2B01:00"))) == 2
    assert len(_numbers(caller.get("tickets/?updated_after=2020-01-01T00:00:00-20:30"))) == 2
    assert len(_numbers(caller.get("tickets/?updated_after=2020-01-01"))) == 2


def test_unknown_parameter_is_named_and_no_lookup_gets_through(caller: Caller) -> None:
    for name in ("assignee__password__startswith", "requester__note__regex", "pk", "format", "team__id"):
        assert errors_of(caller.get(f"tickets/?{name}=a")) == {name: ["There is no such parameter."]}
    assert list(errors_of(caller.get("tickets/?ordering=assignee__password"))) == ["ordering"]


def test_wrong_value_of_a_parameter_is_named(caller: Caller) -> None:
    for query in (
        "status=lost", "team=socialtjanst", "category=nothing", "requester=abc", "requester=1e99999", "page_size=101",
        "page_size=0", "created_after=soon",
        "created_before=1928-02-27T01:27:20-99:30", "confidential=maybe", "team=", "cursor=abc",
        "channel=sms&channel=fax",
        "search=%00", "requester=99999999999999999999999",
    ):  # fmt: skip
        assert list(errors_of(caller.get(f"tickets/?{query}"))) == [query.partition("=")[0]], query


def test_pages_go_forth_and_back_without_gap_or_repeat(caller: Caller, team: Team) -> None:
    numbers = [make_ticket(team=team).number for _ in range(5)]
    for ordering, wanted in (("created", numbers), ("-created", numbers[::-1]), ("-priority", numbers[::-1])):
        first = caller.get(f"tickets/?ordering={ordering}&page_size=2")
        second = caller.client.get(first.json()["next"], headers={"Authorization": f"Bearer {caller.token}"})
        third = caller.client.get(second.json()["next"], headers={"Authorization": f"Bearer {caller.token}"})
        assert _numbers(first) + _numbers(second) + _numbers(third) == wanted
        assert third.json()["next"] is None
        back = caller.client.get(second.json()["previous"], headers={"Authorization": f"Bearer {caller.token}"})
        assert _numbers(back) == wanted[:2]


def test_cursor_of_another_order_is_refused(caller: Caller, team: Team) -> None:
    for _ in range(2):
        make_ticket(team=team)
    cursor = caller.get("tickets/?ordering=created&page_size=1").json()["next"].partition("cursor=")[2].split("&")[0]
    assert list(errors_of(caller.get(f"tickets/?ordering=-created&cursor={cursor}"))) == ["cursor"]


def test_list_asks_the_database_as_often_for_30_rows_as_for_one(
    caller: Caller, team: Team, django_assert_num_queries: Any
) -> None:
    make_ticket(team=team, assignee=make_agent(), category=make_category())
    caller.get("tickets/")
    with django_assert_num_queries(4):  # the token, its teams, the page, its promises
        caller.get("tickets/?page_size=50")
    for _ in range(29):
        make_ticket(team=team, assignee=make_agent(), category=make_category())
    with django_assert_num_queries(4):
        assert len(_numbers(caller.get("tickets/?page_size=50"))) == 30


def test_protected_requester_is_not_shown(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team, requester=make_contact("Hemlig Person", is_protected=True))
    for path in (
        f"tickets/{ticket.number}/",
        "tickets/",
        f"tickets/{ticket.number}/messages/",
        f"tickets/{ticket.number}/events/",
    ):
        assert "Hemlig" not in caller.get(path).content.decode(), path
    assert caller.get(f"tickets/{ticket.number}/").json()["requester"] is None


def test_reading_a_confidential_ticket_is_noted(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team, is_confidential=True)
    caller.get(f"tickets/{ticket.number}/")
    entry = AuditEntry.objects.get(integration=caller.integration)
    assert (entry.verb, entry.object_kind, entry.object_id) == ("ticket.read_confidential", "ticket", ticket.pk)
