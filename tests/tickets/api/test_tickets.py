"""Tickets through the API: list, create, read, change."""

import json
from typing import Any

from servicedesk.people.models import AuditEntry, Team
from tests.factories import make_agent, make_category, make_contact, make_inbox, make_team, make_ticket
from tests.tickets.api.client import Caller, errors_of, problem_of
from tickets.actions.set_properties import set_subject
from tickets.models import Event, Ticket

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
}
NEW = {"subject": "Trasig lyktstolpe", "body": "Lampan vid Kvarngatan 3 blinkar."}


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
    with django_assert_num_queries(3):  # the token, its teams, the page
        caller.get("tickets/?page_size=50")
    for _ in range(29):
        make_ticket(team=team, assignee=make_agent(), category=make_category())
    with django_assert_num_queries(3):
        assert len(_numbers(caller.get("tickets/?page_size=50"))) == 30


def test_creating_writes_ticket_message_and_event(caller: Caller, team: Team) -> None:
    inbox = make_inbox(team=team, kind="api")
    category = make_category("Gatubelysning", case_kind="recurring")
    response = caller.post(
        "tickets/",
        {
            **NEW,
            "requester": {"name": "Björn Ek", "email": "Bjorn.Ek@Mejl.example", "phone": "070-174 06 05"},
            "category": category.slug,
            "priority": "high",
            "tags": ["Belysning", "#gata"],
        },
    )
    assert response.status_code == 201, response.content
    body = response.json()
    ticket = Ticket.objects.get(number=body["number"])
    assert set(body) == KEYS
    assert response.headers["Location"] == f"/api/v1/tickets/{ticket.number}/"
    assert response.headers["ETag"] == f'"{ticket.version}"'
    assert (ticket.team, ticket.inbox, ticket.channel) == (team, inbox, "api")
    assert (ticket.priority, ticket.case_kind, ticket.tags) == (30, "recurring", ["belysning", "gata"])
    assert {row.value for row in ticket.requester.addresses.all()} == {"bjorn.ek@mejl.example", "+46701740605"}
    assert ticket.messages.get().body == NEW["body"]
    assert {event.integration for event in ticket.events.all()} == {caller.integration}


def test_creating_needs_no_right_to_read(team: Team) -> None:
    make_inbox(team=team, kind="api")
    assert Caller(team, scopes=("tickets:write",)).post("tickets/", NEW).status_code == 201


def test_creating_never_changes_a_contact_we_know(caller: Caller, team: Team) -> None:
    make_inbox(team=team, kind="api")
    known = make_contact("Rätt Namn", email="ratt@mejl.example")
    caller.post(
        "tickets/", {**NEW, "requester": {"name": "Fel Namn", "email": "ratt@mejl.example", "phone": "0701740606"}}
    )
    known.refresh_from_db()
    assert known.name == "Rätt Namn"
    assert known.addresses.count() == 1


def test_creating_names_what_is_wrong(caller: Caller, team: Team) -> None:
    foreign = make_inbox(team=make_team())
    stranger = make_ticket(team=foreign.team).requester
    assert set(errors_of(caller.post("tickets/", {}))) == {"subject", "body"}
    assert set(errors_of(caller.post("tickets/", NEW))) == {"inbox"}
    make_inbox(team=team, kind="api")
    for field, value in (
        ("inbox", foreign.slug),
        ("team", foreign.team.slug),
        ("category", "nothing"),
        ("priority", 30),
        ("priority", "soon"),
        ("subject", 7),
        ("subject", "  "),
        ("confidential", "true"),
        ("requester_id", stranger.pk),
        ("requester_id", True),
        ("attachments", ["00000000-0000-0000-0000-00000000000"]),
        ("is_superuser", True),
        ("created_at", "2020-01-01"),
        ("merge_into", 1),
    ):
        assert list(errors_of(caller.post("tickets/", {**NEW, field: value}))) in ([field], [f"{field}.0"]), field
    wrong = caller.post("tickets/", {**NEW, "requester": {"email": "nobody", "admin": 1}})
    assert list(errors_of(wrong)) == ["requester.admin"]
    assert Ticket.objects.filter(team=team).count() == 0


def test_same_key_and_body_create_one_ticket(caller: Caller, team: Team) -> None:
    make_inbox(team=team, kind="api")
    first = caller.post("tickets/", NEW, Idempotency_Key="order-1")
    again = caller.send(
        "POST", "tickets/", json.dumps(dict(reversed(NEW.items())), indent=2), Idempotency_Key="order-1"
    )
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.headers["Location"] == first.headers["Location"]
    assert "Idempotent-Replayed" not in first.headers
    assert Ticket.objects.filter(team=team).count() == 1


def test_same_key_with_another_body_is_refused(caller: Caller, team: Team) -> None:
    make_inbox(team=team, kind="api")
    caller.post("tickets/", NEW, Idempotency_Key="order-1")
    other = caller.post("tickets/", {**NEW, "subject": "Något annat"}, Idempotency_Key="order-1")
    assert problem_of(other) == (422, "key-used")
    assert problem_of(caller.post("tickets/", NEW, Idempotency_Key="å")) == (400, "malformed")
    assert Ticket.objects.filter(team=team).count() == 1


def test_key_of_one_integration_is_not_anothers(caller: Caller, team: Team) -> None:
    make_inbox(team=team, kind="api")
    other = Caller(team)
    numbers = {one.post("tickets/", NEW, Idempotency_Key="1").json()["number"] for one in (caller, other)}
    assert len(numbers) == 2


def test_key_of_a_refused_request_can_be_used_again(caller: Caller, team: Team) -> None:
    make_inbox(team=team, kind="api")
    assert caller.post("tickets/", {"subject": "x"}, Idempotency_Key="k").status_code == 400
    assert caller.post("tickets/", NEW, Idempotency_Key="k").status_code == 201


def test_changing_goes_through_the_actions(caller: Caller, team: Team) -> None:
    agent = make_agent(teams=[team], email="eva@storan.example")
    category = make_category(case_kind="ongoing")
    ticket = make_ticket(team=team)
    changes = {
        "subject": "Nytt ämne", "status": "pending", "priority": "low", "category": category.slug, "tags": ["b", "a"],
        "assignee": "Eva@storan.example", "confidential": True, "case_kind": "other",
    }  # fmt: skip
    response = caller.patch(f"tickets/{ticket.number}/", changes)
    body = response.json()
    assert {name: body[name] for name in changes} == {**changes, "assignee": agent.email}
    assert response.headers["ETag"] == f'"{body["version"]}"'
    kinds = Event.objects.filter(ticket=ticket, integration=caller.integration).values_list("kind", flat=True)
    assert {"subject_changed", "status_changed", "priority_changed", "assigned", "tagged"} <= set(kinds)
    cleared = caller.patch(f"tickets/{ticket.number}/", {"assignee": None, "category": None, "tags": []}).json()
    assert (cleared["assignee"], cleared["category"], cleared["tags"]) == (None, None, [])


def test_changing_is_all_or_nothing(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team, status="open")
    response = caller.patch(f"tickets/{ticket.number}/", {"subject": "Nytt", "status": "new"})
    assert problem_of(response) == (409, "conflict")
    assert Ticket.objects.get(pk=ticket.pk).subject == ticket.subject


def test_changing_with_an_old_version_keeps_both(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    set_subject(ticket, "Hennes ämne", by=make_agent("Eva"))
    response = caller.patch(f"tickets/{ticket.number}/", {"subject": "Vårt ämne"}, If_Match='"1"')
    assert problem_of(response) == (412, "stale")
    body = response.json()
    assert (body["your_version"], body["current_version"]) == (1, 2)
    assert body["ticket"]["subject"] == "Hennes ämne"
    assert [(change["kind"], change["author"]["name"]) for change in body["changes"]] == [("subject_changed", "Eva")]
    assert Ticket.objects.get(pk=ticket.pk).subject == "Hennes ämne"
    for header in ('"2"', 'W/"2"', '"1", "2"', "*"):
        version = Ticket.objects.get(pk=ticket.pk).version
        sent = header.replace("2", str(version))
        assert caller.patch(f"tickets/{ticket.number}/", {"subject": header}, If_Match=sent).status_code == 200, header
    assert problem_of(caller.patch(f"tickets/{ticket.number}/", {}, If_Match="2")) == (400, "malformed")


def test_changing_without_the_right_to_read_shows_nothing(team: Team) -> None:
    ticket = make_ticket(team=team)
    writer = Caller(team, scopes=("tickets:write",))
    done = writer.patch(f"tickets/{ticket.number}/", {"priority": "high"})
    assert (done.status_code, done.content) == (204, b"")
    stale = writer.patch(f"tickets/{ticket.number}/", {"priority": "low"}, If_Match='"1"').json()
    assert set(stale) == {"type", "title", "status", "detail", "your_version", "current_version"}


def test_changing_takes_only_agents_and_teams_of_the_integration(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    stranger = make_agent(teams=[make_team("Annan")])
    for field, value in (("assignee", stranger.email), ("team", stranger.memberships.get().team.slug), ("number", 1)):
        assert list(errors_of(caller.patch(f"tickets/{ticket.number}/", {field: value}))) == [field]


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
