"""An agent's answer leaves by the door the ticket came in by."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from servicedesk.lib.queueing import enqueue
from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Agent, ContactAddress, Integration
from tickets.actions.attach import attach_incoming, move_draft_files
from tickets.actions.change_status import move
from tickets.actions.changing import Actor, Change, actor_fields, changing
from tickets.actions.errors import CannotReply, InvalidChange
from tickets.incoming import IncomingFile
from tickets.models import ChannelKind, Delivery, Direction, Draft, EventKind, Message, Ticket
from tickets.models.message import BODY_MAX
from tickets.models.ticket import PREVIEW_MAX
from tickets.references import new_message_id
from tickets.statuses import Status

DELIVER = "channels_in.deliver"  # the job's name; channels_in.tasks does it
_CONFLICTS = (EventKind.RECEIVED, EventKind.REPLIED)
REPLY_CHANNEL: dict[str, str] = {"email": ChannelKind.EMAIL}  # kind of address -> the door that reaches it
# Which kind of address a channel's answers go to. Doors that have no way back of their own answer by e-mail.
ADDRESS_FOR: dict[str, str] = {
    ChannelKind.EMAIL: "email",
    ChannelKind.WEBFORM: "email",
    ChannelKind.ESERVICE: "email",
    ChannelKind.LETTER: "email",
    ChannelKind.VISIT: "email",
    ChannelKind.PHONE: "email",
    ChannelKind.API: "email",
}


def reply_addresses(ticket: Ticket) -> list[dict[str, str]]:
    """Return where an answer would go, as [{"kind", "value", "name"}]; empty when there is no way to answer.

    The requester first, then the participants an agent has let in.
    """
    kind = ADDRESS_FOR.get(ticket.channel)
    if kind is None:
        return []
    first: dict[int, ContactAddress] = {}
    for row in ticket.answer_addresses:
        if row.kind == kind:
            first.setdefault(row.contact_id, row)
    return [{"kind": kind, "value": row.value, "name": one_line(row.contact.name, 100)} for row in first.values()]


def reply(
    ticket: Ticket,
    *,
    by: Agent | Integration,
    body: str,
    then_status: str | None = None,
    files: Iterable[IncomingFile] = (),
    seen_version: int | None = None,
    client_key: str = "",
) -> Message:
    """Answer the requester. The message and the job that delivers it are written in one transaction.

    then_status is the status afterwards; without one a new ticket becomes open. The same client_key again returns
    the message there is. Raises InvalidChange (no text), CannotReply (no way to answer), StaleTicket (somebody
    answered, or the requester wrote, after seen_version), MoveNotAllowed.
    """
    text = clean(body).strip()[:BODY_MAX]
    if known := said_already(ticket, client_key):
        return known
    with changing(ticket, by=by, seen_version=seen_version, conflicts=_CONFLICTS) as change:
        if known := said_already(ticket, client_key):  # again, now that nobody else can write it
            return known
        draft = _draft_of(change.ticket, by)
        files = list(files)
        if not text:
            raise InvalidChange(_("Write the answer first."))
        message = send(change, body=text, client_key=client_key)
        attach_incoming(message, files)
        if draft is not None:
            move_draft_files(draft, message)
            draft.delete()
        change.set("preview", one_line(text, PREVIEW_MAX))
        change.set("waiting_since", None)
        if change.ticket.first_answered_at is None:
            change.set("first_answered_at", change.now)
        change.record(EventKind.REPLIED, message=message)
        wanted = then_status or change.ticket.status
        # What has been answered is not new.
        move(change, Status.OPEN if wanted == Status.NEW == change.ticket.status else wanted)
    return message


def said_already(ticket: Ticket, client_key: str) -> Message | None:
    return Message.objects.filter(ticket=ticket, client_key=client_key).first() if client_key else None


def _draft_of(ticket: Ticket, by: Actor) -> Draft | None:
    if not isinstance(by, Agent):
        return None
    return Draft.objects.filter(ticket=ticket, agent=by, kind=Draft.Kind.REPLY).first()


def send(change: Change, *, body: str, client_key: str = "", is_automatic: bool = False, **fields: Any) -> Message:
    """Write an outgoing message and ask for its delivery, inside another action's transaction. Raises CannotReply."""
    ticket = change.ticket
    recipients = reply_addresses(ticket)
    if not recipients:
        raise CannotReply(_("There is no address to answer to. Call instead, or add an e-mail address to the contact."))
    # The newest mail of the thread, theirs or ours, so that their program shows one conversation.
    answered = ticket.messages.exclude(message_id="").order_by("-created_at", "-id").first()
    message = Message.objects.create(
        ticket=ticket,
        direction=Direction.OUT,
        channel=REPLY_CHANNEL[recipients[0]["kind"]],
        body=body,
        delivery=Delivery.PENDING,
        recipients=recipients[:1] if is_automatic else recipients,
        message_id=new_message_id(ticket.pk, settings.MAIL_DOMAIN),
        in_reply_to=(answered.message_id if answered else "")[:255],
        client_key=client_key,
        is_automatic=is_automatic,
        created_at=change.now,
        **actor_fields(change.by),
        **fields,
    )
    change.message = message
    enqueue(DELIVER, queue="outgoing", message_id=message.pk)
    return message
