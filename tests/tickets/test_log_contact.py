"""A call with several questions is one log and as many tickets, or nothing when one of them is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from servicedesk.people.models import Contact
from tests.factories import make_category, make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.actions.call_back import Promise
from tickets.actions.errors import InvalidChange
from tickets.actions.log_contact import Logged, Question, log_contact
from tickets.actions.wrap_up import Answers
from tickets.models import (
    CallBack,
    ContactLog,
    Event,
    EventKind,
    LoggedQuestion,
    Message,
    Ticket,
    TicketLink,
    WrapUp,
)

ANSWERED = Answers("answered", "yes", "value")


def call(contact: Contact, *questions: Question, **fields: Any) -> Logged:
    return Logged(kind="call", contact=contact, questions=questions, **fields)


def test_call_with_two_questions_is_two_linked_tickets_counted_separately(cast: Cast) -> None:
    waste, water = make_category("Avfall"), make_category("Vatten")

    log = log_contact(
        call(
            make_contact(phone="+46701740605"),
            Question("När töms tunnan?", cast.kontaktcenter, category=waste, answers=ANSWERED),
            Question("Vattnet är brunt", cast.vatten, category=water, assignee=cast.olle),
            seconds=125,
        ),
        by=cast.johan,
    )

    first, second = [row.ticket for row in log.questions.select_related("ticket")]
    assert (first.status, first.category, first.waiting_since, first.channel) == ("solved", waste, None, "phone")
    assert (second.status, second.category, second.team, second.assignee) == ("new", water, cast.vatten, cast.olle)
    assert TicketLink.objects.get().kind == "related"
    assert WrapUp.objects.get().ticket == first
    events = Event.objects.filter(kind=EventKind.CONTACT_LOGGED).order_by("id")
    assert [(e.ticket_id, e.data["position"], e.data["of"], e.data["seconds"]) for e in events] == [
        (first.pk, 1, 2, 125),
        (second.pk, 2, 2, 125),
    ]


def test_outgoing_call_is_said_by_the_agent_and_leaves_nobody_waiting(cast: Cast) -> None:
    log = log_contact(
        call(make_contact(), Question("Ringde om bygglovet", cast.kontaktcenter), direction="out"), by=cast.johan
    )

    message = log.questions.get().message
    assert (message.direction, message.delivery, message.agent, message.contact) == ("out", "sent", cast.johan, None)
    assert (message.ticket.waiting_since, message.ticket.status) == (None, "open")


def test_call_about_a_ticket_there_was_goes_on_there(cast: Cast) -> None:
    ann = make_contact()
    ticket = make_ticket(team=cast.kontaktcenter, requester=ann, status="pending", waiting_since=None)

    log_contact(call(ann, Question("Ringde igen", cast.kontaktcenter, ticket=ticket)), by=cast.johan)

    ticket.refresh_from_db()
    assert (Ticket.objects.count(), ticket.messages.count(), ticket.status, ticket.preview) == (
        1, 2, "open", "Ringde igen",
    )  # fmt: skip
    assert ticket.waiting_since is not None


def test_same_form_twice_is_one_log(cast: Cast) -> None:
    logged = call(make_contact(), Question("Fråga", cast.kontaktcenter), client_key="k1")

    assert log_contact(logged, by=cast.johan) == log_contact(logged, by=cast.johan)
    assert (ContactLog.objects.count(), Ticket.objects.count()) == (1, 1)
    assert log_contact(logged, by=cast.asa).agent == cast.asa


def test_refused_question_leaves_nothing_behind(cast: Cast) -> None:
    wrong = Answers("answered", "yes", "failure")  # failure demand without its cause

    with pytest.raises(InvalidChange):
        log_contact(
            call(
                make_contact(),
                Question("Ett", cast.kontaktcenter, answers=ANSWERED),
                Question("Två", cast.kontaktcenter, answers=wrong),
            ),
            by=cast.johan,
        )

    assert not any(model.objects.exists() for model in (ContactLog, LoggedQuestion, Ticket, Message, WrapUp))


def test_call_back_is_promised_in_the_same_log(cast: Cast) -> None:
    at = timezone.now() + timedelta(hours=2)

    log = log_contact(
        call(make_contact(), Question("Ring mig", cast.kontaktcenter), call_back=Promise("070-174 06 05", at)),
        by=cast.johan,
    )

    row = CallBack.objects.get()
    assert (row.ticket, row.number, row.promised_at, row.team) == (
        log.questions.get().ticket, "+46701740605", at, cast.kontaktcenter,
    )  # fmt: skip
    event = Event.objects.get(kind=EventKind.CALL_BACK_PROMISED)
    assert "+46701740605" not in str(event.data)
