"""Many tickets at once: rights for each, words for each refusal, one undo, and none done twice."""

from typing import Any

import pytest

from servicedesk.people.models import Agent, Membership
from tests.factories import make_category, make_ticket
from tests.factories.cast import Cast, make_cast
from tests.tickets.parallel import at_once
from tickets.actions import bulk
from tickets.actions.bulk import run_bulk, start_bulk, undo_bulk
from tickets.actions.change_status import change_status
from tickets.actions.errors import InvalidChange
from tickets.actions.reply import reply
from tickets.actions.set_properties import set_category
from tickets.actions.tag import tag
from tickets.models import BulkJob, BulkKind, BulkResult, Event, EventKind, Macro, Ticket


def tickets_of(cast: Cast, count: int = 3, **fields: Any) -> list[Ticket]:
    return [make_ticket(team=cast.kontaktcenter, **fields) for _place in range(count)]


def ids(tickets: list[Ticket]) -> list[int]:
    return [ticket.pk for ticket in tickets]


def outcomes(job: BulkJob) -> list[str]:
    return [row.outcome for row in job.results.order_by("id")]


def state(tickets: list[Ticket]) -> list[dict[str, Any]]:
    names = ("status", "assignee_id", "category_id", "case_kind", "priority", "tags", "solved_at", "merged_into_id")
    rows = {row["pk"]: row for row in Ticket.objects.filter(pk__in=ids(tickets)).values("pk", *names)}
    return [rows[ticket.pk] for ticket in tickets]


WANTED: dict[str, Any] = {
    BulkKind.ASSIGN: lambda cast: cast.asa.pk,
    BulkKind.STATUS: lambda cast: "solved",
    BulkKind.TAG: lambda cast: "#Snö",
    BulkKind.CATEGORY: lambda cast: make_category("Vinter", case_kind="recurring").pk,
    BulkKind.MERGE: lambda cast: make_ticket(team=cast.kontaktcenter).number,
    BulkKind.MACRO: lambda cast: Macro.objects.create(name="Akut", steps=[{"do": "priority", "value": 40}]).pk,
}


@pytest.mark.parametrize("kind", WANTED)
def test_change_is_made_to_each_and_undone_for_all(cast: Cast, kind: str) -> None:
    tickets = tickets_of(cast)
    before = state(tickets)

    job = start_bulk(kind, WANTED[kind](cast), ids(tickets), by=cast.johan)
    after = state(tickets)
    undone = undo_bulk(job, by=cast.johan)

    assert (outcomes(job), outcomes(undone)) == (["changed"] * 3, ["changed"] * 3)
    assert all(one != other for one, other in zip(before, after, strict=True))
    assert state(tickets) == before


def test_undo_leaves_what_somebody_changed_since(cast: Cast) -> None:
    kept, restored = tickets_of(cast, 2)
    job = start_bulk(BulkKind.STATUS, "solved", ids([kept, restored]), by=cast.johan)
    change_status(kept, "open", by=cast.asa)

    undone = undo_bulk(job, by=cast.johan)

    assert [Ticket.objects.get(pk=one.pk).status for one in (kept, restored)] == ["open", "new"]
    refused = undone.results.get(ticket=kept)
    assert (refused.outcome, refused.detail != "") == ("refused", True)
    event = Event.objects.get(kind=EventKind.BULK_UNDONE)
    assert (event.ticket, event.data) == (restored, {"bulk": job.pk})


def test_undo_takes_back_only_the_tag_that_was_added(cast: Cast) -> None:
    (ticket,) = tickets_of(cast, 1)
    tag(ticket, add=["is"], by=cast.asa)
    job = start_bulk(BulkKind.TAG, "snö", [ticket.pk], by=cast.johan)

    undo_bulk(job, by=cast.johan)

    assert Ticket.objects.get(pk=ticket.pk).tags == ["is"]


def test_ticket_that_was_so_already_is_not_touched_by_the_undo(cast: Cast) -> None:
    (ticket,) = tickets_of(cast, 1)
    category = make_category()
    set_category(ticket, category, by=cast.asa)
    job = start_bulk(BulkKind.CATEGORY, category.pk, [ticket.pk], by=cast.johan)

    undone = undo_bulk(job, by=cast.johan)

    assert (outcomes(job), undone.ticket_ids) == (["same"], [])
    assert Ticket.objects.get(pk=ticket.pk).category == category


def test_each_refusal_is_told_in_words_and_the_rest_is_done(cast: Cast) -> None:
    fine, closed = tickets_of(cast, 2)
    unseen = make_ticket(team=cast.vatten)
    change_status(closed, "closed", by=cast.asa)

    job = start_bulk(BulkKind.STATUS, "pending", ids([closed, unseen, fine]), by=cast.johan)

    rows = {row.ticket_id: (row.outcome, row.detail != "") for row in job.results.all()}
    assert rows == {
        fine.pk: ("changed", False),
        closed.pk: ("refused", True),
        unseen.pk: ("refused", True),
    }
    assert Ticket.objects.get(pk=unseen.pk).version == unseen.version


def test_rights_that_are_gone_when_the_job_runs_are_gone(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE_MOST", 0)
    tickets = [make_ticket(team=cast.vatten) for _place in range(2)]
    job = start_bulk(BulkKind.STATUS, "solved", ids(tickets), by=cast.olle)
    assert outcomes(job) == []
    Membership.objects.filter(agent=cast.olle).delete()

    run_bulk(job.pk)

    assert outcomes(job) == ["refused", "refused"]
    assert not Ticket.objects.filter(status="solved").exists()


@pytest.mark.parametrize(
    ("kind", "to"),
    [("status", "new"), ("status", "x"), ("assign", "0"), ("tag", "#"), ("merge", "1"), ("macro", "9"), ("burn", "")],
)
def test_what_cannot_be_done_is_refused_before_it_begins(cast: Cast, kind: str, to: str) -> None:
    tickets = tickets_of(cast)

    with pytest.raises(InvalidChange):
        start_bulk(kind, to, ids(tickets), by=cast.johan)

    assert not BulkJob.objects.exists()


def test_undo_happens_once(cast: Cast) -> None:
    job = start_bulk(BulkKind.STATUS, "solved", ids(tickets_of(cast)), by=cast.johan)
    undone = undo_bulk(job, by=cast.johan)

    for again in (job, undone):
        with pytest.raises(InvalidChange):
            undo_bulk(again, by=cast.johan)


def test_answers_that_were_sent_are_said_to_stay(cast: Cast) -> None:
    macro = Macro.objects.create(name="Svar", steps=[{"do": "reply", "value": "Tack!"}])
    (ticket,) = tickets_of(cast, 1)
    job = start_bulk(BulkKind.MACRO, macro.pk, [ticket.pk], by=cast.johan)

    result = undo_bulk(job, by=cast.johan).results.get()

    assert (result.outcome, result.detail != "") == ("same", True)
    assert ticket.messages.filter(direction="out").count() == 1


def test_job_that_was_killed_goes_on_without_doing_one_twice(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE_MOST", 0)
    macro = Macro.objects.create(name="Svar", steps=[{"do": "reply", "value": "Tack!"}])
    tickets = tickets_of(cast, 4)
    job = start_bulk(BulkKind.MACRO, macro.pk, ids(tickets), by=cast.johan)
    change = bulk._change
    done: list[int] = []

    def killed(job: BulkJob, ticket_id: int) -> None:
        if len(done) == 2:
            raise KeyboardInterrupt
        change(job, ticket_id)
        done.append(ticket_id)

    monkeypatch.setattr(bulk, "_change", killed)
    with pytest.raises(KeyboardInterrupt):
        run_bulk(job.pk)
    monkeypatch.setattr(bulk, "_change", change)
    run_bulk(job.pk)
    run_bulk(job.pk)

    assert outcomes(job) == ["changed"] * 4
    assert [ticket.messages.filter(direction="out").count() for ticket in tickets] == [1] * 4


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_do_each_ticket_once(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = make_cast()
    monkeypatch.setattr(bulk, "AT_ONCE_MOST", 0)
    macro = Macro.objects.create(name="Svar", steps=[{"do": "reply", "value": "Tack!"}])
    tickets = tickets_of(cast, 6)
    job = start_bulk(BulkKind.MACRO, macro.pk, ids(tickets), by=cast.johan)

    results = at_once(lambda _place: run_bulk(job.pk), range(3), threads=3)

    assert results == [None] * 3
    assert BulkResult.objects.filter(job=job, outcome="changed").count() == 6
    assert [ticket.messages.filter(direction="out").count() for ticket in tickets] == [1] * 6


def test_assignee_who_answered_since_keeps_the_status(cast: Cast) -> None:
    """A ticket that was new and has been answered is not new again."""
    (ticket,) = tickets_of(cast, 1)
    job = start_bulk(BulkKind.STATUS, "pending", [ticket.pk], by=cast.johan)
    reply(ticket, by=cast.asa, body="Svar")

    undo_bulk(job, by=Agent.objects.get(pk=cast.johan.pk))

    assert Ticket.objects.get(pk=ticket.pk).status == "open"
