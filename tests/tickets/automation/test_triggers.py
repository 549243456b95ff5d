"""Triggers: matched when something happens, done once by a job, in order, with a trace; and never in circles."""

from contextlib import suppress
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from servicedesk.people.models import Team
from tests.factories import make_agent, make_category, make_inbox, make_incoming, make_team, make_ticket
from tests.factories.automations import make_automation
from tests.factories.cast import Cast
from tests.tickets.jobs import do_jobs
from tickets.actions.automate import MOST_AN_HOUR, automate
from tickets.actions.automations import save_automation, set_active
from tickets.actions.errors import InvalidChange
from tickets.actions.receive import Arrival, receive, receive_many
from tickets.actions.set_properties import set_confidential, set_priority
from tickets.actions.tag import tag
from tickets.automation.triggers import AUTOMATE
from tickets.models import Automation, AutomationRun, Calendar, Event, EventKind, Notification, Ticket
from tickets.policies import forget

MARK = {"do": "add_tags", "value": ["sedd"]}


def waiting_jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s AND status = 'todo'", [AUTOMATE])
        return int(cursor.fetchone()[0])


def run_all(most: int = 20) -> int:
    """Do the jobs, and those that they ask for, until there is none. Fails when it never ends."""
    for round_ in range(most):
        if not do_jobs(AUTOMATE):
            return round_
    raise AssertionError("it never ends")


def ran(ticket: Ticket) -> list[str]:
    events = ticket.events.filter(kind=EventKind.AUTOMATION_RAN).order_by("pk")
    return [event.data["automation"]["label"] for event in events]


def test_change_sets_off_what_matches_in_one_job_and_it_leaves_its_trace(cast: Cast) -> None:
    waste = make_category("Avfall")
    below = make_category("Matavfall", parent=waste)
    one = make_automation(MARK, {"do": "priority", "value": 30}, name="Märk", conditions=[
        {"ask": "category", "is": [waste.pk]}, {"ask": "words", "is": ["tunna"]}, {"ask": "status", "not": ["solved"]},
    ])  # fmt: skip
    make_automation(MARK, name="Annan kanal", conditions=[{"ask": "channel", "is": ["facebook"]}])
    make_automation(MARK, name="Pausad", is_active=False)

    ticket = receive(
        make_incoming(text="Vår tunnan står kvar", category_slug=below.slug), inbox=make_inbox(team=cast.kontaktcenter)
    ).ticket
    other = make_ticket(team=cast.kontaktcenter, text="Var ligger badhuset?")

    assert waiting_jobs() == 1
    assert run_all() == 1
    kept = Ticket.objects.get(pk=ticket.pk)
    assert (kept.tags, kept.priority) == (["sedd"], 30)
    assert ran(other) == []
    event = ticket.events.get(kind=EventKind.AUTOMATION_RAN)
    assert event.data == {"automation": {"value": one.pk, "label": "Märk"}, "version": 1}
    by_it = ticket.events.filter(version__gt=event.version)
    assert sorted(by_it.values_list("kind", flat=True)) == ["priority_changed", "tagged"]
    assert not by_it.exclude(agent=None, contact=None, integration=None).exists()


def test_they_act_in_order_on_what_those_before_have_made_until_one_stops(cast: Cast) -> None:
    make_automation({"do": "priority", "value": 30}, name="Först")
    make_automation(MARK, name="Sedan", conditions=[{"ask": "priority", "is": [20]}])  # holds when matched, not after
    make_automation(MARK, name="Stannar", stops=True, conditions=[{"ask": "tag", "not": ["sedd"]}])
    make_automation({"do": "priority", "value": 40}, name="Aldrig")
    ticket = make_ticket(team=cast.kontaktcenter)

    run_all()

    assert ran(ticket) == ["Först", "Stannar"]
    assert Ticket.objects.get(pk=ticket.pk).priority == 30


def test_job_done_twice_acts_once(cast: Cast) -> None:
    one = make_automation({"do": "note", "value": "Ring entreprenören."}, stops=True)
    two = make_automation({"do": "note", "value": "Ring någon."})
    ticket = make_ticket(team=cast.kontaktcenter)

    for _again in range(3):  # the first was killed after it had acted
        automate(ticket.pk, 1, [one.pk, two.pk], 1)

    assert ticket.messages.filter(kind="note").count() == 1
    assert list(AutomationRun.objects.values_list("automation", "ticket_version", "outcome")) == [(one.pk, 1, "done")]


def test_conditions_are_asked_again_of_the_ticket_as_it_is_when_it_acts(cast: Cast) -> None:
    make_automation(MARK, conditions=[{"ask": "confidential", "is": ["no"]}])
    ticket = make_ticket(team=cast.kontaktcenter)
    set_confidential(ticket, True, by=cast.johan)

    run_all()

    assert ran(ticket) == []


def test_opening_hours_are_those_of_the_inboxs_calendar(cast: Cast) -> None:
    inbox = make_inbox(team=cast.kontaktcenter)
    always: list[Any] = [[[0, 1440]]] * 7
    never: list[Any] = [[] for _ in range(7)]
    calendar = Calendar.objects.create(slug="x", name="x", hours=always, keeps_holidays=False)
    calendar.inboxes.add(inbox)
    make_automation(MARK, conditions=[{"ask": "hours", "is": ["closed"]}])
    tickets = [make_ticket(inbox=inbox)]
    Calendar.objects.update(hours=never, version=2)
    forget()
    tickets.append(make_ticket(inbox=inbox))

    run_all()

    assert [ran(ticket) for ticket in tickets] == [[], ["Automat"]]


def test_two_that_set_each_other_off_are_stopped_and_told_of(cast: Cast) -> None:
    owner = make_agent("Anders", teams=[cast.kontaktcenter], role="administrator")
    make_automation({"do": "add_tags", "value": ["a"]}, {"do": "remove_tags", "value": ["b"]}, name="Ping",
                    on=["tagged"], by=owner)  # fmt: skip
    make_automation({"do": "add_tags", "value": ["b"]}, {"do": "remove_tags", "value": ["a"]}, name="Pong",
                    on=["tagged"], by=owner)  # fmt: skip
    ticket = make_ticket(team=cast.kontaktcenter)
    tag(ticket, add=["b"], by=cast.johan)

    run_all()

    paused = Automation.objects.filter(is_active=False)
    assert paused.count() >= 1
    assert all("cirkel" in row.paused_because for row in paused)
    failed = ticket.events.filter(kind=EventKind.AUTOMATION_FAILED)
    assert failed.count() == paused.count()
    assert len(ran(ticket)) <= 14  # two to begin with, each with two changes, three deep
    assert do_jobs("tickets.tell") >= 1
    assert set(Notification.objects.filter(kind="automation").values_list("agent", flat=True)) == {owner.pk}
    assert do_jobs("people.send_mail") >= 1


def test_one_does_not_set_itself_off(cast: Cast) -> None:
    make_automation({"do": "priority", "value": 30}, on=["priority_changed"])
    ticket = make_ticket(team=cast.kontaktcenter)
    set_priority(ticket, 40, by=cast.johan)

    assert run_all() == 1
    assert ran(ticket) == ["Automat"]


def test_what_points_at_something_gone_is_paused_at_once_and_writes_nothing_half(cast: Cast) -> None:
    team = make_team("Gata")
    one = make_automation({"do": "priority", "value": 40}, {"do": "team", "value": team.pk})
    Team.objects.filter(pk=team.pk).update(is_active=False)
    ticket = make_ticket(team=cast.kontaktcenter)

    run_all()

    kept, one = Ticket.objects.get(pk=ticket.pk), Automation.objects.get(pk=one.pk)
    assert (kept.priority, kept.team, ran(ticket)) == (20, cast.kontaktcenter, [])
    event = ticket.events.get(kind=EventKind.AUTOMATION_FAILED)
    assert (event.data["why"], event.data["paused"]) == (one.paused_because, True)
    assert not one.is_active
    with pytest.raises(InvalidChange, match="används"):
        save_automation(one, by=cast.johan, said={"name": "x", "kind": "trigger", "on": ["created"],
                                                  "changes": [{"do": "team", "value": team.pk}]})  # fmt: skip


def test_three_failures_in_a_row_pause_it_and_a_success_between_does_not(cast: Cast) -> None:
    one = make_automation({"do": "snooze", "value": "tomorrow"}, on=["tagged"])
    solved = [make_ticket(team=cast.kontaktcenter, status="solved", solved_at="2026-01-01T12:00Z") for _ in range(3)]
    open_one = make_ticket(team=cast.kontaktcenter)

    states: list[tuple[int, bool]] = []
    for ticket in (solved[0], solved[1], open_one, *solved):
        tag(ticket, add=[f"x{len(states)}"], by=cast.johan)
        run_all()
        row = Automation.objects.get(pk=one.pk)
        states.append((row.failures, row.is_active))

    assert states == [(1, True), (2, True), (0, True), (1, True), (2, True), (3, False)]
    assert Event.objects.filter(kind=EventKind.AUTOMATION_FAILED).count() == 5
    set_active(row, True, by=cast.johan)
    assert Automation.objects.get(pk=one.pk).failures == 0


def test_who_writes_on_and_on_is_told_of_once_and_pauses_nothing(cast: Cast) -> None:
    one = make_automation({"do": "add_tags", "value": ["skrev"]}, on=["tagged", "priority_changed"])
    ticket, other = (make_ticket(team=cast.kontaktcenter) for _one in range(2))
    for number in range(MOST_AN_HOUR + 3):
        set_priority(ticket, 20 if number % 2 else 40, by=cast.johan)
        run_all()
    set_priority(other, 40, by=cast.johan)
    run_all()

    assert Automation.objects.get(pk=one.pk).is_active
    assert len(ran(ticket)) == MOST_AN_HOUR
    failed = ticket.events.filter(kind=EventKind.AUTOMATION_FAILED)
    assert [event.data["paused"] for event in failed] == [False]
    assert ran(other) == ["Automat"]


def test_thousand_tickets_at_once_ask_for_nothing_more_where_nothing_matches(cast: Cast) -> None:
    inbox = make_inbox(team=cast.kontaktcenter)

    def queries(count: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            receive_many([Arrival(make_incoming(), inbox) for _ in range(count)])
        return len(seen)

    without = queries(3)
    for number in range(30):
        make_automation(MARK, conditions=[{"ask": "channel", "is": ["fax"]}, {"ask": "words", "is": [f"ord{number}"]}])
    queries(1)

    assert queries(3) == without
    assert waiting_jobs() == 0


def test_change_that_is_taken_back_leaves_no_job_behind(cast: Cast) -> None:
    make_automation(MARK)

    with suppress(RuntimeError), transaction.atomic():
        make_ticket(team=cast.kontaktcenter)
        raise RuntimeError

    assert waiting_jobs() == 0
