"""A ticket that begins with what an agent writes to somebody, rather than with what somebody wrote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Agent, Contact, Integration, Team
from tickets.actions.attach import attach_incoming
from tickets.actions.change_status import move
from tickets.actions.changing import Change, announce
from tickets.actions.clocks import begin_clocks, write_clocks
from tickets.actions.errors import InvalidChange
from tickets.actions.open_ticket import hold_key
from tickets.actions.participants import let_in
from tickets.actions.recipients import Address, chosen_recipients
from tickets.actions.senders import contact_with
from tickets.actions.sending import send, when_to_send
from tickets.incoming import IncomingFile
from tickets.models import CaseKind, Category, ChannelKind, Event, EventKind, Inbox, Message, Priority, Ticket
from tickets.models.message import BODY_MAX
from tickets.models.ticket import PREVIEW_MAX, SUBJECT_MAX
from tickets.statuses import Status


@dataclass(frozen=True, slots=True)
class Outgoing:
    subject: str
    body: str
    to: Sequence[Address]  # [{"kind", "value", "name"}]; the first is the requester
    cc: Sequence[Address] = ()
    bcc: Sequence[Address] = ()
    add_participants: Sequence[str] = ()  # addresses among to and cc that shall get later answers too
    category: Category | None = None
    priority: int = Priority.NORMAL
    is_confidential: bool = False
    send_at: datetime | None = None
    client_key: str = ""


def open_outgoing(
    outgoing: Outgoing,
    *,
    by: Agent | Integration,
    inbox: Inbox,
    team: Team,
    requester: Contact | None = None,
    assignee: Agent | None = None,
    files: Iterable[IncomingFile] = (),
    status: str = Status.PENDING,
) -> Message:
    """Write the ticket with its outgoing message and the job that delivers it. Returns the message.

    The requester is the contact who has the first address, found or made, unless one is given. The ticket then waits
    for their answer, or is as status says. The same client_key again within the inbox returns the message there is.
    Raises InvalidChange (no subject, no text, no address, no inbox for mail), MoveNotAllowed.
    """
    subject, text = one_line(outgoing.subject, SUBJECT_MAX), clean(outgoing.body).strip()[:BODY_MAX]
    if not subject:
        raise InvalidChange(_("Write a subject."))
    if not text:
        raise InvalidChange(_("Write the message first."))
    if inbox.kind != ChannelKind.EMAIL or not inbox.is_active:
        raise InvalidChange(_("Choose an inbox for e-mail to send from."))
    recipients = chosen_recipients(to=outgoing.to, cc=outgoing.cc, bcc=outgoing.bcc)
    with transaction.atomic():
        if known := _known(inbox, outgoing.client_key):
            return known
        contact = requester or contact_with(recipients[0])
        change = _begin(outgoing, subject, text, inbox=inbox, team=team, contact=contact, by=by)
        message = send(
            change,
            body=text,
            recipients=recipients,
            client_key=outgoing.client_key,
            in_reply_to="",
            **when_to_send(outgoing.send_at, by=by, now=change.now),
        )
        attach_incoming(message, list(files))
        change.record(EventKind.CREATED, message=message, channel=ChannelKind.EMAIL.value)
        let_in(change, recipients, outgoing.add_participants)
        _place(change, assignee, status)
    return message


def _known(inbox: Inbox, key: str) -> Message | None:
    if not key:
        return None
    hold_key(inbox, key)
    return Message.objects.filter(ticket__inbox=inbox, client_key=key).select_related("ticket").first()


def _begin(
    outgoing: Outgoing, subject: str, text: str, *, inbox: Inbox, team: Team, contact: Contact, by: Agent | Integration
) -> Change:
    now = timezone.now()
    ticket = Ticket.objects.create(
        subject=subject,
        category=outgoing.category,
        case_kind=outgoing.category.case_kind if outgoing.category else CaseKind.OTHER,
        priority=outgoing.priority,
        team=team,
        requester=contact,
        inbox=inbox,
        channel=ChannelKind.EMAIL,
        is_confidential=outgoing.is_confidential,
        preview=one_line(text, PREVIEW_MAX),
        created_at=now,
        updated_at=now,
    )
    ticket.refresh_from_db(fields=["number"])
    return Change(ticket, by, now, teams={team.pk})


def _place(change: Change, assignee: Agent | None, status: str) -> None:
    """Nobody waits for a first answer on a ticket that began with one of ours."""
    change.set("first_answered_at", change.now)
    move(change, Status.OPEN if status == Status.NEW else status)
    write_clocks(begin_clocks([change.ticket], texts=[change.message.body if change.message else ""], is_outgoing=True))
    change.changed_fields.add("due_at")
    if assignee is not None:
        change.set_and_record("assignee", assignee, EventKind.ASSIGNED)
        change.agents.add(assignee.pk)
    change.ticket.save(update_fields=[*change.changed_fields])
    for event in change.events:
        event.version = change.ticket.version
    Event.objects.bulk_create(change.events)
    announce(change)
