"""Tickets through the API: creating them once, and changing them without overwriting anybody."""

import json

from servicedesk.people.models import Team
from tests.factories import make_agent, make_category, make_contact, make_inbox, make_team, make_ticket
from tests.tickets.api.client import Caller, errors_of, problem_of
from tests.tickets.api.test_tickets import KEYS
from tickets.actions.set_properties import set_subject
from tickets.models import Event, Ticket

NEW = {"subject": "Trasig lyktstolpe", "body": "Lampan vid Kvarngatan 3 blinkar."}


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
