"""Conditions as SQL: which tickets hold them, for the one who asks."""

from collections.abc import Callable
from datetime import date

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from servicedesk.people.access import Access
from servicedesk.people.models import Contact, ContactAddress
from tickets.conditions import (
    ANY,
    DRAFT,
    FILE,
    LATE,
    ME,
    MY_TEAMS,
    NOBODY,
    PRIORITIES,
    REQUESTER,
    US,
    YES,
    Conditions,
)
from tickets.models import Attachment, Category, Draft, Message, MessageKind, TicketRead
from tickets.periods import period_of
from tickets.search_words import parse
from tickets.statuses import UNFINISHED, Status

CONFIG = "pg_catalog.swedish"
NOTHING = Q(pk__in=[])


def matching(wanted: Conditions, access: Access, today: date) -> Q:
    """A condition on tickets; says nothing about which of them may be seen. today decides what "today" means."""
    found = _status(wanted.status) & _snoozed(wanted) & _due(wanted.due, today)
    for name, condition in _PLAIN.items():
        if values := getattr(wanted, name):
            found &= condition(values, access)
    for name in ("created", "updated", "solved"):
        for text in getattr(wanted, name):
            found &= _period(f"{name}_at", text, today)
    for value in wanted.has:
        found &= _has(value, access)
    for text in wanted.text:
        for word in parse(text).words:
            found &= said(word, access)
    return found


def said(word: str, access: Access) -> Q:
    """Tickets where a tsquery is in the subject, the tags or a message (a note, for those who may read notes)."""
    query = SearchQuery(word, config=CONFIG, search_type="raw")
    messages = Message.objects.filter(ticket=OuterRef("pk"), search=query)
    if not access.may_see_notes:
        messages = messages.filter(kind=MessageKind.MESSAGE)
    return Q(search=query) | Q(Exists(messages))


def _status(values: tuple[str, ...]) -> Q:
    if not values:
        return Q(status__in=[status.value for status in UNFINISHED])
    return Q() if ANY in values else Q(status__in=values)


def _snoozed(wanted: Conditions) -> Q:
    """Who asks for certain statuses, or for what is snoozed, gets what is snoozed too."""
    if YES in wanted.snoozed:
        return Q(snoozed_until__isnull=False)
    return Q() if wanted.snoozed or wanted.status else Q(snoozed_until__isnull=True)


def _due(values: tuple[str, ...], today: date) -> Q:
    if not values:
        return Q()
    return Q(due_at__lte=Now()) if LATE in values else Q(due_at__lt=period_of("today", today).before)


def _assignee(values: tuple[str, ...], access: Access) -> Q:
    found = Q(assignee__in=[int(value) for value in values if value not in (ME, NOBODY)])
    if ME in values:
        found |= Q(assignee=access.agent_id) if access.agent_id is not None else NOTHING
    return found | Q(assignee__isnull=True) if NOBODY in values else found


def _team(values: tuple[str, ...], access: Access) -> Q:
    teams = {int(value) for value in values if value != MY_TEAMS}
    return Q(team__in=sorted(teams | access.member_teams if MY_TEAMS in values else teams))


def _category(values: tuple[str, ...], access: Access) -> Q:
    ids = [int(value) for value in values if value != NOBODY]
    # A subquery, so that a category moved in the tree is found where it is now.
    below = Category.objects.filter(Q(pk__in=ids) | Q(parent__in=ids) | Q(parent__parent__in=ids))
    found = Q(category__in=below.order_by().values("pk")) if ids else NOTHING
    return found | Q(category__isnull=True) if NOBODY in values else found


def _waiting(values: tuple[str, ...], access: Access) -> Q:
    if US in values:
        return Q(waiting_since__isnull=False)
    return Q(status=Status.PENDING if REQUESTER in values else Status.ON_HOLD)


def _sender(values: tuple[str, ...], access: Access) -> Q:
    found = NOTHING
    for value in values:
        digits = "".join(sign for sign in value if sign.isdigit())
        # A number is kept as +46701740605 and asked for as 070-174.
        phone = f"+46{digits[1:]}" if digits.startswith("0") and not any(map(str.isalpha, value)) else ""
        addresses = Q(value__contains=value.lower()) | (Q(value__startswith=phone) if phone else Q(pk__in=[]))
        named = Contact.objects.filter(name__icontains=value).order_by().values("pk")
        written = ContactAddress.objects.filter(addresses).order_by().values("contact_id")
        found |= Q(requester__in=named.union(written))
    return found if access.may_see_protected else found & Q(requester__is_protected=False)


def _period(column: str, text: str, today: date) -> Q:
    period = period_of(text, today)
    found = Q()
    if period.since:
        found &= Q(**{f"{column}__gte": period.since})
    if period.before:
        found &= Q(**{f"{column}__lt": period.before})
    if period.younger_than:
        found &= Q(**{f"{column}__gte": Now() - period.younger_than})
    if period.older_than:
        found &= Q(**{f"{column}__lt": Now() - period.older_than})
    return found


def _has(value: str, access: Access) -> Q:
    if value == FILE:
        files = Attachment.objects.filter(message__ticket=OuterRef("pk"))
        return Q(Exists(files if access.may_see_notes else files.filter(message__kind=MessageKind.MESSAGE)))
    mine = {"ticket": OuterRef("pk"), "agent": access.agent_id}
    if value == DRAFT:
        return Q(Exists(Draft.objects.filter(**mine).exclude(body="")))
    return Q(waiting_since__isnull=False) & ~Q(
        Exists(TicketRead.objects.filter(**mine, seen_version__gte=OuterRef("heard_version")))
    )


_PLAIN: dict[str, Callable[[tuple[str, ...], Access], Q]] = {
    "assignee": _assignee,
    "team": _team,
    "channel": lambda values, access: Q(channel__in=values),
    "category": _category,
    "tag": lambda values, access: Q(tags__contains=list(values)),
    "priority": lambda values, access: Q(priority__in=[PRIORITIES[value] for value in values]),
    "requester": lambda values, access: Q(requester__in=[int(value) for value in values]),
    "sender": _sender,
    "inbox": lambda values, access: Q(inbox__in=[int(value) for value in values]),
    "case_kind": lambda values, access: Q(case_kind__in=values),
    "waiting": _waiting,
    "confidential": lambda values, access: Q(is_confidential=YES in values),
}
