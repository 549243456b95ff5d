"""What was promised on a ticket begins, waits, goes on and ends with what happens to it; in the same transaction."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.clock import Clock as Watch
from tests.factories import make_category, make_inbox, make_incoming, make_team, make_ticket
from tests.factories.cast import Cast
from tests.factories.people import make_department, make_integration
from tests.factories.promises import HOURS, WORKING_TIME, make_calendar, make_policy
from tickets.actions.assign import assign_team
from tickets.actions.change_status import change_status
from tickets.actions.hand_over import hand_over
from tickets.actions.merge import merge, undo_merge
from tickets.actions.open_outgoing import Outgoing, open_outgoing
from tickets.actions.receive import follow_up, receive
from tickets.actions.reply import reply
from tickets.actions.set_properties import set_priority
from tickets.actions.split import split
from tickets.actions.undo_sending import undo_sending
from tickets.incoming import IncomingAddress
from tickets.models import Clock, EventKind, Ticket

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Skärtorsdagen 2026, three in the afternoon."""
    watch = Watch(monkeypatch)
    watch.now = at("2026-04-02 15:00")
    return watch


def again(ticket: Ticket) -> Ticket:
    return Ticket.objects.get(pk=ticket.pk)


def shown(ticket: Ticket) -> list[tuple[str, datetime | None, str]]:
    """Each clock: what it measures, when it is due, and how it stands."""
    rows = Clock.objects.filter(ticket=ticket).order_by("id")
    return [
        (row.metric, row.due_at, "stopped" if row.stopped_at else "paused" if row.paused_at else "runs") for row in rows
    ]


def write_on(ticket: Ticket, text: str = "Hur går det?") -> None:
    address = ticket.requester.addresses.get()
    sender = IncomingAddress(address.kind, address.value)
    extra = {"message_id": f"<{ticket.pk}.{ticket.version}@mejl.example>", "in_reply_to": ""}

    follow_up(ticket, make_incoming(channel="email", text=text, sender=sender, extra=extra), ticket.requester)


def test_question_on_skartorsdagen_is_due_the_tuesday_after_easter_through_every_door(cast: Cast, watch: Watch) -> None:
    make_policy({"first_response": ("working_days", 1440, 240)})

    by_mail = make_ticket(team=cast.kontaktcenter, channel="email")
    by_facebook = make_ticket(team=cast.kontaktcenter, channel="facebook")

    assert [again(ticket).due_at for ticket in (by_mail, by_facebook)] == [at("2026-04-07 15:00")] * 2
    assert shown(by_mail) == [("first_response", at("2026-04-07 15:00"), "runs")]


def test_answer_stops_the_first_clock_and_the_next_question_begins_another(cast: Cast, watch: Watch) -> None:
    make_policy()
    ticket = make_ticket(team=cast.kontaktcenter)
    watch.forward(hours=1)

    reply(ticket, by=cast.johan, body="Vi kör i morgon.", then_status="pending")

    assert shown(ticket) == [("first_response", None, "stopped"), ("resolution", None, "paused")]
    assert again(ticket).due_at is None
    watch.now = at("2026-04-07 09:00")
    write_on(ticket)
    assert shown(ticket)[1:] == [
        ("resolution", at("2026-04-13 12:00"), "runs"),  # one of forty hours was used before Easter
        ("next_response", at("2026-04-07 17:00"), "runs"),
    ]
    assert again(ticket).due_at == at("2026-04-07 17:00")


def test_nothing_is_promised_on_what_a_program_wrote_and_only_the_solving_of_what_we_began(
    cast: Cast, watch: Watch
) -> None:
    make_policy()
    inbox = make_inbox(team=cast.kontaktcenter, kind="email", address="kundcenter@storan.example", acknowledges=False)

    automatic = receive(make_incoming(channel="email", is_automatic=True), inbox=inbox).ticket
    to = [{"kind": "email", "value": "ann@mejl.example", "name": "Ann"}]
    ours = open_outgoing(
        Outgoing("Din ansökan", "Hej!", to), by=cast.johan, inbox=inbox, team=cast.kontaktcenter
    ).ticket

    assert (shown(automatic), again(automatic).due_at) == ([], None)
    assert shown(ours) == [("resolution", None, "paused")]


def test_only_the_first_policy_that_holds_promises(cast: Cast, watch: Watch) -> None:
    waste = make_category("Avfall")
    make_policy({"first_response": (HOURS, 60, 10)}, conditions=[{"ask": "category", "is": [waste.pk]}], position=1)
    make_policy({"first_response": (HOURS, 240, 10)}, position=2)
    make_policy({"first_response": (HOURS, 5, 1)}, position=3)

    plain = make_ticket(team=cast.kontaktcenter)
    sorted_out = receive(make_incoming(category_slug=waste.slug), inbox=make_inbox(team=cast.kontaktcenter)).ticket

    assert [again(ticket).due_at for ticket in (plain, sorted_out)] == [at("2026-04-02 19:00"), at("2026-04-02 16:00")]


def test_an_inbox_counts_in_its_own_calendar_else_in_its_teams(cast: Cast, watch: Watch) -> None:
    make_policy({"first_response": (WORKING_TIME, 120, 10)})
    always = make_calendar(hours=[[[0, 1440]]] * 7, keeps_holidays=False)
    always.inboxes.add(inbox := make_inbox(team=cast.kontaktcenter))
    early = make_calendar("Vatten", hours=[[[360, 960]]] * 5 + [[], []])
    early.teams.add(cast.vatten)

    tickets = [
        receive(make_incoming(), inbox=inbox).ticket,
        make_ticket(team=cast.vatten),
        make_ticket(team=cast.kontaktcenter),
    ]

    assert [again(ticket).due_at for ticket in tickets] == [
        at("2026-04-02 17:00"),
        at("2026-04-07 07:00"),
        at("2026-04-02 17:00"),
    ]


def test_waiting_for_others_pauses_nothing_and_solved_and_opened_again_goes_on(cast: Cast, watch: Watch) -> None:
    make_policy({"first_response": (HOURS, 600, 0), "resolution": (HOURS, 600, 0)})
    ticket = make_ticket(team=cast.kontaktcenter)
    watch.forward(hours=1)
    change_status(ticket, "on_hold", by=cast.johan)
    watch.forward(hours=1)
    change_status(ticket, "solved", by=cast.johan)
    assert [state for *_rest, state in shown(ticket)] == ["stopped", "stopped"]
    watch.forward(hours=5)

    change_status(ticket, "open", by=cast.johan)

    assert shown(ticket) == [(name, at("2026-04-03 06:00"), "runs") for name in ("first_response", "resolution")]
    reply(ticket, by=cast.johan, body="Nu!", then_status="solved")
    watch.forward(hours=1)
    change_status(ticket, "open", by=cast.johan)
    assert [state for *_rest, state in shown(ticket)] == ["stopped", "runs"]


def test_taking_an_answer_back_lets_the_clock_go_on_as_if_nothing_had_been_said(cast: Cast, watch: Watch) -> None:
    make_policy()
    ticket = make_ticket(team=cast.kontaktcenter, channel="email")
    before = shown(ticket)
    watch.forward(seconds=30)
    message = reply(ticket, by=cast.johan, body="Fel svar", then_status="pending")
    watch.forward(seconds=5)
    write_on(ticket)

    undo_sending(message, by=cast.johan)

    assert shown(ticket) == before
    assert again(ticket).due_at == before[0][1]


def test_a_program_of_ours_or_of_others_answers_for_nobody(cast: Cast, watch: Watch) -> None:
    make_policy({"first_response": (HOURS, 60, 10)})
    ticket = make_ticket(team=cast.kontaktcenter, acknowledges=True)

    reply(ticket, by=make_integration(teams=[cast.kontaktcenter])[0], body="Ärendet är registrerat.")

    assert shown(ticket) == [("first_response", at("2026-04-02 16:00"), "runs")]


def test_another_priority_is_another_promise_from_the_same_start_and_is_logged(cast: Cast, watch: Watch) -> None:
    urgent = make_policy({"first_response": (HOURS, 30, 10)}, name="Akut", conditions=[{"ask": "priority", "is": [40]}])
    usual = make_policy({"first_response": (HOURS, 60, 10), "resolution": (HOURS, 600, 10)}, name="Vanligt")
    ticket = make_ticket(team=cast.kontaktcenter)
    watch.forward(minutes=10)

    set_priority(ticket, 40, by=cast.johan)

    assert shown(ticket) == [("first_response", at("2026-04-02 15:30"), "runs")]
    event = ticket.events.get(kind=EventKind.PROMISE_CHANGED)
    assert event.data["from"] == {"value": at("2026-04-02 16:00").astimezone(UTC).isoformat(), "label": usual.name}
    assert event.data["to"] == {"value": at("2026-04-02 15:30").astimezone(UTC).isoformat(), "label": urgent.name}
    assert [row["metric"] for row in event.data["clocks"]] == ["first_response", "resolution"]
    set_priority(ticket, 30, by=cast.johan)
    assert shown(ticket)[0] == ("first_response", at("2026-04-02 16:00"), "runs")
    set_priority(ticket, 10, by=cast.johan)
    assert ticket.events.filter(kind=EventKind.PROMISE_CHANGED).count() == 2


def test_another_department_keeps_the_promise_another_team_need_not(cast: Cast, watch: Watch) -> None:
    elsewhere = make_team("Bygglov", department=make_department("Miljö och hälsa"))
    make_policy({"first_response": (HOURS, 600, 10)}, conditions=[{"ask": "team", "is": [elsewhere.pk]}])
    make_policy({"first_response": (HOURS, 60, 10)})
    handed, moved = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.kontaktcenter)

    hand_over(handed, elsewhere, by=cast.johan, body="Det här är ert.")
    assign_team(moved, elsewhere, by=cast.johan)

    assert [again(ticket).due_at for ticket in (handed, moved)] == [at("2026-04-02 16:00"), at("2026-04-03 01:00")]


def test_merged_clocks_stop_and_go_on_when_it_is_undone(cast: Cast, watch: Watch) -> None:
    make_policy({"first_response": (HOURS, 60, 10), "next_response": (HOURS, 30, 10), "resolution": (HOURS, 600, 10)})
    main, other = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.kontaktcenter)
    reply(main, by=cast.johan, body="Ja.")
    watch.forward(minutes=10)

    merge(main, [other], by=cast.johan)

    assert [state for *_rest, state in shown(other)] == ["stopped", "stopped"]
    assert shown(main)[2:] == [("next_response", at("2026-04-02 15:30"), "runs")]  # they have waited since they wrote
    undo_merge(other, by=cast.johan)
    assert [state for *_rest, state in shown(other)] == ["runs", "runs"]
    assert [state for *_rest, state in shown(main)] == ["stopped", "runs"]


def test_what_is_split_gets_clocks_of_its_own_from_when_it_was_written(cast: Cast, watch: Watch) -> None:
    make_policy({"first_response": (HOURS, 60, 10), "next_response": (HOURS, 30, 10)})
    ticket = make_ticket(team=cast.kontaktcenter, channel="email")
    reply(ticket, by=cast.johan, body="Ja.")
    watch.forward(minutes=5)
    write_on(ticket, "En helt annan sak")
    watch.forward(minutes=5)

    new = split(ticket.messages.filter(direction="in").latest("id"), by=cast.johan, subject="Annan sak")

    assert shown(new) == [("first_response", at("2026-04-02 16:05"), "runs")]
    assert shown(ticket) == [("first_response", None, "stopped")]
    assert again(ticket).due_at is None


def test_a_late_answer_breaks_the_promise_at_once(cast: Cast, watch: Watch) -> None:
    make_policy({"first_response": (HOURS, 60, 10)})
    ticket = make_ticket(team=cast.kontaktcenter)
    watch.forward(hours=2)

    reply(ticket, by=cast.johan, body="Förlåt.")

    row = Clock.objects.get(ticket=ticket)
    assert (row.breached_at, row.breach_told_at) == (at("2026-04-02 16:00"), watch.now)
    assert ticket.events.filter(kind=EventKind.PROMISE_BROKEN).count() == 1
