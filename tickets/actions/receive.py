"""The one door every channel uses: what somebody outside said becomes a message on a ticket."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.db import transaction

from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Contact
from tickets.actions.attach import attach_incoming
from tickets.actions.change_status import move
from tickets.actions.changing import changing
from tickets.actions.completion import completion_received
from tickets.actions.new_tickets import Newcomer, Received, message_of, open_for, shown_text
from tickets.actions.reply import said_already
from tickets.actions.senders import contacts_for
from tickets.actions.side_answers import take_side_answer
from tickets.actions.snooze import wake_up
from tickets.actions.waiting import heard
from tickets.incoming import IncomingMessage
from tickets.merged import is_part_of, main_of
from tickets.models import EventKind, Inbox, Ticket
from tickets.models.ticket import PREVIEW_MAX
from tickets.statuses import Status
from tickets.threading import find_threads, references_of


@dataclass(frozen=True, slots=True)
class Arrival:
    incoming: IncomingMessage
    inbox: Inbox


class MergedMeanwhile(Exception):
    """The ticket was merged, or taken out again, before it could be locked: look again."""


def receive(incoming: IncomingMessage, *, inbox: Inbox) -> Received:
    """Receive one message; see receive_many."""
    return receive_many([Arrival(incoming, inbox)])[0]


def receive_many(arrivals: Sequence[Arrival]) -> list[Received]:
    """Write contacts, tickets, messages, files and events in one transaction, and acknowledge new tickets.

    Returns what became of each, in their order, as if they had been received one by one; new tickets take the same
    few queries for any number of them. Raises nothing of its own: what an IncomingMessage can hold can be received.
    """
    with transaction.atomic():
        return [received for part in _without_answers_inside(arrivals) for received in _receive(part)]


def _without_answers_inside(arrivals: Sequence[Arrival]) -> Iterator[list[Arrival]]:
    """Cut them where one answers another that is still to be written, so that it finds it."""
    part: list[Arrival] = []
    ids: set[str] = set()
    for arrival in arrivals:
        if ids.intersection(references_of(arrival.incoming)):
            yield part
            part, ids = [], set()
        part.append(arrival)
        ids.update(filter(None, [arrival.incoming.extra.get("message_id", "")]))
    if part:
        yield part


def _receive(arrivals: Sequence[Arrival]) -> list[Received]:
    beside: dict[int, Received] = {}
    for place, arrival in enumerate(arrivals):
        if (answer := take_side_answer(arrival.incoming)) is not None:
            beside[place] = Received(answer.ticket, answer, is_new_ticket=False)
    rest = {place: arrival for place, arrival in enumerate(arrivals) if place not in beside}
    received = beside | dict(zip(rest, _threaded(list(rest.values())), strict=True))
    return [received[place] for place in range(len(arrivals))]


def _threaded(arrivals: Sequence[Arrival]) -> list[Received]:
    if not arrivals:
        return []
    incoming = [arrival.incoming for arrival in arrivals]
    contacts = contacts_for(incoming)
    threads = find_threads(list(zip(incoming, contacts, strict=True)))
    received: dict[int, Received] = {}
    new: dict[int, Newcomer] = {}
    for place, (arrival, contact, thread) in enumerate(zip(arrivals, contacts, threads, strict=True)):
        if thread.ticket is not None:
            received[place] = follow_up(thread.ticket, arrival.incoming, contact)
        else:
            new[place] = Newcomer(arrival.incoming, contact, arrival.inbox, thread.possibly)
    received |= zip(new, open_for(list(new.values())), strict=True)
    return [received[place] for place in range(len(arrivals))]


def follow_up(ticket: Ticket, incoming: IncomingMessage, contact: Contact) -> Received:
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
        message = message_of(ticket, incoming, contact, change.now)
        message.save(force_insert=True)
        attach_incoming(message, incoming.files)
        change.message = message
        if not incoming.is_automatic:
            change.set("preview", one_line(shown_text(incoming), PREVIEW_MAX))
            heard(change)
        change.record(EventKind.RECEIVED, message=message, channel=incoming.channel)
        if not incoming.is_automatic:
            wake_up(change, why="message")
            completion_received(change)
            if change.ticket.status not in (Status.NEW, Status.OPEN):
                move(change, Status.OPEN)
    return Received(change.ticket, message, is_new_ticket=False)
