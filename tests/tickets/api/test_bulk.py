"""Many tickets at once through the API: asked for, done by a job, looked at, taken back."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from servicedesk.people.models import Integration, Team
from tests.factories import make_agent, make_queue, make_team, make_ticket
from tests.tickets.api.client import Caller, errors_of, problem_of
from tests.tickets.jobs import do_jobs
from tickets.actions.bulk import RUN
from tickets.models import BulkJob, Macro, Ticket


def numbers(*tickets: Ticket) -> list[int]:
    return [ticket.number for ticket in tickets]


def asked(caller: Caller, body: dict[str, Any]) -> dict[str, Any]:
    """Ask for it, have it done, and read it as it is then."""
    made = caller.post("bulk-changes/", body)
    assert made.status_code == 201, made.content
    assert (made.json()["done"], made.json()["finished_at"]) == (0, None)
    do_jobs(RUN)
    read: dict[str, Any] = caller.get(made.headers["Location"].removeprefix("/api/v1/")).json()
    return read


def test_tickets_are_changed_by_a_job_and_changed_back(caller: Caller, team: Team) -> None:
    tickets = [make_ticket(team=team) for _number in range(3)]
    agent = make_agent(teams=[team])

    done = asked(caller, {"tickets": numbers(*tickets), "assignee": agent.email})

    assert (done["kind"], done["total"], done["done"], done["changed"]) == ("assign", 3, 3, 3)
    assert done["finished_at"] is not None
    assert {Ticket.objects.get(pk=one.pk).assignee for one in tickets} == {agent}
    results = caller.get(f"bulk-changes/{done['id']}/results/").json()["results"]
    assert [(row["ticket"], row["outcome"]) for row in results] == [(one.number, "changed") for one in tickets]

    undoing = caller.post(f"bulk-changes/{done['id']}/undoing/")
    assert (undoing.status_code, undoing.json()["undoes"]) == (201, done["id"])
    do_jobs(RUN)
    assert {Ticket.objects.get(pk=one.pk).assignee for one in tickets} == {None}
    assert caller.get(f"bulk-changes/{done['id']}/").json()["undone_by"] == undoing.json()["id"]
    assert problem_of(caller.post(f"bulk-changes/{done['id']}/undoing/")) == (422, "refused")


def test_every_kind_of_change_can_be_asked_for(caller: Caller, team: Team) -> None:
    ticket, main = make_ticket(team=team), make_ticket(team=team)
    macro = Macro.objects.create(name="Märk", team=team, steps=[{"do": "add_tags", "value": ["makro"]}])

    for change in ({"status": "open"}, {"tag": "halka"}, {"macro": macro.pk}, {"merge_into": main.number}):
        assert asked(caller, {"tickets": [ticket.number], **change})["changed"] == 1, change

    fresh = Ticket.objects.get(pk=ticket.pk)
    assert fresh.merged_into == main
    assert {"halka", "makro"} <= {*fresh.tags} | {*Ticket.objects.get(pk=main.pk).tags}


def test_queue_stands_for_the_tickets_it_holds_now(caller: Caller, team: Team) -> None:
    wanted = make_ticket(team=team, channel="phone")
    make_ticket(team=team)
    queue = make_queue(team=team)

    assert asked(caller, {"queue": queue.slug, "tag": "samtal"})["total"] == 1
    assert Ticket.objects.get(pk=wanted.pk).tags == ["samtal"]


def test_same_key_asks_once(caller: Caller, team: Team) -> None:
    body = {"tickets": [make_ticket(team=team).number], "tag": "halka"}

    first, second = (caller.post("bulk-changes/", body, Idempotency_Key="a") for _time in range(2))

    assert first.json() == second.json()
    assert BulkJob.objects.count() == 1


def test_tickets_out_of_sight_and_muddled_wishes_are_refused(caller: Caller, team: Team) -> None:
    foreign, own = make_ticket(team=make_team()), make_ticket(team=team)

    told = errors_of(caller.post("bulk-changes/", {"tickets": [own.number, foreign.number], "tag": "x"}))
    assert told == {"tickets": [f"There are no such tickets: {foreign.number}."]}
    assert [*errors_of(caller.post("bulk-changes/", {"tickets": [own.number]}))] == ["assignee"]
    both = {"tickets": [own.number], "tag": "x", "status": "open"}
    assert [*errors_of(caller.post("bulk-changes/", both))] == ["assignee"]
    assert [*errors_of(caller.post("bulk-changes/", {"tag": "x"}))] == ["tickets"]
    stranger = make_agent(teams=[make_team()])
    body = {"tickets": [own.number], "assignee": stranger.email}
    assert [*errors_of(caller.post("bulk-changes/", body))] == ["assignee"]
    assert not BulkJob.objects.exists()


def test_job_is_the_integrations_own(caller: Caller, team: Team) -> None:
    done = asked(caller, {"tickets": [make_ticket(team=team).number], "tag": "x"})
    colleague = Caller(team)

    for path in (f"bulk-changes/{done['id']}/", f"bulk-changes/{done['id']}/results/"):
        assert problem_of(colleague.get(path)) == (404, "not-found")
    assert problem_of(colleague.post(f"bulk-changes/{done['id']}/undoing/")) == (404, "not-found")
    assert colleague.get("bulk-changes/").json()["results"] == []


def test_token_that_is_revoked_meanwhile_changes_nothing(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    made = caller.post("bulk-changes/", {"tickets": [ticket.number], "tag": "x"})
    Integration.objects.filter(pk=caller.integration.pk).update(revoked_at=timezone.now())

    do_jobs(RUN)

    assert Ticket.objects.get(pk=ticket.pk).tags == []
    assert BulkJob.objects.get(pk=made.json()["id"]).results.get().outcome == "refused"


def test_list_costs_the_same_for_one_and_for_thirty(caller: Caller, team: Team) -> None:
    counts = []
    for many in (1, 29):
        for _number in range(many):
            caller.post("bulk-changes/", {"tickets": [make_ticket(team=team).number], "tag": "x"})
        with CaptureQueriesContext(connection) as queries:
            assert caller.get("bulk-changes/").status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
