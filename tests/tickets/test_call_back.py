"""A promised call is made once, and a call nobody answered is promised anew."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_ticket
from tests.factories.cast import Cast, make_cast
from tests.tickets.parallel import at_once
from tickets.actions.call_back import Promise, finish_call_back, promise_call_back
from tickets.actions.errors import InvalidChange
from tickets.call_backs import call_backs_visible_to
from tickets.models import CallBack, Event, EventKind

HOUR = timedelta(hours=1)


def promised(cast: Cast, **fields: object) -> CallBack:
    ticket = make_ticket(team=cast.vatten)
    return promise_call_back(ticket, Promise("070-174 06 05", timezone.now() + HOUR), by=cast.olle)


def test_no_answer_promises_a_new_time(cast: Cast) -> None:
    row = promised(cast)
    later = timezone.now() + 3 * HOUR

    again = finish_call_back(row, "no_answer", by=cast.olle, again_at=later)

    row.refresh_from_db()
    assert again is not None
    assert (row.outcome, row.done_by, again.after, again.promised_at, again.number) == (
        "no_answer", cast.olle, row, later, row.number,
    )  # fmt: skip
    kinds = row.ticket.events.order_by("id").values_list("kind", flat=True)
    assert list(kinds)[-3:] == [
        EventKind.CALL_BACK_PROMISED, EventKind.CALL_BACK_DONE, EventKind.CALL_BACK_PROMISED,
    ]  # fmt: skip


@pytest.mark.parametrize("outcome", ["no_answer", "nonsense", ""])
def test_done_wants_an_outcome_and_no_answer_a_time(cast: Cast, outcome: str) -> None:
    row = promised(cast)

    with pytest.raises(InvalidChange):
        finish_call_back(row, outcome, by=cast.olle)

    row.refresh_from_db()
    assert row.done_at is None


@pytest.mark.parametrize("hours", [-1, 24 * 400])
def test_promise_for_a_time_that_has_passed_or_is_far_away_is_refused(cast: Cast, hours: int) -> None:
    ticket = make_ticket(team=cast.vatten)

    with pytest.raises(InvalidChange):
        promise_call_back(ticket, Promise("070-174 06 05", timezone.now() + hours * HOUR), by=cast.olle)


def test_call_cannot_be_given_to_an_agent_who_does_not_see_the_ticket(cast: Cast) -> None:
    ticket = make_ticket(team=cast.vatten)
    promise = Promise("070-174 06 05", timezone.now() + HOUR, assignee=cast.sara)

    with pytest.raises(InvalidChange):
        promise_call_back(ticket, promise, by=cast.olle)


def test_outsider_sees_no_call_of_a_closed_team(cast: Cast) -> None:
    row = promised(cast)

    assert list(call_backs_visible_to(cast.olle)) == [row]
    assert not call_backs_visible_to(cast.sara).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_have_called_at_once_one_is_told_so() -> None:
    cast = make_cast()
    row = promised(cast)

    results = at_once(lambda agent: finish_call_back(row, "reached", by=agent), [cast.olle, cast.johan], threads=2)

    assert sorted(type(result).__name__ for result in results) == ["InvalidChange", "NoneType"]
    assert Event.objects.filter(kind=EventKind.CALL_BACK_DONE).count() == 1
