"""The table of status moves, whole: what it does not name is refused."""

import pytest

from tests.factories import make_ticket
from tests.factories.cast import Cast
from tickets.actions.change_status import change_status
from tickets.actions.errors import MoveNotAllowed
from tickets.models import Event, Ticket
from tickets.statuses import ALLOWED_MOVES, FINISHED, UNFINISHED, Status, choices_from, may_move

# from -> to, as the municipality decided it; written out so that a change of the code's table is seen here.
ALLOWED = {
    "new": {"open", "pending", "on_hold", "solved", "closed"},
    "open": {"pending", "on_hold", "solved", "closed"},
    "pending": {"open", "on_hold", "solved", "closed"},
    "on_hold": {"open", "pending", "solved", "closed"},
    "solved": {"open", "pending", "on_hold", "closed"},
    "closed": {"open"},
}
PAIRS = [(before, after) for before in Status.values for after in Status.values if before != after]


def in_status(cast: Cast, status: str) -> Ticket:
    ticket = make_ticket(team=cast.kontaktcenter)
    return ticket if status == "new" else change_status(ticket, status, by=cast.johan)


def test_table_has_a_row_for_every_status() -> None:
    assert set(ALLOWED_MOVES) == set(Status.values) == set(ALLOWED)
    assert set(UNFINISHED) | set(FINISHED) == set(Status)
    assert set(UNFINISHED) & set(FINISHED) == set()


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_move_is_made_or_refused_as_the_table_says(cast: Cast, before: str, after: str) -> None:
    ticket = in_status(cast, before)
    allowed = after in ALLOWED[before]

    assert may_move(before, after) == allowed
    if allowed:
        assert change_status(ticket, after, by=cast.johan).status == after
    else:
        with pytest.raises(MoveNotAllowed):
            change_status(ticket, after, by=cast.johan)
        assert Ticket.objects.get(pk=ticket.pk).status == before


def test_moving_to_where_it_is_changes_nothing(cast: Cast) -> None:
    ticket = in_status(cast, "open")

    after = change_status(ticket, "open", by=cast.johan)

    assert after.version == ticket.version
    assert Event.objects.filter(ticket=ticket, kind="status_changed").count() == 1


def test_unknown_status_is_refused(cast: Cast) -> None:
    with pytest.raises(MoveNotAllowed):
        change_status(make_ticket(team=cast.kontaktcenter), "archived", by=cast.johan)


def test_times_of_solving_and_closing_follow_the_status(cast: Cast) -> None:
    ticket = in_status(cast, "solved")
    solved_at = ticket.solved_at
    assert solved_at is not None
    assert ticket.closed_at is None

    ticket = change_status(ticket, "closed", by=cast.johan)
    assert ticket.solved_at == solved_at
    assert ticket.closed_at is not None

    ticket = change_status(ticket, "open", by=cast.johan)
    assert (ticket.solved_at, ticket.closed_at) == (None, None)


@pytest.mark.parametrize("status", Status.values)
def test_choices_are_the_status_itself_and_its_moves(status: str) -> None:
    assert {value for value, _label in choices_from(status)} == ALLOWED[status] | {status}
