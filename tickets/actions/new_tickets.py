"""New tickets of what came in: any number at once, with the same few queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Contact, Team
from tickets.actions.acknowledge import acknowledge
from tickets.actions.attach import attachment_of
from tickets.actions.changing import Change, announce
from tickets.actions.clocks import begin_clocks, write_clocks
from tickets.actions.route_new import route_new
from tickets.actions.tag import normal_tag
from tickets.incoming import IncomingMessage
from tickets.models import Attachment, CaseKind, Category, Direction, Event, EventKind, Inbox, Message, Ticket
from tickets.models.message import BODY_MAX, MAIL_INFO
from tickets.models.ticket import PREVIEW_MAX, SUBJECT_MAX, TAGS_MAX
from tickets.promised import first_answers


@dataclass(frozen=True, slots=True)
class Received:
    ticket: Ticket
    message: Message
    is_new_ticket: bool


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A message that opens a ticket. possibly: the ticket it points at, whose sender is not on it."""

    incoming: IncomingMessage
    contact: Contact
    inbox: Inbox
    possibly: Ticket | None = None


def open_for(newcomers: Sequence[Newcomer]) -> list[Received]:
    """Write a ticket for each, with its message, files and events, inside another action's transaction."""
    if not newcomers:
        return []
    now = timezone.now()
    rows = _tickets(newcomers, now)
    routing = route_new(
        rows, [shown_text(newcomer.incoming) for newcomer in newcomers], settled=_settled(rows, newcomers)
    )
    clocks = begin_clocks(rows, texts=[shown_text(newcomer.incoming) for newcomer in newcomers])
    tickets = Ticket.objects.bulk_create(rows)
    write_clocks(clocks)
    messages = Message.objects.bulk_create(
        [
            message_of(ticket, newcomer.incoming, newcomer.contact, now)
            for ticket, newcomer in zip(tickets, newcomers, strict=True)
        ]
    )
    _attach(messages, newcomers)
    changes = [_change(*row, now) for row in zip(tickets, messages, newcomers, strict=True)]
    routing.record(changes)
    acknowledge(
        [(change, newcomer.incoming) for change, newcomer in zip(changes, newcomers, strict=True)],
        first_answers(clocks),
    )
    _finish(changes)
    return [Received(*row, is_new_ticket=True) for row in zip(tickets, messages, strict=True)]


def _tickets(newcomers: Sequence[Newcomer], now: datetime) -> list[Ticket]:
    categories = _categories({newcomer.incoming.category_slug for newcomer in newcomers} - {""})
    teams = _teams({newcomer.incoming.team_slug for newcomer in newcomers} - {""})
    numbers = _next_numbers(len(newcomers))
    return [
        _ticket(newcomer, number, categories.get(newcomer.incoming.category_slug), teams, now)
        for newcomer, number in zip(newcomers, numbers, strict=True)
    ]


def _settled(tickets: Sequence[Ticket], newcomers: Sequence[Newcomer]) -> list[Ticket]:
    """Those whose team the door has named itself: no rule moves them."""
    pairs = zip(tickets, newcomers, strict=True)
    return [ticket for ticket, newcomer in pairs if newcomer.incoming.team_slug == ticket.team.slug]


def _categories(slugs: set[str]) -> dict[str, Category]:
    rows = (
        Category.objects.select_related("team", "parent").filter(slug__in=_writable(slugs), is_active=True)
        if slugs
        else ()
    )
    return {row.slug: row for row in rows}


def _writable(slugs: set[str]) -> list[str]:
    """Without what a database cannot even be asked for: no row of ours has such a name."""
    return [slug for slug in slugs if clean(slug) == slug]


def _teams(slugs: set[str]) -> dict[str, Team]:
    rows = Team.objects.filter(slug__in=_writable(slugs), is_active=True) if slugs else ()
    return {row.slug: row for row in rows}


def _next_numbers(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('ticket_number'::regclass) FROM generate_series(1, %s)", [count])
        return [int(row[0]) for row in cursor.fetchall()]


def _ticket(
    newcomer: Newcomer, number: int, category: Category | None, teams: Mapping[str, Team], now: datetime
) -> Ticket:
    incoming, text = newcomer.incoming, shown_text(newcomer.incoming)
    return Ticket(
        number=number,
        subject=one_line(incoming.subject, SUBJECT_MAX) or one_line(text, 80) or _("(no subject)"),
        category=category,
        case_kind=category.case_kind if category else CaseKind.OTHER,
        team=teams.get(incoming.team_slug) or _team_for(category, newcomer.inbox),
        requester=newcomer.contact,
        inbox=newcomer.inbox,
        channel=incoming.channel,
        tags=[tag for tag in dict.fromkeys(map(normal_tag, incoming.tags)) if tag][:TAGS_MAX],
        preview=one_line(text, PREVIEW_MAX),
        created_at=now,
        updated_at=now,
        waiting_since=None if incoming.is_automatic else now,
        language=clean(incoming.language)[:5],
    )


def _team_for(category: Category | None, inbox: Inbox) -> Team:
    if category is not None and category.team is not None and category.team.is_active:
        return category.team
    return inbox.team


def shown_text(incoming: IncomingMessage) -> str:
    """What lists show: what was said now, without what it quotes, as far as the door could tell them apart."""
    return clean(incoming.new_text) or clean(incoming.text)


def message_of(ticket: Ticket, incoming: IncomingMessage, contact: Contact, now: datetime) -> Message:
    """Return the message, not yet written."""
    return Message(
        ticket=ticket,
        direction=Direction.IN,
        channel=incoming.channel,
        contact=contact,
        body=clean(incoming.text)[:BODY_MAX],
        body_html=clean(incoming.html),
        language=clean(incoming.language)[:5],
        is_automatic=incoming.is_automatic,
        message_id=clean(incoming.extra.get("message_id", ""))[:255],
        client_key=clean(incoming.client_key)[:80],
        mail_info={
            key: one_line(incoming.mail_info[key], most) for key, most in MAIL_INFO.items() if key in incoming.mail_info
        },
        created_at=now,
    )


def _attach(messages: Sequence[Message], newcomers: Sequence[Newcomer]) -> None:
    rows = [
        attachment_of(message, file)
        for message, newcomer in zip(messages, newcomers, strict=True)
        for file in newcomer.incoming.files
    ]
    if rows:
        Attachment.objects.bulk_create(rows)


def _change(ticket: Ticket, message: Message, newcomer: Newcomer, now: datetime) -> Change:
    change = Change(ticket, newcomer.contact, now, teams={ticket.team_id}, message=message)
    change.record(EventKind.CREATED, message=message, channel=newcomer.incoming.channel)
    if possibly := newcomer.possibly:
        change.record(EventKind.POSSIBLY_BELONGS, ticket={"value": possibly.pk, "label": f"#{possibly.number}"})
    return change


def _finish(changes: Sequence[Change]) -> None:
    events = [event for change in changes for event in change.events]
    for event in events:
        event.version = event.ticket.version  # the first: nothing has been changed yet
    Event.objects.bulk_create(events)
    for change in changes:
        announce(change, is_new=True)
