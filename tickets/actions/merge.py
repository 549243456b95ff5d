"""Two tickets about the same thing become one to work with. See docs/merging.md for who is shown what."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from tickets.actions.change_status import move
from tickets.actions.changing import Actor, Change, changing
from tickets.actions.errors import InvalidChange
from tickets.actions.waiting import first_unanswered
from tickets.models import Event, EventKind, Participant, Ticket
from tickets.statuses import FINISHED, Status

UNDO_FOR = timedelta(days=30)


def merge(main: Ticket, others: Sequence[Ticket], *, by: Actor, lets_in: Sequence[int] = ()) -> Ticket:
    """Merge the others into main. They are closed and keep their messages, which agents read on main.

    lets_in holds ids of those of the others whose requesters shall get main's answers from now on; the rest get none
    of them. Whoever calls has found all of the tickets through tickets_visible_to. Raises InvalidChange; then none
    is merged.
    """
    others = [other for other in dict.fromkeys(others) if other.pk != main.pk]
    if not others:
        raise InvalidChange(_("Choose another ticket: one cannot be merged into itself."))
    with all_changing([main, *others], by=by) as changes:
        for other in others:
            _merge(changes[main.pk], changes[other.pk], lets_in=other.pk in lets_in)
    return changes[main.pk].ticket


@contextmanager
def all_changing(tickets: Sequence[Ticket], *, by: Actor) -> Iterator[dict[int, Change]]:
    """Hold several tickets; always locked in the order of their ids, so that two at once never wait for each other."""
    with transaction.atomic(), ExitStack() as stack:
        ordered = sorted(tickets, key=lambda ticket: ticket.pk)
        yield {ticket.pk: stack.enter_context(changing(ticket, by=by)) for ticket in ordered}


def _merge(main: Change, other: Change, *, lets_in: bool) -> None:
    _check(main.ticket, other.ticket)
    ticket = other.ticket
    before = {
        "status": ticket.status,
        "solved_at": ticket.solved_at.isoformat() if ticket.solved_at else None,
        "closed_at": ticket.closed_at.isoformat() if ticket.closed_at else None,
        "snoozed_until": ticket.snoozed_until.isoformat() if ticket.snoozed_until else None,
        "waiting_since": ticket.waiting_since.isoformat() if ticket.waiting_since else None,
    }
    if ticket.waiting_since is not None and main.ticket.status not in FINISHED:
        main.set("waiting_since", min(ticket.waiting_since, main.ticket.waiting_since or ticket.waiting_since))
    other.record(EventKind.MERGED, role="merged", ticket=told(main.ticket), before=before)
    move(other, Status.CLOSED)
    other.set("merged_into", main.ticket)
    participant = _let_in(main.ticket, ticket) if lets_in else None
    main.record(EventKind.MERGED, role="main", ticket=told(ticket), participant=participant)


def told(ticket: Ticket) -> dict[str, Any]:
    """A ticket as events keep it: its id and its number, never its subject."""
    return {"value": ticket.pk, "label": f"#{ticket.number}"}


def _check(main: Ticket, other: Ticket) -> None:
    for ticket in (other, main):
        if ticket.merged_into is not None:
            raise InvalidChange(
                _("Ticket %(number)s has been merged into %(main)s already.")
                % {"number": ticket.shown_number, "main": ticket.merged_into.shown_number}
            )
    if main.is_confidential != other.is_confidential:
        raise InvalidChange(_("One ticket is confidential and the other is not. Make both the same first."))
    if main.status in FINISHED and other.status not in FINISHED:
        raise InvalidChange(
            _("Ticket %(number)s is finished. Open it first, or merge the other way.") % {"number": main.shown_number}
        )


def _let_in(main: Ticket, other: Ticket) -> dict[str, Any] | None:
    """Let the other requester in on main's answers; return what an undo needs to know."""
    if other.requester_id == main.requester_id:
        return None
    row, made = Participant.objects.get_or_create(ticket=main, contact=other.requester)
    was = None if made else row.gets_replies
    Participant.objects.filter(pk=row.pk).update(gets_replies=True)
    return {"value": other.requester_id, "was": was}


def undo_merge(ticket: Ticket, *, by: Actor) -> Ticket:
    """Take the ticket out of the one it was merged into; both are as they were, and what came in meanwhile is kept.

    Raises InvalidChange when it is not merged, or was merged longer ago than UNDO_FOR.
    """
    main = Ticket.objects.filter(merged_tickets=ticket).first()
    if main is None:
        raise InvalidChange(_("The ticket is not merged with another."))
    with all_changing([main, ticket], by=by) as changes:
        change = changes[ticket.pk]
        if change.ticket.merged_into_id != main.pk:
            raise InvalidChange(_("The ticket is not merged with another."))
        merged = change.ticket.events.filter(kind=EventKind.MERGED, data__role="merged").latest("id")
        if change.now - merged.at > UNDO_FOR:
            raise InvalidChange(_("A merge can be undone for %(days)d days.") % {"days": UNDO_FOR.days})
        _restore(change, merged.data["before"])
        change.record(EventKind.MERGE_UNDONE, role="merged", ticket=told(main))
        _let_out(changes[main.pk], ticket)
        if changes[main.pk].ticket.waiting_since is not None:
            changes[main.pk].set("waiting_since", first_unanswered(main))
        changes[main.pk].record(EventKind.MERGE_UNDONE, role="main", ticket=told(ticket))
    return change.ticket


def _restore(change: Change, before: dict[str, Any]) -> None:
    status = before["status"]
    if status == Status.NEW and change.ticket.first_answered_at is not None:
        status = Status.OPEN  # somebody answered it while it was merged
    change.set("merged_into", None)
    change.set_and_record("status", status, EventKind.STATUS_CHANGED)
    for name in ("solved_at", "closed_at", "snoozed_until", "waiting_since"):
        change.set(name, _moment(before[name]))


def _moment(text: str | None) -> datetime | None:
    return parse_datetime(text) if text else None


def _let_out(main: Change, other: Ticket) -> None:
    """Take back what the merge changed among main's participants."""
    events = Event.objects.filter(ticket=main.ticket, kind=EventKind.MERGED, data__ticket__value=other.pk)
    participant = events.latest("id").data.get("participant")
    if participant is None:
        return
    row = Participant.objects.filter(ticket=main.ticket, contact=participant["value"])
    if participant["was"] is None:
        row.delete()
    else:
        row.update(gets_replies=participant["was"])


def can_be_undone(ticket: Ticket, now: datetime) -> bool:
    """Whether undo_merge would take the ticket out again."""
    if ticket.merged_into_id is None:
        return False
    merged = ticket.events.filter(kind=EventKind.MERGED, data__role="merged").order_by("-id").first()
    return merged is not None and now - merged.at <= UNDO_FOR
