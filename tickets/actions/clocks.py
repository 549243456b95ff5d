"""The clocks of a ticket follow every change of it, inside the same transaction. docs/clocks.md has the rules.

keep: for a change of a ticket there is. begin_clocks, write_clocks: for tickets that are just being made.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from servicedesk.people.models import Agent, Integration
from tickets.actions.errors import BreachUnexplained
from tickets.clock_rows import Held, clocks_of, count, first_due, write
from tickets.facts import category_lines
from tickets.models import CallBack, CallOutcome, Delivery, Direction, Event, EventKind, Message, MessageKind, Ticket
from tickets.policies import Kept, kept
from tickets.statuses import FINISHED
from tickets.ticket_clocks import Desk, begin, choose, iso

if TYPE_CHECKING:
    from tickets.actions.changing import Change

_CALLS = frozenset({EventKind.CALL_BACK_PROMISED, EventKind.CALL_BACK_DONE})
_MOVED = frozenset({EventKind.MERGED, EventKind.MERGE_UNDONE, EventKind.SPLIT})
_EXEMPT = frozenset({EventKind.MERGED, EventKind.SENDING_UNDONE, EventKind.BULK_UNDONE})
_ANSWERS = frozenset({EventKind.REPLIED, EventKind.CONTACT_LOGGED, EventKind.DELIVERY_CHANGED, *_CALLS})
_CONCERN = _CALLS | _MOVED | _ANSWERS | {EventKind.RECEIVED, EventKind.STATUS_CHANGED, EventKind.SENDING_UNDONE}
# What a policy can ask for, by what may change it. Handing over to another department is not among them: the promise
# that was made stays (domain SLA4).
_ASKED = {
    EventKind.PRIORITY_CHANGED: {"priority"},
    EventKind.CATEGORY_CHANGED: {"category"},
    EventKind.CASE_KIND_CHANGED: {"case_kind"},
    EventKind.TEAM_CHANGED: {"team", "department"},
    EventKind.REQUESTER_CHANGED: {"requester_kind"},
    EventKind.TAGGED: {"tag"},
    EventKind.LANGUAGE_CHANGED: {"language"},
    EventKind.CONFIDENTIAL_CHANGED: {"confidential"},
    EventKind.ASSIGNED: {"assignee"},
    EventKind.STATUS_CHANGED: {"status"},
    EventKind.SUBJECT_CHANGED: {"words"},
}


def begin_clocks(
    tickets: Sequence[Ticket], *, texts: Sequence[str] | None = None, is_outgoing: bool = False
) -> list[Held]:
    """Give tickets that are not written yet their due_at, and return their clocks for write_clocks afterwards.

    Asks nothing without policies, else at most once for the categories. texts: what each requester wrote.
    """
    known = kept()
    if not known.policies:
        return []
    categories = {ticket.category_id for ticket in tickets if ticket.category_id is not None}
    lines = category_lines(categories) if "category" in known.asked else {}
    found: list[Held] = []
    for place, ticket in enumerate(tickets):
        text = texts[place] if texts is not None else ""
        clocks = begin(ticket, choose(ticket, known, lines=lines, text=text), is_outgoing=is_outgoing)
        Desk(ticket, ticket.updated_at, known, clocks).follow_status(ticket.updated_at)
        for clock in clocks:
            count(clock, known, ticket.updated_at)
        ticket.due_at = first_due(clocks)
        found += clocks
    return found


def write_clocks(clocks: Sequence[Held]) -> None:
    """Write the clocks of tickets that have just been written. One query, or none."""
    write(clocks)


def keep(change: "Change") -> None:
    """Let the clocks follow what the change's events tell, before it is written; sets due_at, may add events.

    Asks nothing when the events cannot concern a clock, or nothing has ever been promised.
    """
    kinds = {event.kind for event in change.events}
    known = kept()
    chooses = _chooses_again(kinds, known)
    if not (kinds & _CALLS or (known.has_any and (chooses or kinds & _CONCERN))):
        return
    desk = Desk(change.ticket, change.now, known, clocks_of(change.ticket.pk))
    _follow(desk, change, kinds)
    desk.count()
    if chooses and (told := desk.choose_again()) is not None:
        change.record(EventKind.PROMISE_CHANGED, **told)
    note_breaches(desk.clocks, change)
    _refuse_unexplained(desk, change, kinds)
    change.set("due_at", first_due(desk.clocks))
    write(desk.clocks)


def _chooses_again(kinds: set[str], known: Kept) -> bool:
    if not known.has_any:
        return False
    if EventKind.TEAM_CHANGED in kinds and known.calendars.of_team:
        return True
    return any(known.asked & _ASKED[EventKind(kind)] for kind in kinds if kind in _ASKED)


def _refuse_unexplained(desk: Desk, change: "Change", kinds: set[str]) -> None:
    """Whoever solves a ticket says why a promise was broken, by hand, by macro or in bulk; the system itself need not.

    What is merged goes on elsewhere, and what is taken back was solved before.
    """
    is_solved = EventKind.STATUS_CHANGED in kinds and change.ticket.status in FINISHED and not _was_finished(change)
    if not is_solved or kinds & _EXEMPT or not isinstance(change.by, Agent | Integration):
        return
    if any(clock.row.breached_at is not None and not clock.row.breach_reason for clock in desk.clocks):
        raise BreachUnexplained


def _follow(desk: Desk, change: "Change", kinds: set[str]) -> None:
    _follow_undoing(desk, change)
    if any(_is_answer(event) for event in change.events):
        desk.answered(change.now)
    if EventKind.STATUS_CHANGED in kinds and _was_finished(change) and change.ticket.status not in FINISHED:
        desk.opened_again(change.now, _was_answered(desk))
    desk.follow_status(change.now)
    if kinds & _MOVED and "waiting_since" in change.changed_fields:
        desk.waits_since(change.ticket.waiting_since)
    elif any(_is_question(event) for event in change.events):
        desk.asked(change.now)
    _follow_calls(desk, change)


def _follow_undoing(desk: Desk, change: "Change") -> None:
    for event in change.events:
        if event.kind == EventKind.SENDING_UNDONE and event.message is not None:
            _take_back(desk, event.message)


def _follow_calls(desk: Desk, change: "Change") -> None:
    for event in change.events:
        if event.kind == EventKind.CALL_BACK_DONE:
            desk.called(event.data["call_back"], change.now)
        elif event.kind == EventKind.CALL_BACK_PROMISED:
            desk.promised(CallBack.objects.get(pk=event.data["call_back"]))


def _is_question(event: Event) -> bool:
    """The requester, a person, said something that is left to be answered."""
    if event.kind == EventKind.RECEIVED:
        return event.message is not None and not event.message.is_automatic
    return event.kind == EventKind.CONTACT_LOGGED and event.data["direction"] == Direction.IN


def _is_answer(event: Event) -> bool:
    """A person of ours reached the requester. No acknowledgement, automation, bot or program is one."""
    if event.kind == EventKind.CONTACT_LOGGED:
        return bool(event.data["direction"] == Direction.OUT)
    if event.kind == EventKind.CALL_BACK_DONE:
        return bool(event.data["outcome"] == CallOutcome.REACHED)
    message = event.message
    if message is None or message.is_automatic or message.kind != MessageKind.MESSAGE:
        return False
    if event.kind == EventKind.REPLIED:
        # A planned answer is one when it leaves; what another system wrote is nobody's answer here.
        return not message.is_scheduled and message.integration_id is None
    left = event.kind == EventKind.DELIVERY_CHANGED and event.data["to"] == Delivery.SENT
    return left and message.is_scheduled and message.integration_id is None


def _was_finished(change: "Change") -> bool:
    moves = [event for event in change.events if event.kind == EventKind.STATUS_CHANGED]
    return moves[0].data["from"]["value"] in FINISHED


def _was_answered(desk: Desk) -> bool:
    """Whether the last question was answered when its clock stopped, rather than left when the ticket was solved."""
    stopped = [clock.row.stopped_at for clock in desk.clocks if clock.is_response and clock.row.stopped_at is not None]
    if not stopped:
        return True
    done = Event.objects.filter(ticket=desk.ticket, at=max(stopped), kind__in=_ANSWERS).select_related("message")
    return any(_is_answer(event) or event.kind == EventKind.CONTACT_LOGGED for event in done)


def _take_back(desk: Desk, message: Message) -> None:
    ours = Message.objects.visible_to_requester().filter(
        ticket=desk.ticket, direction=Direction.OUT, is_automatic=False, created_at__gt=message.created_at
    )
    desk.take_back(message.created_at, ours.order_by("created_at").values_list("created_at", flat=True).first())


def note_breaches(clocks: Sequence[Held], change: "Change") -> None:
    """Inside a change: what turned out to be broken is a fact, told of once."""
    for clock in clocks:
        if clock.is_news:
            row = clock.row
            row.breach_told_at = change.now
            change.record(EventKind.PROMISE_BROKEN, metric=row.metric, due=iso(row.due_at), call_back=row.call_back_id)
