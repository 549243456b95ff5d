"""Time passes: who is told, what must be said when it was too late, and what we say to whoever waits."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from servicedesk.people.models import Role
from tests.clock import Clock as Watch
from tests.factories import make_agent, make_category, make_inbox, make_incoming, make_ticket
from tests.factories.cast import Cast
from tests.factories.people import make_department, make_team
from tests.factories.promises import HOURS, WORKING_DAYS, change_row, make_calendar, make_policy
from tests.tickets.jobs import do_jobs
from tickets import policies
from tickets.actions.assign import assign
from tickets.actions.call_back import Promise, promise_call_back
from tickets.actions.change_status import change_status
from tickets.actions.errors import BreachUnexplained, InvalidChange
from tickets.actions.explain_breach import explain_breach
from tickets.actions.follow_time import follow_time
from tickets.actions.hand_over import hand_over
from tickets.actions.note import note
from tickets.actions.receive import Arrival, receive, receive_many
from tickets.actions.recount import RECOUNT, ask_to_recount
from tickets.actions.reply import reply
from tickets.actions.tell import TELL
from tickets.models import Clock, EventKind, Message, Notification, SlaTarget, Ticket
from tickets.promised import next_answer_by, promised_answer, unexplained

STOCKHOLM = ZoneInfo("Europe/Stockholm")
HOUR = {"first_response": (HOURS, 60, 20, 10)}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch(monkeypatch)
    watch.now = at("2026-04-02 15:00")
    return watch


def told_now(watch: Watch) -> list[tuple[str, str]]:
    """(name, kind of event) of what the minute's job has told, done twice: killed in between, nothing is twice."""
    before = set(Notification.objects.values_list("pk", flat=True))
    follow_time(watch.now)
    assert follow_time(watch.now) == 0
    do_jobs(TELL)
    rows = Notification.objects.exclude(pk__in=before).select_related("agent", "event").order_by("agent__name")
    assert {row.kind for row in rows} <= {"promise"}
    return [(row.agent.name, row.event.kind) for row in rows if row.event]


def test_assignee_is_warned_then_the_leads_and_both_are_told_when_it_is_broken(cast: Cast, watch: Watch) -> None:
    make_policy(HOUR)
    make_agent("Eva Ledare", teams=[cast.kontaktcenter], role=Role.TEAM_LEAD)
    ticket = make_ticket(team=cast.kontaktcenter)
    assign(ticket, cast.johan, by=cast.johan)
    changed = Ticket.objects.get(pk=ticket.pk).updated_at

    watch.forward(minutes=39)
    assert told_now(watch) == []
    watch.forward(minutes=1)
    assert told_now(watch) == [("Johan Åkerström", "promise_warned")]
    watch.forward(minutes=10)
    assert told_now(watch) == [("Eva Ledare", "promise_warned")]
    watch.forward(minutes=10)
    assert told_now(watch) == [("Eva Ledare", "promise_broken"), ("Johan Åkerström", "promise_broken")]

    row, kept = Clock.objects.get(ticket=ticket), Ticket.objects.get(pk=ticket.pk)
    assert (row.breached_at, kept.due_at, kept.updated_at) == (at("2026-04-02 16:00"), row.breached_at, changed)


def test_with_nobody_to_keep_it_leads_are_warned_and_of_a_call_whoever_rings(cast: Cast, watch: Watch) -> None:
    make_policy({"first_response": (HOURS, 600, 20)})
    make_agent("Eva Ledare", teams=[cast.kontaktcenter], role=Role.TEAM_LEAD)
    alone, called = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.kontaktcenter)
    promise = Promise("070-174 06 05", at("2026-04-02 16:00"), assignee=cast.asa)
    promise_call_back(called, promise, by=cast.johan)

    watch.now = at("2026-04-02 15:45")
    assert told_now(watch) == [("Åsa Lindqvist", "promise_warned")]
    watch.now = at("2026-04-03 00:45")
    told_now(watch)
    assert alone.events.filter(kind=EventKind.PROMISE_WARNED).count() == 1
    assert Notification.objects.filter(ticket=alone).get().agent.name == "Eva Ledare"


def test_whoever_solves_a_late_ticket_says_why_first(cast: Cast, watch: Watch) -> None:
    make_policy(HOUR)
    ticket, in_time = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.kontaktcenter)
    reply(in_time, by=cast.johan, body="Ja.", then_status="solved")
    watch.forward(hours=2)
    note(ticket, by=cast.johan, body="Oj.")

    with pytest.raises(BreachUnexplained) as refused:
        reply(ticket, by=cast.johan, body="Nu är det gjort.", then_status="solved")
    assert str(refused.value) == "Ärendet besvarades eller löstes inte i tid. Säg varför innan du löser det."
    assert [row.metric for row in unexplained(ticket)] == ["first_response"]
    with pytest.raises(InvalidChange):
        explain_breach(ticket, "other", by=cast.johan)
    explain_breach(ticket, "many_contacts", "Storm i helgen", by=cast.johan)
    reply(ticket, by=cast.johan, body="Nu är det gjort.", then_status="solved")

    row = Clock.objects.get(ticket=ticket)
    assert (row.breach_reason, row.breach_note, row.explained_by) == ("many_contacts", "Storm i helgen", cast.johan)
    assert ticket.events.get(kind=EventKind.BREACH_EXPLAINED).data == {
        "reason": "many_contacts",
        "metrics": ["first_response"],
    }
    assert list(unexplained(ticket)) == []
    with pytest.raises(InvalidChange):
        explain_breach(in_time, "overlooked", by=cast.johan)


def test_the_system_itself_need_not_say_why(cast: Cast, watch: Watch) -> None:
    make_policy(HOUR)
    ticket = make_ticket(team=cast.kontaktcenter)
    watch.forward(hours=2)

    assert change_status(ticket, "solved", by=None).status == "solved"
    assert unexplained(ticket).count() == 1


def test_acknowledgement_says_until_when_there_is_an_answer(cast: Cast, watch: Watch) -> None:
    inbox = make_inbox(team=cast.kontaktcenter, kind="email")
    receive(make_incoming(channel="email"), inbox=inbox)
    make_policy({"first_response": (WORKING_DAYS, 1440, 0)})
    ticket = receive(make_incoming(channel="email"), inbox=inbox).ticket
    receive(make_incoming(channel="email", language="en"), inbox=inbox)

    said = [message.body for message in Message.objects.filter(is_automatic=True).order_by("id")]
    assert "senast" not in said[0]
    assert f"Ditt ärendenummer är {ticket.shown_number}. Du får svar senast tisdag 7 april klockan 15." in said[1]
    assert "You will have an answer by Tuesday 7 April at 15:00." in said[2]
    assert promised_answer(ticket) == at("2026-04-07 15:00")
    assert next_answer_by(inbox) == at("2026-04-07 15:00")
    watch.now = at("2026-04-08 08:00")
    assert promised_answer(ticket) is None


def test_changed_policies_and_calendars_count_what_runs_again_once_and_log_it(cast: Cast, watch: Watch) -> None:
    policy = make_policy({"first_response": ("working_time", 120, 10)}, name="Två timmar")
    early, late = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.vatten)
    done = make_ticket(team=cast.kontaktcenter)
    reply(done, by=cast.johan, body="Ja.")
    hand_over(late, make_team("Miljö", department=make_department("Miljö och hälsa")), by=cast.olle, body="Ert.")
    closing = make_calendar(days={watch.now.date(): 960})  # closes at 16
    change_row(policy, calendar=closing)

    def recount() -> list[tuple[datetime | None, int]]:
        ask_to_recount()
        do_jobs(RECOUNT)
        rows = Ticket.objects.filter(pk__in=[early.pk, late.pk, done.pk]).order_by("pk")
        return [(row.due_at, row.events.filter(kind=EventKind.PROMISE_CHANGED).count()) for row in rows]

    after_easter = (at("2026-04-07 09:00"), 1)
    assert recount() == [after_easter, after_easter, (None, 0)]
    assert recount() == [after_easter, after_easter, (None, 0)]
    stricter = make_policy({"first_response": (HOURS, 30, 10)}, position=0)
    change_row(policy, position=1)
    assert recount() == [(at("2026-04-02 15:30"), 2), after_easter, (None, 0)]  # what was handed over is kept
    change_row(stricter, is_active=False)
    SlaTarget.objects.filter(policy=policy).update(minutes=60)
    change_row(policy)
    assert recount() == [(at("2026-04-02 16:00"), 3), (at("2026-04-02 16:00"), 2), (None, 0)]


def test_promises_cost_new_tickets_a_query_or_two_for_any_number_and_an_answer_three(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policies, "FRESH_FOR", 3600.0)  # not looked after in between
    inbox, category = make_inbox(team=cast.kontaktcenter, acknowledges=False), make_category("Avfall")

    def cost(count: int) -> list[int]:
        arrivals = [Arrival(make_incoming(category_slug=category.slug), inbox) for _number in range(count)]
        with CaptureQueriesContext(connection) as new:
            ticket = receive_many(arrivals)[0].ticket
        with CaptureQueriesContext(connection) as answer:
            reply(ticket, by=cast.johan, body="Ja.", then_status="pending")
        with CaptureQueriesContext(connection) as aside:
            note(ticket, by=cast.johan, body="Jaha.")
        return [len(new), len(answer), len(aside)]

    cost(1)
    without, many_without = cost(1), cost(10)
    conditions = [{"ask": "category", "is": [category.pk]}]
    make_policy({"first_response": (HOURS, 60, 10), "resolution": (HOURS, 600, 10)}, conditions=conditions)
    policies.kept()

    # One for the clocks, one to know what the category is below of.
    assert [after - before for before, after in zip(without, cost(1), strict=True)] == [2, 3, 0]
    assert [after - before for before, after in zip(many_without, cost(10), strict=True)] == [2, 3, 0]
