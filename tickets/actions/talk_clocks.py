"""Clocks of what is said live: as tickets.actions.clocks, for many tickets with the same few statements."""

from tickets.actions.talk_batch import Batch, Turn
from tickets.clock_rows import Held as HeldClock
from tickets.clock_rows import clocks_of_many, first_due, write
from tickets.models import EventKind, Ticket
from tickets.policies import kept
from tickets.ticket_clocks import Desk


def keep_talked(batch: Batch) -> None:
    """Let the clocks follow whose turn it is, before the batch is written. Asks nothing when nothing is promised.

    Only turns concern clocks: the first thing somebody says after an answer, and the answer to it.
    """
    known = kept()
    if not known.has_any or not batch.turns:
        return
    tickets = Ticket.objects.select_related("team", "requester").defer("search").in_bulk(list(batch.turns))
    clocks = clocks_of_many(batch.turns)
    written: list[HeldClock] = []
    for pk, turns in batch.turns.items():
        desk = Desk(tickets[pk], turns[-1].written.at, known, clocks.get(pk, []))
        for turn in turns:
            _take(desk, turn)
        desk.count()
        for clock in desk.clocks:
            if clock.is_news:
                _broken(batch, clock, turns[-1])
        batch.tickets[pk].due_at = first_due(desk.clocks)
        written += desk.clocks
    write(written)


def _take(desk: Desk, turn: Turn) -> None:
    if turn.is_ours:
        desk.answered(turn.written.at)
        desk.ticket.first_answered_at = desk.ticket.first_answered_at or turn.written.at
    else:
        desk.asked(turn.written.at)


def _broken(batch: Batch, clock: HeldClock, turn: Turn) -> None:
    clock.row.breach_told_at = turn.written.at
    due = clock.row.due_at.isoformat() if clock.row.due_at is not None else None
    batch.note(clock.row.ticket_id, EventKind.PROMISE_BROKEN, turn.written, metric=clock.row.metric, due=due)
