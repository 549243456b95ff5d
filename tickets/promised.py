"""What we can honestly say: when somebody has their answer. For receipts, chats and forms; and what to explain."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from servicedesk.lib.working_time import NeverOpen
from servicedesk.people.models import ContactKind
from tickets.automation.sla import Metric
from tickets.clock_rows import RESPONSES, Held
from tickets.facts import Facts, category_lines
from tickets.models import CaseKind, Category, Clock, Inbox, Priority, Ticket
from tickets.policies import due_of, kept
from tickets.statuses import Status


def promised_answer(ticket: Ticket, now: datetime | None = None) -> datetime | None:
    """When whoever waits on this ticket has an answer at the latest. One small query.

    None: nobody waits, nothing is promised, it waits for the requester, or that time has passed.
    """
    waiting = Clock.objects.filter(
        ticket=ticket, stopped_at=None, metric__in=RESPONSES, due_at__gt=now or timezone.now()
    )
    return waiting.order_by("due_at").values_list("due_at", flat=True).first()


def next_answer_by(inbox: Inbox, now: datetime | None = None, *, category: Category | None = None) -> datetime | None:
    """When somebody who writes to the inbox now, about this, has a first answer at the latest. Mostly asks nothing.

    None: nothing is promised. What a policy asks of the words, the requester or the priority is not known yet: a
    person is taken for one, and the matter for an ordinary one.
    """
    known, now = kept(), now or timezone.now()
    if not known.policies:
        return None
    team = category.team if category is not None and category.team is not None else inbox.team
    usual = known.calendars.calendar_for(inbox.pk, team.pk)
    facts = Facts(
        status=Status.NEW.value,
        channel=inbox.kind,
        priority=Priority.NORMAL.value,
        case_kind=category.case_kind if category is not None else CaseKind.OTHER.value,
        categories=category_lines([category.pk])[category.pk] if category is not None else frozenset(),
        team=team.pk,
        department=team.department_id,
        inbox=inbox.pk,
        requester_kind=ContactKind.PERSON.value,
        is_open_hours=usual.open.is_open(now) if usual is not None else None,
    )
    policy = known.choose(facts)
    if policy is None:
        return None
    try:
        return due_of(policy, Metric.FIRST_RESPONSE.value, known.calendar_of(policy, inbox.pk, team.pk), now)
    except NeverOpen:
        return None


def first_answers(clocks: Sequence[Held]) -> Mapping[int, datetime]:
    """When each new ticket's first answer is due, by the ticket's id; of clocks that have been written."""
    return {
        clock.row.ticket_id: clock.row.due_at
        for clock in clocks
        if clock.row.metric == Metric.FIRST_RESPONSE and clock.row.due_at is not None
    }


def unexplained(ticket: Ticket, now: datetime | None = None) -> QuerySet[Clock]:
    """The ticket's promises that are broken, and nobody has said why: an agent who solves it is asked."""
    is_late = Q(breached_at__isnull=False) | Q(stopped_at=None, due_at__lt=now or timezone.now())
    return Clock.objects.filter(is_late, ticket=ticket, breach_reason="").order_by("id")
