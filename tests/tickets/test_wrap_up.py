"""A wrap-up belongs to one solving; it can be changed, and every change is an event."""

import pytest
from django.db import IntegrityError, transaction

from tests.factories import make_category, make_ticket
from tests.factories.cast import Cast
from tickets.actions.change_status import change_status
from tickets.actions.errors import InvalidChange
from tickets.actions.wrap_up import Answers, suggest_answers, wrap_up, wrap_up_of
from tickets.models import Event, EventKind, Ticket, WrapUp

ANSWERED = Answers("answered", "yes", "value")
AVOIDABLE = Answers("referred", "no", "failure", "unclear_info")


def solved(cast: Cast) -> Ticket:
    return change_status(make_ticket(team=cast.kontaktcenter), "solved", by=cast.johan)


def test_changing_it_keeps_one_row_and_logs_both(cast: Cast) -> None:
    ticket, waste = solved(cast), make_category("Avfall", case_kind="recurring")

    wrap_up(ticket, ANSWERED, category=None, by=cast.johan)
    row = wrap_up(ticket, AVOIDABLE, category=waste, by=cast.asa)

    assert (WrapUp.objects.get(), row.cause, row.agent, row.category) == (row, "unclear_info", cast.asa, waste)
    assert row.ticket.category == waste
    events = Event.objects.filter(kind=EventKind.WRAPPED_UP).order_by("id")
    assert [event.data for event in events] == [
        {"to": ANSWERED.told()},
        {"from": ANSWERED.told(), "to": AVOIDABLE.told()},
    ]


def test_saving_it_unchanged_writes_no_event(cast: Cast) -> None:
    ticket = solved(cast)

    for _time in range(2):
        wrap_up(ticket, ANSWERED, category=None, by=cast.johan)

    assert Event.objects.filter(kind=EventKind.WRAPPED_UP).count() == 1


def test_ticket_solved_again_is_wrapped_up_again(cast: Cast) -> None:
    ticket = solved(cast)
    wrap_up(ticket, ANSWERED, category=None, by=cast.johan)

    change_status(ticket, "open", by=cast.johan)
    again = change_status(ticket, "solved", by=cast.johan)

    assert wrap_up_of(again) is None
    wrap_up(again, AVOIDABLE, category=None, by=cast.johan)
    assert WrapUp.objects.filter(ticket=ticket).count() == 2


def test_ticket_that_is_not_solved_has_none(cast: Cast) -> None:
    with pytest.raises(InvalidChange):
        wrap_up(make_ticket(team=cast.kontaktcenter), ANSWERED, category=None, by=cast.johan)


@pytest.mark.parametrize(
    "answers",
    [
        Answers("x", "yes", "value"),
        Answers("answered", "x", "value"),
        Answers("answered", "yes", "x"),
        Answers("answered", "yes", "failure"),
        Answers("answered", "yes", "value", "our_error"),
    ],
)
def test_answers_that_do_not_fit_are_refused(cast: Cast, answers: Answers) -> None:
    with pytest.raises(InvalidChange):
        wrap_up(solved(cast), answers, category=None, by=cast.johan)


def test_database_holds_cause_to_failure_demand(cast: Cast) -> None:
    row = wrap_up(solved(cast), AVOIDABLE, category=None, by=cast.johan)

    for values in ({"cause": ""}, {"demand": "value"}, {"outcome": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            WrapUp.objects.filter(pk=row.pk).update(**values)


def test_suggestion_is_what_the_team_answers_most_for_the_category(cast: Cast) -> None:
    waste = make_category("Avfall")
    for answers in (AVOIDABLE, ANSWERED, AVOIDABLE):
        wrap_up(solved(cast), answers, category=waste, by=cast.johan)
    wrap_up(solved(cast), ANSWERED, category=None, by=cast.johan)

    asked = make_ticket(team=cast.kontaktcenter, category=waste)

    assert suggest_answers(asked) == AVOIDABLE
    assert suggest_answers(make_ticket(team=cast.kontaktcenter, category=make_category("Bygglov"))) is not None
    assert suggest_answers(make_ticket(team=cast.vatten, category=waste)) is None
