"""Tell agents what happened on a ticket: only those who may see it, never of what they did themselves, each once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from servicedesk.lib.queueing import enqueue
from servicedesk.people.models import Agent, Membership, Role
from tickets.actions.tell_when import mail_moment
from tickets.models import (
    BulkJob,
    BulkResult,
    CallBack,
    Event,
    EventKind,
    Follower,
    Notification,
    NotificationChoice,
    NotificationKind,
    Reminder,
    TicketRead,
)
from tickets.models.message import NOT_DELIVERED
from tickets.queries import agents_who_see, tickets_visible_to
from tickets.signals import agents_told
from tickets.stand_ins import with_stand_ins

TELL = "tickets.tell"
KEPT_DAYS = 90
TOLD_OF = {
    EventKind.MENTIONED: NotificationKind.MENTION,
    EventKind.ASSIGNED: NotificationKind.ASSIGNMENT,
    EventKind.RECEIVED: NotificationKind.ANSWER,
    EventKind.SIDE_RECEIVED: NotificationKind.SIDE_ANSWER,
    EventKind.WOKEN: NotificationKind.WOKEN,
    EventKind.DELIVERY_CHANGED: NotificationKind.UNDELIVERED,
    EventKind.MERGED: NotificationKind.MOVED,
    EventKind.HANDED_OVER: NotificationKind.MOVED,
    EventKind.IDENTITY_NUMBER_FOUND: NotificationKind.IN_PUBLIC,
    EventKind.POST_HIDDEN: NotificationKind.IN_PUBLIC,
    EventKind.POST_TAKEN_DOWN: NotificationKind.IN_PUBLIC,
    EventKind.PROMISE_WARNED: NotificationKind.PROMISE,
    EventKind.PROMISE_BROKEN: NotificationKind.PROMISE,
    EventKind.COMPLETION_ENDED: NotificationKind.WOKEN,
    EventKind.AUTOMATION_FAILED: NotificationKind.AUTOMATION,
}


def ask_to_tell(events: list[Event]) -> None:
    """Inside the transaction of a change: have a job tell those it is news to, if it can be news to anybody."""
    news = next((event for event in events if _is_news(event)), None)
    if news is not None:
        enqueue(TELL, ticket_id=news.ticket_id, version=news.version)


def tell(ticket_id: int, version: int) -> int:
    """Write the notifications of one change, the one that made the ticket's version. Twice is once.

    Sends agents_told after commit. Returns how many are written. What a bulk change did is told by tell_of_bulk.
    """
    if _bulk_results(version_before__lt=version, version_after__gte=version, ticket=ticket_id).exists():
        return 0
    events = Event.objects.filter(ticket=ticket_id, version=version, kind__in=list(TOLD_OF)).order_by("pk")
    found = [event for event in events.select_related("ticket__team", "message") if _is_news(event)]
    return write([row for event in found for row in _of(event)])


def tell_of_bulk(job: BulkJob) -> int:
    """Once all of it is done: one notification for each agent and kind, however many tickets. Twice is once."""
    done = {row.ticket_id: row for row in _bulk_results(job=job)}
    events = Event.objects.filter(ticket__in=done, kind__in=list(TOLD_OF)).order_by("pk")
    news: defaultdict[tuple[int, str], list[Event]] = defaultdict(list)
    for event in events.select_related("ticket", "message"):
        result = done[event.ticket_id]
        if not result.version_before < event.version <= result.version_after or not _is_news(event):
            continue
        for pk in {pk for pk in _meant_by(event) if pk is not None and pk != event.agent_id}:
            news[pk, TOLD_OF[EventKind(event.kind)]].append(event)
    agents = Agent.objects.filter(pk__in={pk for pk, _kind in news}, is_active=True).in_bulk()
    return write(
        [row for (pk, kind), told in news.items() if pk in agents for row in _once(agents[pk], kind, told, job)]
    )


def _once(agent: Agent, kind: str, events: Iterable[Event], job: BulkJob) -> Iterator[Notification]:
    """One row for those of the events whose ticket the agent sees; none when they see none of them."""
    by_ticket = {event.ticket_id: event for event in events}
    seen = set(tickets_visible_to(agent).filter(pk__in=by_ticket).values_list("pk", flat=True))
    told = [event for pk, event in by_ticket.items() if pk in seen]
    if len(told) == 1:
        yield Notification(agent=agent, kind=kind, ticket=told[0].ticket, event=told[0], at=told[0].at)
    elif told:
        ids = [event.ticket_id for event in told]
        last = told[-1]
        yield Notification(
            agent=agent, kind=kind, ticket=told[0].ticket, bulk=job, ticket_ids=ids, count=len(ids), at=last.at
        )


def _bulk_results(**which: object) -> QuerySet[BulkResult]:
    """What bulk changes of more than one ticket have changed."""
    changed = BulkResult.objects.filter(outcome=BulkResult.Outcome.CHANGED, **which)
    return changed.filter(job__ticket_ids__len__gt=1)


def _is_news(event: Event) -> bool:
    if event.kind == EventKind.ASSIGNED:
        return event.data["to"]["value"] not in (None, event.agent_id)
    if event.kind == EventKind.RECEIVED:
        return event.message is not None and not event.message.is_automatic
    if event.kind == EventKind.WOKEN:
        return bool(event.data["why"] == "time")  # an agent knows; an answer is told of as an answer
    if event.kind == EventKind.DELIVERY_CHANGED:
        return event.data["to"] in NOT_DELIVERED and not event.data.get("seen")
    if event.kind == EventKind.COMPLETION_ENDED:
        return bool(event.data["end"] == "too_late")
    if event.kind in (EventKind.POST_HIDDEN, EventKind.POST_TAKEN_DOWN):
        return bool(event.data.get("failed"))
    return event.kind in TOLD_OF


def _of(event: Event) -> Iterator[Notification]:
    meant = with_stand_ins({pk for pk in _meant_by(event) if pk is not None}, event.at) - {event.agent_id}
    for agent in agents_who_see(event.ticket).filter(pk__in=meant) if meant else ():
        yield Notification(
            agent=agent, kind=TOLD_OF[EventKind(event.kind)], ticket=event.ticket, event=event, at=event.at
        )


def _meant_by(event: Event) -> list[int | None]:
    """The ids of the agents an event is news to, whether or not they may see the ticket."""
    ticket = event.ticket
    if event.kind == EventKind.MENTIONED:
        return [one["value"] for one in event.data["agents"]]
    if event.kind == EventKind.ASSIGNED:
        return [event.data["to"]["value"]]
    if event.kind == EventKind.DELIVERY_CHANGED:
        return [ticket.assignee_id, event.message.agent_id if event.message else None]
    if event.kind == EventKind.WOKEN:
        snoozed = ticket.events.filter(kind=EventKind.SNOOZED).order_by("-id")
        return [ticket.assignee_id, *snoozed.values_list("agent", flat=True)[:1]]
    if event.kind == EventKind.AUTOMATION_FAILED:
        administrators = Membership.objects.filter(role=Role.ADMINISTRATOR).values_list("agent", flat=True)
        return [event.data["owner"], *administrators]
    if TOLD_OF[EventKind(event.kind)] == NotificationKind.PROMISE:
        return _meant_by_promise(event)
    followers = Follower.objects.filter(ticket=ticket).values_list("agent", flat=True)
    if TOLD_OF[EventKind(event.kind)] == NotificationKind.IN_PUBLIC:
        leads = Membership.objects.filter(team=ticket.team_id, role=Role.TEAM_LEAD).values_list("agent", flat=True)
        return [ticket.assignee_id, event.data.get("decided_by"), *followers, *leads]
    return [ticket.assignee_id, *followers]


def _meant_by_promise(event: Event) -> list[int | None]:
    """Who is to keep it, before it is broken; the team's leads when nobody is to, when it is, or as the policy says."""
    call = CallBack.objects.filter(pk=event.data.get("call_back")).first()
    holder = call.assignee_id if call is not None and call.assignee_id is not None else event.ticket.assignee_id
    team = call.team_id if call is not None else event.ticket.team_id
    is_for_holder = event.kind == EventKind.PROMISE_WARNED and event.data["told"] == "assignee"
    if is_for_holder and holder is not None:
        return [holder]
    leads = Membership.objects.filter(team=team, role=Role.TEAM_LEAD).values_list("agent", flat=True)
    return [*leads, holder if event.kind == EventKind.PROMISE_BROKEN else None]


def tell_of_reminders(reminders: list[Reminder]) -> int:
    """Inside the transaction that marks them told: one notification each, for tickets their agents still see."""
    rows = []
    for agent in Agent.objects.filter(pk__in={row.agent_id for row in reminders}, is_active=True):
        own = [row for row in reminders if row.agent_id == agent.pk]
        seen = set(tickets_visible_to(agent).filter(pk__in=[row.ticket_id for row in own]).values_list("pk", flat=True))
        rows += [
            Notification(agent=agent, kind=NotificationKind.REMINDER, ticket_id=row.ticket_id, reminder=row, at=row.at)
            for row in own
            if row.ticket_id in seen
        ]
    return write(rows)


def write(rows: list[Notification]) -> int:
    """Write the rows that are not there yet, each as its agent wants to be told now. Returns how many were tried."""
    if not rows:
        return 0
    agents = {row.agent_id for row in rows}
    chosen = {(row.agent_id, row.kind): row for row in NotificationChoice.objects.filter(agent__in=agents)}
    seen = {
        (row.agent_id, row.ticket_id): row.seen_version
        for row in TicketRead.objects.filter(agent__in=agents, ticket__in={row.ticket_id for row in rows})
    }
    now, wanted = timezone.now(), []
    for row in rows:
        choice = chosen.get((row.agent_id, row.kind)) or NotificationChoice()
        row.in_app, row.in_browser = choice.in_app, choice.in_browser
        row.mail_at = mail_moment(choice.mail, now)
        # The ticket was open before the agent when it happened.
        if row.event is not None and seen.get((row.agent_id, row.ticket_id or 0), -1) >= row.event.version:
            row.read_at = now
        if row.in_app or row.in_browser or row.mail_at:
            wanted.append(row)
    with transaction.atomic():
        written = Notification.objects.bulk_create(wanted, ignore_conflicts=True)
        told = frozenset(row.agent_id for row in wanted if row.read_at is None)
        transaction.on_commit(lambda: agents_told.send_robust(sender=Notification, agent_ids=told))
    return len(written)


def mark_told(agent: Agent, *, ticket_id: int | None = None, pk: int | None = None) -> int:
    """Mark the agent's unread notifications read: of one ticket, one of them, or all. Returns how many."""
    rows = Notification.objects.filter(agent=agent, read_at=None)
    if ticket_id is not None:
        rows = rows.filter(ticket=ticket_id, bulk=None)
    if pk is not None:
        rows = rows.filter(pk=pk)
    marked = rows.update(read_at=timezone.now())
    if marked:
        transaction.on_commit(
            lambda: agents_told.send_robust(sender=Notification, agent_ids=frozenset({agent.pk})), robust=True
        )
    return marked


def forget_old(before: datetime) -> int:
    """Erase notifications older than this, read or not. Returns how many."""
    return Notification.objects.filter(at__lt=before).delete()[0]
