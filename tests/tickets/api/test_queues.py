"""Queues through the API, and the search's operators."""

from servicedesk.people.models import Integration, Team
from tests.factories import make_queue, make_team, make_ticket
from tests.factories.people import make_agent
from tests.tickets.api.client import Caller, errors_of, problem_of
from tickets.models import Queue

PHONE = {"channel": ["phone"]}


def test_queue_is_made_for_a_team_read_changed_and_deleted(caller: Caller, team: Team) -> None:
    made = caller.post("queues/", {"name": "Telefon", "team": team.slug, "conditions": PHONE, "order": "waiting"})
    assert (made.status_code, made.headers["Location"]) == (201, "/api/v1/queues/telefon/")

    changed = caller.patch("queues/telefon/", {"name": "Samtal"}).json()
    assert (changed["name"], changed["conditions"], changed["order"], changed["version"]) == (
        "Samtal",
        PHONE,
        "waiting",
        2,
    )
    assert caller.get("queues/telefon/").json() == changed

    assert caller.send("DELETE", "queues/telefon/", b"").status_code == 204
    assert problem_of(caller.get("queues/telefon/")) == (404, "not-found")


def test_list_holds_the_teams_and_everybodys_and_nobodys_own(caller: Caller, team: Team) -> None:
    mine, all_have = make_queue("A", team=team), make_queue("B")
    make_queue("C", team=make_team())
    own = make_queue("D", owner=make_agent(teams=[team]))

    listed = caller.get("queues/").json()["results"]

    assert [row["slug"] for row in listed] == [mine.slug, all_have.slug]
    assert problem_of(caller.get(f"queues/{own.slug}/")) == (404, "not-found")


def test_queue_of_everybody_is_not_the_integrations_to_change(caller: Caller) -> None:
    queue = make_queue()

    assert problem_of(caller.patch(f"queues/{queue.slug}/", {"name": "x"})) == (404, "not-found")
    assert problem_of(caller.send("DELETE", f"queues/{queue.slug}/", b"")) == (404, "not-found")
    assert Queue.objects.get().name == queue.name


def test_tickets_of_a_queue_are_those_that_match_and_are_seen(caller: Caller, team: Team) -> None:
    queue = make_queue(team=team)
    wanted = make_ticket(team=team, channel="phone")
    make_ticket(team=team)
    make_ticket(team=make_team(), channel="phone")

    answer = caller.get(f"queues/{queue.slug}/tickets/")

    assert [row["number"] for row in answer.json()["results"]] == [wanted.number]


def test_conditions_that_cannot_be_asked_are_refused_in_words(caller: Caller, team: Team) -> None:
    body = {"name": "x", "team": team.slug, "conditions": {"colour": ["red"]}}

    answer = caller.post("queues/", body)

    assert problem_of(answer) == (422, "refused")
    assert answer.json()["detail"] == "colour: There is no such property."


def test_token_that_may_not_write_makes_no_queue(team: Team) -> None:
    reader = Caller(team, scopes=(Integration.Scope.TICKETS_READ.value,))

    assert problem_of(reader.post("queues/", {"name": "x", "team": team.slug, "conditions": {}})) == (403, "forbidden")


def test_search_knows_operators_and_says_what_it_does_not_understand(caller: Caller, team: Team) -> None:
    wanted = make_ticket(team=team, channel="phone", tags=("halka",))
    make_ticket(team=team, tags=("halka",))

    found = caller.get("tickets/?search=tag:halka channel:phone").json()["results"]

    assert [row["number"] for row in found] == [wanted.number]
    assert errors_of(caller.get("tickets/?search=staus:open")) == {
        "search": ["There is no “staus:”. Did you mean “status:”?"]
    }
