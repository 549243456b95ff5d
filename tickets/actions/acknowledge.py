"""The neutral acknowledgement of a new ticket: one per address and day, with no word of the sender's."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models.functions import Lower
from django.utils import translation
from django.utils.translation import gettext as _

from servicedesk.lib import when
from servicedesk.lib.queueing import enqueue_each
from servicedesk.lib.text import one_line
from servicedesk.people.models import ContactAddress
from tickets.actions.changing import Change
from tickets.actions.recipients import ADDRESS_FOR, DOORS_OF
from tickets.actions.sending import DELIVER
from tickets.incoming import IncomingMessage
from tickets.models import Acknowledged, Delivery, Direction, EventKind, Inbox, Message, Ticket
from tickets.references import new_message_id

ONE_PER = timedelta(hours=24)
# All acknowledgements of the installation together: a flood of forged senders must not become a flood of ours.
MOST_PER_HOUR = 600
# Automatic mail of any kind on one ticket: two programs that answer each other must come to an end.
MOST_PER_TICKET = 5

NewTicket = tuple[Change, IncomingMessage]


def acknowledge(opened: Sequence[NewTicket], answer_by: Mapping[int, datetime] | None = None) -> None:
    """Write and enqueue the acknowledgements of new tickets, where there may be one; any number, a few queries.

    answer_by: when the first answer has been promised, by the ticket's id; it is said.
    """
    wanted = [(change, incoming) for change, incoming in opened if _may_have_one(change.ticket, incoming)]
    to = _addresses([change.ticket for change, _incoming in wanted])
    granted = _granted(to.values(), opened[0][0].now) if to else set()
    sent: list[tuple[Change, Message]] = []
    for change, incoming in wanted:
        address = to.get(change.ticket.pk)
        if address is not None and _name(address) in granted:
            granted.remove(_name(address))  # several tickets of one sender at once: the first is acknowledged
            promised = (answer_by or {}).get(change.ticket.pk)
            sent.append((change, _message(change, incoming, address, promised)))
    messages = Message.objects.bulk_create([message for _change, message in sent])
    for change, message in sent:
        by, change.by = change.by, None  # nobody's doing
        change.record(EventKind.ACKNOWLEDGED, message=message)
        change.by = by
    enqueue_each(DELIVER, queue="outgoing", message_id=[message.pk for message in messages])


def _may_have_one(ticket: Ticket, incoming: IncomingMessage) -> bool:
    is_silent = incoming.is_automatic or incoming.is_live
    # By mail only: an SMS costs, and the number it seems to come from proves nothing.
    return ticket.inbox.acknowledges and not is_silent and ADDRESS_FOR.get(ticket.channel) == "email"


def _addresses(tickets: Sequence[Ticket]) -> dict[int, ContactAddress]:
    """Return the requester's address by ticket id, where there is one that is not an inbox of ours.

    An inbox of our own would acknowledge the acknowledgement.
    """
    if not tickets:
        return {}
    first: dict[tuple[int, str], ContactAddress] = {}
    requesters = {ticket.requester_id for ticket in tickets}
    for row in ContactAddress.objects.filter(contact__in=requesters).select_related("contact"):
        first.setdefault((row.contact_id, row.kind), row)
    ours = own_addresses(row.value for row in first.values())
    found = {ticket.pk: first.get((ticket.requester_id, ADDRESS_FOR[ticket.channel])) for ticket in tickets}
    return {pk: row for pk, row in found.items() if row is not None and row.value.lower() not in ours}


def own_addresses(values: Iterable[str]) -> set[str]:
    """Return those of the addresses, in lower case, that are an inbox of ours."""
    lower = {value.lower() for value in values}
    return set(Inbox.objects.annotate(lower=Lower("address")).filter(lower__in=lower).values_list("lower", flat=True))


def _name(address: ContactAddress) -> str:
    return f"{address.kind}:{address.value}"


def _granted(addresses: Iterable[ContactAddress], now: datetime) -> set[str]:
    """Return those that have had none within a day, and note that they get one now.

    Anybody can write anybody's address in a form or a mail: all doors together count as one. Who asks for the same
    address at the same time waits here, and is refused.
    """
    free = MOST_PER_HOUR - Acknowledged.objects.filter(at__gt=now - timedelta(hours=1)).count()
    names = sorted({_name(row) for row in addresses})[: max(free, 0)]
    if not names:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO tickets_acknowledged AS had (address, at) SELECT unnest(%s::text[]), %s
               ON CONFLICT (address) DO UPDATE SET at = EXCLUDED.at WHERE had.at <= %s RETURNING address""",
            [names, now, now - ONE_PER],
        )
        return {row[0] for row in cursor.fetchall()}


def _message(change: Change, incoming: IncomingMessage, to: ContactAddress, promised: datetime | None) -> Message:
    ticket = change.ticket
    language = incoming.language if incoming.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        body = _("We have received your message. Your ticket number is %(number)s.") % {"number": ticket.shown_number}
        if promised is not None:
            body += " " + _("You will have an answer by %(when)s.") % {"when": when.in_full(promised)}
        body += "\n\n" + _("An agent will read it and answer you. Reply to this e-mail if you want to add something.")
    return Message(
        ticket=ticket,
        direction=Direction.OUT,
        channel=DOORS_OF[to.kind][0],
        body=body,
        language=language,
        is_automatic=True,
        delivery=Delivery.PENDING,
        recipients=[{"kind": to.kind, "value": to.value, "name": one_line(to.contact.name, 100)}],
        message_id=new_message_id(ticket.pk, settings.MAIL_DOMAIN),
        in_reply_to=(change.message.message_id if change.message else "")[:255],
        created_at=change.now,
    )


def may_send_automatic(change: Change) -> bool:
    """Whether the ticket may have one more automatic mail today. Whatever sends one asks here first."""
    sent = Message.objects.filter(ticket=change.ticket, direction=Direction.OUT, is_automatic=True)
    return sent.filter(created_at__gt=change.now - ONE_PER).count() < MOST_PER_TICKET


def forget_acknowledged(now: datetime) -> None:
    """Remove what no longer keeps anybody from getting one."""
    Acknowledged.objects.filter(at__lt=now - ONE_PER).delete()
