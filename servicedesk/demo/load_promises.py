"""The demo's promises: calendars, policies, and the clocks of its tickets as their events say."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby
from random import Random
from typing import Any

from django.db import connection
from django.utils import timezone

from servicedesk.lib.swedish_days import is_working_day
from servicedesk.people.models import Team
from tickets import policies
from tickets.automation.sla import Counting, Metric
from tickets.calendars import own_calendar
from tickets.clock_rows import first_due, write
from tickets.facts import category_lines
from tickets.models import BreachReason, Calendar, CallBack, Event, EventKind, SlaPolicy, SlaTarget, Ticket
from tickets.statuses import UNFINISHED, Status
from tickets.ticket_clocks import Desk, begin

FIRST, NEXT, RESOLUTION = Metric.FIRST_RESPONSE, Metric.NEXT_RESPONSE, Metric.RESOLUTION
DAY = 9 * 60  # minutes the office is open
_DAYS, _TIME = Counting.WORKING_DAYS, Counting.WORKING_TIME
SOCIAL = ["facebook", "instagram", "x", "messenger", "whatsapp"]
# name, conditions, {metric: (counting, minutes, minutes left at the warning, and for the leads)}
PROMISES: tuple[tuple[str, list[dict[str, Any]], dict[Metric, tuple[Counting, int, int, int | None]]], ...] = (
    (
        "Brådskande",
        [{"ask": "priority", "is": [40]}],
        {FIRST: (_TIME, 2 * 60, 30, 15), NEXT: (_TIME, 2 * 60, 30, None), RESOLUTION: (_TIME, 2 * DAY, 60, 30)},
    ),
    (
        "Sociala medier: svar inom 24 timmar på helgfria vardagar",
        [{"ask": "channel", "is": SOCIAL}],
        {FIRST: (_DAYS, 1440, 240, 60), NEXT: (_DAYS, 1440, 240, None)},
    ),
    (
        "Telefon och besök: återkoppling inom 4 timmar",
        [{"ask": "channel", "is": ["phone", "visit"]}],
        {FIRST: (_TIME, 4 * 60, 60, None), NEXT: (_TIME, DAY, 120, None), RESOLUTION: (_TIME, 5 * DAY, DAY, None)},
    ),
    (
        "Alla andra: svar inom två arbetsdagar",
        [],
        {
            FIRST: (_TIME, 2 * DAY, 120, None),
            NEXT: (_TIME, 2 * DAY, 120, None),
            RESOLUTION: (_TIME, 15 * DAY, DAY, None),
        },
    ),
)  # fmt: skip
_LOOKED_AT = (EventKind.CREATED, EventKind.RECEIVED, EventKind.REPLIED, EventKind.STATUS_CHANGED)
COUNTED_SINCE = timedelta(days=45)  # older solved tickets have no clocks: they are from before
_JUST_BROKEN = timedelta(hours=3)  # the minute's job tells of what is no older


def load_promises(now: datetime) -> int:
    """Make them, and count the tickets' clocks. Returns how many clocks there are."""
    _load_calendars(now)
    SlaPolicy.objects.all().delete()
    for position, (name, conditions, targets) in enumerate(PROMISES):
        policy = SlaPolicy.objects.create(name=name, conditions=conditions, position=position)
        SlaTarget.objects.bulk_create(
            SlaTarget(
                policy=policy, metric=metric.value, counting=counting.value, minutes=minutes, warn_minutes=warn,
                lead_warn_minutes=lead,
            )
            for metric, (counting, minutes, warn, lead) in targets.items()
        )  # fmt: skip
    policies.forget()
    return _load_clocks(now)


def _load_calendars(now: datetime) -> None:
    own = own_calendar()
    Calendar.objects.filter(pk=own.pk).update(half_days_close=13 * 60)
    day = _working_day(timezone.localdate(now) + timedelta(days=24))
    own.days.update_or_create(day=day, defaults={"closed_from": 12 * 60, "label": "Utbildning för alla"})
    early = [[[390, 960]]] * 5 + [[], []]
    streets, _made = Calendar.objects.update_or_create(
        slug="gata-park", defaults={"name": "Gata och park", "hours": early}
    )
    streets.teams.set(Team.objects.filter(slug="gata-park"))


def _working_day(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _load_clocks(now: datetime) -> int:
    tickets = {
        ticket.pk: ticket
        for ticket in Ticket.objects.select_related("team", "requester").defer("search")
        if ticket.status in UNFINISHED or ticket.created_at >= now - COUNTED_SINCE
    }
    events = Event.objects.filter(ticket__in=tickets, kind__in=_LOOKED_AT).order_by("ticket", "at", "id")
    told = groupby(events.select_related("message"), key=lambda event: event.ticket_id)
    lines = category_lines(ticket.category_id for ticket in tickets.values() if ticket.category_id is not None)
    kept, found = policies.kept(), list[Desk]()
    for pk, happened in told:
        desk = Desk(tickets[pk], now, kept, [], known={"lines": lines, "text": ""})
        if desk.chosen is not None:
            _replay(desk, happened)
            found.append(desk)
    for call in CallBack.objects.filter(done_at=None):
        _promise_call(call, {desk.ticket.pk: desk for desk in found})
    for desk in found:
        _count(desk)
    clocks = [clock for desk in found for clock in desk.clocks]
    write(clocks)
    _set_due(found)
    return len(clocks)


def _replay(desk: Desk, happened: Iterable[Event]) -> None:
    """What the actions would have done to the clocks, one event after the other."""
    ticket, status, answered = desk.ticket, desk.ticket.status, desk.ticket.first_answered_at
    ticket.status, ticket.first_answered_at = Status.NEW, None
    for event in happened:
        message = event.message
        if event.kind == EventKind.STATUS_CHANGED:
            ticket.status = event.data["to"]["value"]
            desk.follow_status(event.at)
        elif event.kind == EventKind.CREATED:
            is_outgoing = message is not None and message.direction == "out"
            desk.clocks += begin(_as_it_came(ticket), desk.chosen, is_outgoing=is_outgoing)
        elif message is not None and not message.is_automatic and event.kind == EventKind.REPLIED:
            desk.answered(event.at)
            ticket.first_answered_at = ticket.first_answered_at or event.at
        elif message is not None and not message.is_automatic:
            desk.asked(event.at)
    ticket.status, ticket.first_answered_at = status, answered
    desk.follow_status(desk.now)


def _promise_call(call: CallBack, desks: Mapping[int, Desk]) -> None:
    if (desk := desks.get(call.ticket_id)) is not None:
        desk.promised(call)


def _as_it_came(ticket: Ticket) -> Ticket:
    ticket.waiting_since = ticket.created_at
    return ticket


def _count(desk: Desk) -> None:
    """Written and told of when it happened; what has just happened is left to the minute's job."""
    desk.count()
    for row in (clock.row for clock in desk.clocks if clock.is_news):
        chance = Random(f"{desk.ticket.subject} {row.metric}")  # noqa: S311 -- the same each time
        is_recent = row.breached_at is not None and row.breached_at > desk.now - _JUST_BROKEN
        if row.stopped_at is None and is_recent:
            row.breached_at = None
            continue
        row.breach_told_at = row.breached_at
        if desk.ticket.status not in UNFINISHED:
            row.breach_reason = chance.choice(
                [reason for reason in BreachReason.values if reason != BreachReason.OTHER]
            )


def _set_due(desks: Iterable[Desk]) -> None:
    due = {desk.ticket.pk: first_due(desk.clocks) for desk in desks}
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE tickets_ticket AS t SET due_at = v.due_at
                 FROM unnest(%s::bigint[], %s::timestamptz[]) AS v (id, due_at)
                WHERE t.id = v.id AND v.due_at IS NOT NULL""",
            [list(due), list(due.values())],
        )
