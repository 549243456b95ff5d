"""Take back on one ticket what a bulk change did, read from the ticket's events; what others did since stays."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from servicedesk.people.models import Agent, Team
from tickets.actions.assign import check_assignee
from tickets.actions.changing import Change, changing
from tickets.actions.errors import InvalidChange
from tickets.actions.macro_steps import By
from tickets.actions.merge import undo_merge
from tickets.models import BulkJob, BulkResult, Category, Event, EventKind, Ticket
from tickets.statuses import FINISHED, Status

_FIELDS: dict[str, str] = {
    EventKind.ASSIGNED: "assignee",
    EventKind.TEAM_CHANGED: "team",
    EventKind.PRIORITY_CHANGED: "priority",
    EventKind.CATEGORY_CHANGED: "category",
    EventKind.CASE_KIND_CHANGED: "case_kind",
    EventKind.STATUS_CHANGED: "status",
}
_ROWS: dict[str, Callable[[int], Any]] = {
    "assignee": lambda pk: Agent.objects.get(pk=pk),
    "team": lambda pk: Team.objects.get(pk=pk),
    "category": lambda pk: Category.objects.get(pk=pk),
}
_NOT_TAKEN_BACK = frozenset({EventKind.REPLIED, EventKind.NOTED})


def undo_one(job: BulkJob, ticket: Ticket, *, by: By) -> str:
    """Restore what job.undoes changed on the ticket. Returns what stays, in words; raises InvalidChange if all does."""
    assert job.undoes is not None  # noqa: S101 -- the database holds it
    done = BulkResult.objects.get(job=job.undoes, ticket=ticket)
    between = {"version__gt": done.version_before, "version__lte": done.version_after}
    events = list(ticket.events.filter(**between).order_by("-version", "-id"))
    if any(event.kind == EventKind.MERGED for event in events):
        undo_merge(ticket, by=by)
        return ""
    newer = set(ticket.events.filter(version__gt=done.version_after).values_list("kind", flat=True))
    stays: list[str] = []
    with changing(ticket, by=by) as change:
        for event in events:
            if event.kind in newer and event.kind in (*_FIELDS, EventKind.TAGGED, EventKind.SNOOZED):
                stays.append(str(EventKind(event.kind).label))
            else:
                _take_back(change, event)
        if change.events:
            change.record(EventKind.BULK_UNDONE, bulk=job.undoes_id)
    return _what_stays(events, stays, is_any_undone=bool(change.events))


def _what_stays(events: list[Event], stays: list[str], *, is_any_undone: bool) -> str:
    if stays and not is_any_undone:
        raise InvalidChange(_("Changed by somebody since: %(what)s.") % {"what": ", ".join(dict.fromkeys(stays))})
    if any(event.kind in _NOT_TAKEN_BACK for event in events):
        return _("What was written or sent stays.")
    return _("Changed since, and left as it is: %(what)s.") % {"what": ", ".join(stays)} if stays else ""


def _take_back(change: Change, event: Event) -> None:
    if event.kind == EventKind.TAGGED:
        _tags(change, event)
    elif event.kind == EventKind.SNOOZED:
        if change.set("snoozed_until", None):
            change.record(EventKind.WOKEN, why="undo")
    elif name := _FIELDS.get(event.kind):
        _field(change, name, event)


def _field(change: Change, name: str, event: Event) -> None:
    before = event.data["from"]["value"]
    value = _ROWS[name](before) if before is not None and name in _ROWS else before
    if name == "assignee" and value is not None:
        check_assignee(change.ticket, value)
    if name == "status":
        _status(change, before)
    else:
        change.set_and_record(name, value, event.kind)


def _status(change: Change, before: str) -> None:
    """Back past the table of moves: what is taken back was never to have happened."""
    ticket = change.ticket
    if before == Status.NEW and ticket.first_answered_at is not None:
        before = Status.OPEN
    change.set_and_record("status", str(before), EventKind.STATUS_CHANGED)
    if before in FINISHED:
        change.set("solved_at", ticket.solved_at or _finished_at(ticket, change))
        change.set("closed_at", (ticket.closed_at or _finished_at(ticket, change)) if before == Status.CLOSED else None)
    else:
        change.set("solved_at", None)
        change.set("closed_at", None)


def _finished_at(ticket: Ticket, change: Change) -> Any:
    """When it was finished the last time before."""
    moves = ticket.events.filter(kind=EventKind.STATUS_CHANGED, data__to__value__in=[str(one) for one in FINISHED])
    last = moves.order_by("-id").first()
    return last.at if last else change.now


def _tags(change: Change, event: Event) -> None:
    added, removed = event.data.get("added", []), event.data.get("removed", [])
    now = change.ticket.tags
    after = [name for name in now if name not in added] + [name for name in removed if name not in now]
    if change.set("tags", after):
        change.record(EventKind.TAGGED, added=removed, removed=added)
