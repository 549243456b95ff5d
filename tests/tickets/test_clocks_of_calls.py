"""Calls and what is said live keep the same clocks as what is written."""

from servicedesk.people.models import Agent
from tests.clock import Clock as Watch
from tests.factories import make_contact, make_ticket
from tests.factories.cast import Cast
from tests.factories.promises import HOURS, make_policy
from tests.tickets.test_clocks import again, at, shown, watch
from tickets.actions.call_back import Promise, finish_call_back, promise_call_back
from tickets.actions.change_status import change_status
from tickets.actions.log_contact import Logged, Question, log_contact
from tickets.actions.talk import Line, talk_many
from tickets.models import EventKind, Ticket

__all__ = ["watch"]


def test_a_call_that_reaches_them_is_an_answer_and_a_call_they_make_is_a_question(cast: Cast, watch: Watch) -> None:
    make_policy({"first_response": (HOURS, 60, 10), "next_response": (HOURS, 30, 10)})
    caller = make_contact(phone="+46701740605")
    asked = Question("När töms tunnan?", cast.kontaktcenter)
    log = log_contact(Logged(kind="call", contact=caller, questions=[asked]), by=cast.johan)
    ticket = log.questions.get().ticket
    assert shown(ticket) == [("first_response", at("2026-04-02 16:00"), "runs")]

    told = Question("På torsdag.", cast.kontaktcenter, ticket=ticket)
    log_contact(Logged(kind="call", contact=caller, questions=[told], direction="out"), by=cast.johan)
    log_contact(
        Logged(kind="call", contact=caller, questions=[Question("Och sen?", cast.kontaktcenter, ticket=ticket)]),
        by=cast.asa,
    )

    assert shown(ticket) == [
        ("first_response", None, "stopped"),
        ("next_response", at("2026-04-02 15:30"), "runs"),
    ]


def test_a_promised_call_is_due_to_the_second_and_stops_when_it_is_made(cast: Cast, watch: Watch) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    promised = at("2026-04-02 16:07").replace(second=13)

    call = promise_call_back(ticket, Promise("070-174 06 05", promised), by=cast.johan)
    change_status(ticket, "pending", by=cast.johan)

    assert shown(ticket) == [("call_back", promised, "runs")]
    assert again(ticket).due_at == promised
    again_at = at("2026-04-02 18:00")
    finish_call_back(call, "no_answer", again_at=again_at, by=cast.johan)
    assert shown(ticket) == [("call_back", None, "stopped"), ("call_back", again_at, "runs")]
    assert again(ticket).due_at == again_at


def test_what_is_said_live_keeps_the_same_clocks(cast: Cast, watch: Watch) -> None:
    make_policy({"first_response": (HOURS, 60, 10), "next_response": (HOURS, 30, 10), "resolution": (HOURS, 600, 10)})
    one, other = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.kontaktcenter)

    def say(ticket: Ticket, text: str, *, by: Agent | None = None, is_automatic: bool = False) -> None:
        watch.forward(minutes=5)
        line = Line(ticket.pk, text, text, "chat", agent_id=by.pk if by else None, is_automatic=is_automatic)
        talk_many([line])

    say(one, "Hej! Jag är en robot.", is_automatic=True)
    assert [state for *_rest, state in shown(one)] == ["runs", "runs"]
    say(one, "Hej!", by=cast.johan)
    say(one, "Hej, en sak till.")
    say(one, "Hallå?")

    assert shown(one)[2:] == [("next_response", at("2026-04-02 15:45"), "runs")]
    assert again(one).due_at == at("2026-04-02 15:45")
    watch.now = at("2026-04-02 16:15")
    talk_many(
        [Line(ticket.pk, "Förlåt", f"sen {ticket.pk}", "chat", agent_id=cast.johan.pk) for ticket in (one, other)]
    )
    assert [state for *_rest, state in shown(one)] == ["stopped", "runs", "stopped"]
    assert again(one).due_at == at("2026-04-03 01:00")
    assert [ticket.events.filter(kind=EventKind.PROMISE_BROKEN).count() for ticket in (one, other)] == [1, 1]
