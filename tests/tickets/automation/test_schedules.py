"""Schedules: once for each time something has lasted, counted as the ticket's calendar counts."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from servicedesk.people.models import Team
from tests.factories import make_category, make_inbox, make_ticket
from tests.factories.automations import make_automation
from tests.factories.cast import Cast
from tests.tickets.automation.test_triggers import ran
from tickets.actions.automation_trial import trial_of
from tickets.actions.change_status import change_status
from tickets.actions.schedules import run_schedules
from tickets.automation.narrowing import narrowed
from tickets.automation.triggers import Read
from tickets.calendars import own_calendar
from tickets.models import Automation, AutomationRun, Calendar, Event, Ticket
from tickets.policies import forget

FIVE = {"since": "status", "amount": 5, "unit": "days", "working": True}
SKARTORSDAG = datetime(2026, 4, 2, 12, tzinfo=UTC)


def pending(cast: Cast, at: datetime, **fields: Any) -> Ticket:
    """A ticket that waits for its requester since then."""
    ticket = make_ticket(team=cast.kontaktcenter, status="pending", created_at=at - timedelta(days=1), **fields)
    Event.objects.create(ticket=ticket, at=at, kind="status_changed", version=2)
    return ticket


def test_working_days_are_the_calendars_and_it_acts_once(cast: Cast) -> None:
    own_calendar()
    Calendar.objects.update(half_days_close=780)
    forget()
    make_automation({"do": "note", "value": "Påminn."}, wait=FIVE, conditions=[{"ask": "status", "is": ["pending"]}])
    ticket = pending(cast, SKARTORSDAG)

    # Thursday from two o'clock, Tuesday to Friday, and Monday until two: Good Friday and Easter Monday do not count.
    early, late = (datetime(2026, 4, 13, hour, 30, tzinfo=UTC) for hour in (11, 12))
    assert run_schedules(early) == 0
    assert run_schedules(late) == 1
    assert run_schedules(late + timedelta(days=40)) == 0
    assert ran(ticket) == ["Automat"]


def test_calendar_that_hardly_ever_opens_keeps_no_other_ticket_waiting(cast: Cast) -> None:
    rare = Calendar.objects.create(name="Nästan aldrig", slug="rare", hours=[[[0, 1]], [], [], [], [], [], []])
    make_automation({"do": "note", "value": "X"}, wait={**FIVE, "amount": 300, "unit": "hours"})
    stuck, other = (pending(cast, SKARTORSDAG, inbox=make_inbox(team=cast.kontaktcenter)) for _one in range(2))
    rare.inboxes.add(stuck.inbox)
    forget()

    run_schedules(SKARTORSDAG + timedelta(days=300))

    assert (ran(stuck), ran(other)) == ([], ["Automat"])


def test_what_is_not_meant_is_not_locked_one_by_one(cast: Cast) -> None:
    about = [{"ask": "words", "is": ["faktura"]}]
    make_automation({"do": "note", "value": "X"}, wait={**FIVE, "working": False}, conditions=about)
    meant = pending(cast, SKARTORSDAG, text="Var är min faktura?")
    for _one in range(6):
        pending(cast, SKARTORSDAG, text="Var är min tunna?")

    with CaptureQueriesContext(connection) as asked:
        run_schedules(SKARTORSDAG + timedelta(days=6))

    sent = [query["sql"] for query in asked.captured_queries]
    locked = {re.findall(r'"id" = (\d+)', sql)[0] for sql in sent if '"tickets_ticket"' in sql and "FOR UPDATE" in sql}
    assert (ran(meant), locked) == (["Automat"], {str(meant.pk)})


def test_reminder_after_five_days_and_solved_after_ten_and_again_when_they_wait_again(cast: Cast) -> None:
    about = [{"ask": "status", "is": ["pending"]}, {"ask": "case_kind", "not": ["other"]}]
    calendar_days = {**FIVE, "working": False}
    make_automation({"do": "reply", "value": "Vi väntar på svar."}, name="Påminn", wait=calendar_days, conditions=about)
    make_automation(
        {"do": "status", "value": "solved"}, name="Lös", wait={**calendar_days, "amount": 10}, conditions=about
    )
    ticket = pending(cast, SKARTORSDAG, case_kind="recurring")
    other = pending(cast, SKARTORSDAG)

    acted = [run_schedules(SKARTORSDAG + timedelta(days=days)) for days in (4, 5, 6, 10, 11)]
    assert acted == [0, 1, 0, 1, 0]
    assert (ran(ticket), ran(other)) == (["Påminn", "Lös"], [])
    assert Ticket.objects.get(pk=ticket.pk).status == "solved"

    change_status(ticket, "pending", by=cast.johan)
    assert run_schedules(timezone.now() + timedelta(days=6)) == 1
    assert ran(ticket) == ["Påminn", "Lös", "Påminn"]


def test_paused_schedule_and_finished_tickets_are_left_alone(cast: Cast) -> None:
    wait = {"since": "created", "amount": 1, "unit": "hours", "working": False}
    make_automation({"do": "priority", "value": 30}, wait=wait, is_active=False)
    make_automation({"do": "priority", "value": 40}, wait=wait)
    make_ticket(team=cast.kontaktcenter, status="solved", solved_at=timezone.now())

    assert run_schedules(timezone.now() + timedelta(days=2)) == 0


def test_conditions_in_sql_keep_every_ticket_that_meets_them(cast: Cast) -> None:
    waste = make_category("Avfall")
    below = make_category("Matavfall", parent=waste)
    inbox = make_inbox(team=cast.vatten)
    tickets = [
        make_ticket(team=cast.kontaktcenter, category=below, assignee=cast.johan, tags=["a"], language="fi"),
        make_ticket(inbox=inbox, category=waste, priority=30, case_kind="recurring"),
        make_ticket(team=cast.socialtjanst, is_confidential=True, tags=["a", "b"]),
    ]
    asked: dict[str, list[Any]] = {
        "channel": ["email"], "inbox": [inbox.pk], "category": [waste.pk, "none"], "case_kind": ["recurring"],
        "priority": [30, 40], "requester_kind": ["person"], "department": [cast.vatten.department_id],
        "team": [cast.vatten.pk], "assignee": [cast.johan.pk, "none"], "status": ["new"], "tag": ["a"],
        "language": ["fi"], "confidential": ["yes"], "words": ["tunna"], "hours": ["open"],
    }  # fmt: skip
    for name, values in asked.items():
        for way in ("is", "not"):
            part = {"ask": name, way: values}
            kept = set(narrowed(Ticket.objects.all(), [part]).values_list("pk", flat=True))
            rows = Ticket.objects.select_related("team", "requester")
            meets = {row.pk for row in rows if Read(row, (), None).meets([part], [])}
            assert (kept >= meets, name) == (True, name)
            if name not in ("words", "hours"):
                assert (kept, name, way) == (meets, name, way)
    assert len(tickets) == 3


def test_trial_says_what_would_have_been_met_and_does_nothing(cast: Cast) -> None:
    trigger = make_automation({"do": "priority", "value": 40}, conditions=[{"ask": "words", "is": ["badhus"]}])
    schedule = make_automation({"do": "priority", "value": 40}, wait={**FIVE, "working": False})
    old = make_ticket(team=cast.socialtjanst, text="Badhuset är kallt", created_at=SKARTORSDAG)
    new = make_ticket(team=cast.kontaktcenter, text="Badhusets tider?")
    make_ticket(team=cast.kontaktcenter, text="Skolskjuts")

    now = timezone.now()
    assert [row.pk for row in trial_of(trigger, now).met] == [new.pk, old.pk]
    assert [row.pk for row in trial_of(schedule, now).met] == [old.pk]
    assert (trial_of(trigger, now).looked_at, trial_of(trigger, now).at_once) == (3, None)
    assert trial_of(schedule, now).at_once == 1
    assert AutomationRun.objects.count() == 0
    assert Automation.objects.count() == Team.objects.filter(name="Förvaltare").count() == 2
