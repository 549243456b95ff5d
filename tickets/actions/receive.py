"""The one door every channel uses: what somebody outside said becomes a message on a ticket."""

from contextlib import suppress
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Contact, Team
from tickets.actions.acknowledge import acknowledge
from tickets.actions.attach import attach_incoming
from tickets.actions.change_status import move
from tickets.actions.changing import Change, announce, changing
from tickets.actions.contacts import contact_for
from tickets.actions.reply import said_already
from tickets.actions.side_answers import take_side_answer
from tickets.actions.snooze import wake_up
from tickets.actions.tag import normal_tag
from tickets.actions.waiting import heard
from tickets.incoming import IncomingMessage
from tickets.merged import is_part_of, main_of
from tickets.models import CaseKind, Category, Direction, Event, EventKind, Inbox, Message, Ticket
from tickets.models.message import BODY_MAX, MAIL_INFO
from tickets.models.ticket import PREVIEW_MAX, SUBJECT_MAX, TAGS_MAX
from tickets.statuses import Status
from tickets.threading import find_thread


@dataclass(frozen=True, slots=True)
class Received:
    ticket: Ticket
    message: Message
    is_new_ticket: bool


class MergedMeanwhile(Exception):
    """The ticket was merged, or taken out again, before it could be locked: look again."""


def receive(incoming: IncomingMessage, *, inbox: Inbox) -> Received:
    """Write contact, ticket, message, files and events in one transaction, and acknowledge a new ticket.

    Raises nothing of its own: what an IncomingMessage can hold can be received.
    """
    with transaction.atomic():
        if (answer := take_side_answer(incoming)) is not None:
            return Received(answer.ticket, answer, is_new_ticket=False)
        contact = contact_for(incoming)
        thread = find_thread(incoming, contact)
        if thread.ticket is not None:
            return _follow_up(thread.ticket, incoming, contact)
        return _new_ticket(incoming, contact, inbox, possibly=thread.possibly)


def _new_ticket(incoming: IncomingMessage, contact: Contact, inbox: Inbox, possibly: Ticket | None) -> Received:
    now = timezone.now()
    category = Category.objects.select_related("team").filter(slug=incoming.category_slug, is_active=True).first()
    text = clean(incoming.text)
    ticket = Ticket.objects.create(
        subject=one_line(incoming.subject, SUBJECT_MAX) or one_line(text, 80) or _("(no subject)"),
        category=category,
        case_kind=category.case_kind if category else CaseKind.OTHER,
        team=_team_for(incoming, category, inbox),
        requester=contact,
        inbox=inbox,
        channel=incoming.channel,
        tags=[tag for tag in dict.fromkeys(map(normal_tag, incoming.tags)) if tag][:TAGS_MAX],
        preview=one_line(text, PREVIEW_MAX),
        created_at=now,
        updated_at=now,
        waiting_since=None if incoming.is_automatic else now,
    )
    ticket.refresh_from_db(fields=["number"])
    change = Change(ticket, contact, now, teams={ticket.team_id})
    message = _add_message(change, incoming, contact)
    change.record(EventKind.CREATED, message=message, channel=incoming.channel)
    if possibly is not None:
        change.record(EventKind.POSSIBLY_BELONGS, ticket={"value": possibly.pk, "label": f"#{possibly.number}"})
    acknowledge(change, incoming)
    for event in change.events:
        event.version = ticket.version
    Event.objects.bulk_create(change.events)
    announce(change)
    return Received(ticket, message, is_new_ticket=True)


def _team_for(incoming: IncomingMessage, category: Category | None, inbox: Inbox) -> Team:
    if incoming.team_slug:
        team = Team.objects.filter(slug=incoming.team_slug, is_active=True).first()
        if team is not None:
            return team
    if category is not None and category.team is not None and category.team.is_active:
        return category.team
    return inbox.team


def _follow_up(ticket: Ticket, incoming: IncomingMessage, contact: Contact) -> Received:
    """Written on the ticket it belongs to; the work with it is on the ticket that one was merged into, if any."""
    while True:
        with suppress(MergedMeanwhile):
            return _heard(ticket, main_of(Ticket.objects.get(pk=ticket.pk)), incoming, contact)


def _heard(ticket: Ticket, main: Ticket, incoming: IncomingMessage, contact: Contact) -> Received:
    with changing(main, by=contact) as change:
        if change.ticket.merged_into_id is not None or (ticket.pk != main.pk and not is_part_of(ticket, main)):
            raise MergedMeanwhile
        if known := said_already(ticket, clean(incoming.client_key)[:80]):
            return Received(change.ticket, known, is_new_ticket=False)
        message = _add_message(change, incoming, contact, on=ticket)
        if not incoming.is_automatic:
            change.set("preview", one_line(message.body, PREVIEW_MAX))
            heard(change)
        change.record(EventKind.RECEIVED, message=message, channel=incoming.channel)
        if not incoming.is_automatic:
            wake_up(change, why="message")
            if change.ticket.status not in (Status.NEW, Status.OPEN):
                move(change, Status.OPEN)
    return Received(change.ticket, message, is_new_ticket=False)


def _add_message(change: Change, incoming: IncomingMessage, contact: Contact, *, on: Ticket | None = None) -> Message:
    message = Message.objects.create(
        ticket=on or change.ticket,
        direction=Direction.IN,
        channel=incoming.channel,
        contact=contact,
        body=clean(incoming.text)[:BODY_MAX],
        body_html=clean(incoming.html),
        language=clean(incoming.language)[:5],
        is_automatic=incoming.is_automatic,
        message_id=clean(incoming.extra.get("message_id", ""))[:255],
        client_key=clean(incoming.client_key)[:80],
        mail_info={key: one_line(incoming.mail_info[key], 254) for key in MAIL_INFO if key in incoming.mail_info},
        created_at=change.now,
    )
    attach_incoming(message, incoming.files)
    change.message = message
    return message
