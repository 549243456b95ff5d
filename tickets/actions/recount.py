"""A policy or a calendar has changed: every open clock is counted again, while people work.

A job takes a turn of a second or so and asks for the next. Small transactions hold a few hundred tickets for some tens
of milliseconds; a ticket an agent is changing just then is passed by, and taken alone when they are done. Whoever is
killed begins where the last transaction ended; what is right already is not written again.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from servicedesk.lib.queueing import enqueue, enqueue_once
from tickets import policies
from tickets.clock_rows import clocks_of_many, first_due, write
from tickets.facts import category_lines
from tickets.models import Direction, Event, EventKind, Message, Ticket
from tickets.policies import Kept
from tickets.ticket_clocks import Desk

RECOUNT = "tickets.recount_clocks"  # the job's name; tickets.tasks does it
BATCH = 200  # clocks in one transaction
TURN = 2.0  # seconds a job works before others have a turn
# Until then every process has seen what changed (policies.FRESH_FOR) and counts by it itself.
SEEN_AFTER = timedelta(seconds=3)
_NEEDED = (
    *("number", "status", "channel", "priority", "case_kind", "category_id", "team_id", "team__department_id"),
    *("inbox_id", "assignee_id", "tags", "requester__kind", "language", "is_confidential", "subject", "version"),
    *("created_at", "waiting_since", "first_answered_at", "due_at"),
)


def ask_to_recount() -> None:
    """Inside the transaction of the change: asked for once, however much is changed until it begins."""
    enqueue_once(RECOUNT, at=timezone.now() + SEEN_AFTER, policy=0, after=0, stamp="")


def recount_for_a_turn(policy: int, after: int, stamp: str) -> bool:
    """Count the clocks after this place, for a turn; ask for the next turn. Returns whether all are done.

    stamp: what the policies were when it began, "" in the first turn. When they have changed since, this one ends:
    that change has asked for one of its own.
    """
    policies.forget()
    known, now_stamp = policies.kept(), str(policies.stamp())
    if stamp and stamp != now_stamp:
        return True
    place: tuple[int, int] | None = (policy, after)
    end = monotonic() + TURN
    while place is not None and monotonic() < end:
        place = recount_batch(place, known)
    if place is None:
        return True
    enqueue(RECOUNT, lock=RECOUNT, policy=place[0], after=place[1], stamp=now_stamp)
    return False


def recount_batch(place: tuple[int, int], known: Kept) -> tuple[int, int] | None:
    """Count the next clocks after (policy, clock). Returns the last one's place, None when there are no more."""
    rows = _next(place)
    if not rows:
        return None
    wanted = {ticket for _policy, _clock, ticket in rows}
    passed_by = wanted - _recount(wanted, known)
    for pk in sorted(passed_by):
        _recount({pk}, known, waits=True)
    return rows[-1][0], rows[-1][1]


def _next(place: tuple[int, int]) -> list[tuple[int, int, int]]:
    """(policy, clock, ticket) of the next open clocks, by the index clock_open_of_policy."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT policy_id, id, ticket_id FROM tickets_clock
                WHERE stopped_at IS NULL AND policy_id IS NOT NULL AND (policy_id, id) > (%s, %s)
                ORDER BY policy_id, id LIMIT %s""",
            [*place, BATCH],
        )
        return [(row[0], row[1], row[2]) for row in cursor.fetchall()]


@transaction.atomic
def _recount(ids: set[int], known: Kept, *, waits: bool = False) -> set[int]:
    """Count the clocks of those of the tickets that can be locked; returns which."""
    rows = Ticket.objects.select_for_update(of=("self",), skip_locked=not waits).filter(pk__in=ids)
    tickets = {row.pk: row for row in rows.select_related("team", "requester").only(*_NEEDED).order_by("pk")}
    now = timezone.now()
    desks = _desks(tickets, known, now)
    handed_over = _handed_over(tickets)
    moved: list[tuple[Ticket, dict[str, Any]]] = []
    for pk, desk in desks.items():
        told = desk.choose_again(begins=False, keeps_policy=pk in handed_over)
        for clock in desk.clocks:
            if clock.is_news:
                clock.row.breached_at = None  # the minute's own job finds it, and has it told
        if told is not None:
            moved.append((desk.ticket, told))
    write([clock for desk in desks.values() for clock in desk.clocks])
    _tell(moved, desks, now)
    return set(tickets)


def _desks(tickets: dict[int, Ticket], known: Kept, now: datetime) -> dict[int, Desk]:
    categories = {ticket.category_id for ticket in tickets.values() if ticket.category_id is not None}
    lines = category_lines(categories) if "category" in known.asked else {}
    texts = _first_words(tickets) if known.needs_text else {}
    clocks = clocks_of_many(tickets)
    return {
        pk: Desk(ticket, now, known, clocks.get(pk, []), known={"lines": lines, "text": texts.get(pk, "")})
        for pk, ticket in tickets.items()
    }


def _first_words(ids: Iterable[int]) -> dict[int, str]:
    theirs = Message.objects.filter(ticket__in=list(ids), direction=Direction.IN)
    return dict(theirs.order_by("ticket", "created_at", "id").distinct("ticket").values_list("ticket", "body"))


def _handed_over(ids: Iterable[int]) -> set[int]:
    """What was promised stays when another department takes over (domain SLA4)."""
    return set(Event.objects.filter(ticket__in=list(ids), kind=EventKind.HANDED_OVER).values_list("ticket", flat=True))


def _tell(moved: Sequence[tuple[Ticket, dict[str, Any]]], desks: dict[int, Desk], now: datetime) -> None:
    """One event for each ticket that is due at another time. Nobody's lists are stirred up: updated_at stays."""
    if not moved:
        return
    events = [
        Event(ticket=ticket, at=now, kind=EventKind.PROMISE_CHANGED, data=told, version=ticket.version + 1)
        for ticket, told in moved
    ]
    Event.objects.bulk_create(events)
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE tickets_ticket AS t SET due_at = v.due_at, version = t.version + 1
                 FROM unnest(%s::bigint[], %s::timestamptz[]) AS v (id, due_at) WHERE t.id = v.id""",
            [[ticket.pk for ticket, _told in moved], [first_due(desks[ticket.pk].clocks) for ticket, _told in moved]],
        )
