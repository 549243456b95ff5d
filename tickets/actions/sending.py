"""What everything that leaves has in common: its row, its time and the job that delivers it."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.identity_numbers import find as find_identity_numbers
from servicedesk.lib.queueing import enqueue
from servicedesk.people.models import Agent
from tickets import live
from tickets.actions.changing import Actor, Change, actor_fields
from tickets.actions.errors import CannotReply, InvalidChange
from tickets.actions.recipients import door_for, reply_addresses
from tickets.merged import newest_mail_known_to
from tickets.models import ChannelKind, Delivery, Direction, EventKind, Message, Ticket
from tickets.references import new_message_id

DELIVER = "channels_in.deliver"  # the job's name; channels_in.tasks does it
LATEST = timedelta(days=366)


def send(
    change: Change,
    *,
    body: str,
    recipients: list[dict[str, str]] | None = None,
    client_key: str = "",
    is_automatic: bool = False,
    channel: str = "",
    **fields: Any,
) -> Message:
    """Write an outgoing message and ask for its delivery, inside another action's transaction. Raises CannotReply.

    recipients: as Message.recipients; None means those an answer usually goes to, of whom an automatic mail reaches
    only the first. channel: another way than the ticket's own, if the recipients can be reached by it.
    fields: further columns; send_at among them is when it may leave.
    """
    ticket = change.ticket
    if recipients is None:
        recipients = reply_addresses(ticket)[: 1 if is_automatic else None]
    if not recipients:
        raise CannotReply(_no_way(ticket))
    door = ChannelKind(door_for(recipients[0]["kind"], channel or ticket.channel))
    _check_public(door, ticket, body)
    if recipients[0]["kind"] == live.KIND:
        return _say(change, body=body, to=recipients[0], client_key=client_key, is_automatic=is_automatic)
    if "in_reply_to" not in fields:
        answered = newest_mail_known_to(recipients[0]["value"], ticket)
        fields["in_reply_to"] = (answered.message_id if answered else "")[:255]
    fields.setdefault("message_id", new_message_id(ticket.pk, settings.MAIL_DOMAIN))
    message = Message.objects.create(
        ticket=ticket,
        direction=Direction.OUT,
        channel=door,
        body=body,
        delivery=Delivery.PENDING,
        recipients=recipients,
        client_key=client_key,
        is_automatic=is_automatic,
        created_at=change.now,
        queued_at=change.now,
        **actor_fields(change.by),
        **fields,
    )
    change.message = message
    enqueue(DELIVER, queue="outgoing", at=message.send_at, message_id=message.pk)
    if message.is_scheduled and message.send_at is not None:
        change.record(EventKind.SCHEDULED, message=message, at=message.send_at.isoformat())
    return message


def _say(change: Change, *, body: str, to: dict[str, str], client_key: str, is_automatic: bool) -> Message:
    """To somebody who is here: it has arrived when it is written. Nothing is left to deliver or to take back."""
    change.message = Message.objects.create(
        ticket=change.ticket,
        direction=Direction.OUT,
        channel=ChannelKind.CHAT,
        body=body,
        delivery=Delivery.SENT,
        delivered_at=change.now,
        recipients=[to],
        client_key=client_key,
        is_automatic=is_automatic,
        created_at=change.now,
        queued_at=change.now,
        **actor_fields(change.by),
    )
    live.deliver(change.message)
    return change.message


def _no_way(ticket: Ticket) -> str:
    if ticket.channel == ChannelKind.CHAT:
        return _("The visitor has left the chat and has given no e-mail address. Nothing can be sent to them.")
    return _("There is no address to answer to. Call instead, or add an e-mail address to the contact.")


def _check_public(channel: ChannelKind, ticket: Ticket, body: str) -> None:
    """Nothing confidential and nobody's identity number is ever published, whoever sends it. Raises InvalidChange."""
    if found := what_is_never_public(channel, body, is_confidential=ticket.is_confidential):
        raise InvalidChange(found)


def what_is_never_public(channel: ChannelKind, body: str, *, is_confidential: bool) -> str:
    """Why a text may not leave by a channel that everybody reads, as a sentence; "" when it may."""
    if not channel.is_public:
        return ""
    if is_confidential:
        return _("The ticket is confidential: nothing of it is answered in public. Answer in private.")
    if find_identity_numbers(body, today=timezone.localdate()):
        return _("The text holds a personal identity number and would be public. Take it out.")
    return ""


def when_to_send(wanted: datetime | None, *, by: Actor, now: datetime) -> dict[str, Any]:
    """Return send_at and is_scheduled for a new message. Raises InvalidChange for a time more than a year ahead.

    Without a wished time an agent has settings.SEND_UNDO_SECONDS to change their mind; a program has made up its own.
    """
    grace = timedelta(seconds=settings.SEND_UNDO_SECONDS if isinstance(by, Agent) else 0)
    if wanted is None or wanted <= now + grace:
        return {"send_at": now + grace if grace else None, "is_scheduled": False}
    return {"send_at": checked_time(wanted, now), "is_scheduled": True}


def checked_time(wanted: datetime, now: datetime) -> datetime:
    """Raises InvalidChange for a time that has passed, or is more than a year ahead."""
    if wanted <= now:
        raise InvalidChange(_("Choose a time that has not passed."))
    if wanted > now + LATEST:
        raise InvalidChange(_("Choose a time within a year."))
    return wanted


def said_already(ticket: Any, client_key: str) -> Message | None:
    """The message a form or a program has sent before under this key: sent twice, said once."""
    return Message.objects.filter(ticket=ticket, client_key=client_key).first() if client_key else None
