"""Forwarding: somebody else outside is asked about a ticket, in a side conversation the requester never sees."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Agent, Integration
from tickets.actions.attach import attach_incoming, move_draft_files
from tickets.actions.change_status import move
from tickets.actions.changing import Change, actor_fields, changing
from tickets.actions.errors import InvalidChange
from tickets.actions.recipients import Address, chosen_recipients
from tickets.actions.reply import draft_of
from tickets.actions.sending import said_already, send, when_to_send
from tickets.incoming import IncomingFile
from tickets.models import Draft, EventKind, Message, MessageKind, SideConversation, Ticket
from tickets.models.message import BODY_MAX
from tickets.models.ticket import SUBJECT_MAX
from tickets.references import new_side_message_id

MOST_INCLUDED = 100  # messages


def forward(
    about: Ticket | Message,
    *,
    by: Agent | Integration,
    to: Sequence[Address],
    body: str,
    cc: Sequence[Address] = (),
    bcc: Sequence[Address] = (),
    subject: str = "",
    include: Sequence[Message] = (),
    with_files: bool = True,
    files: Iterable[IncomingFile] = (),
    side: SideConversation | None = None,
    then_status: str | None = None,
    send_at: datetime | None = None,
    client_key: str = "",
) -> Message:
    """Write to others outside about a ticket; message.side is the side conversation. The ticket stays as it is.

    include: what goes along, in its order, with the files of those messages unless with_files is False; about being
    a message, that one. Only what the requester may see can be included: no note, nothing of a side conversation.
    side: go on in one there is; else a new one begins. The same client_key again returns the message there is.
    Raises InvalidChange (nothing to say, nobody to say it to, something that may not leave).
    """
    ticket = about.ticket if isinstance(about, Message) else about
    wanted = list(include) or ([about] if isinstance(about, Message) else [])
    text = clean(body).strip()[:BODY_MAX]
    if known := said_already(ticket, client_key):
        return known
    with changing(ticket, by=by) as change:
        if known := said_already(ticket, client_key):
            return known
        if not text and not wanted:
            raise InvalidChange(_("Write something, or choose a message to forward."))
        options = _options(change.ticket, wanted, with_files=with_files)
        recipients = chosen_recipients(to=to, cc=cc, bcc=bcc)
        is_new, side = side is None, _side_for(change, side, subject, recipients)
        message = send(
            change,
            body=text,
            recipients=recipients,
            client_key=client_key,
            kind=MessageKind.SIDE,
            side=side,
            options=options,
            message_id=new_side_message_id(ticket.pk, side.pk, settings.MAIL_DOMAIN),
            in_reply_to=_newest_in(side),
            **when_to_send(send_at, by=by, now=change.now),
        )
        attach_incoming(message, list(files))
        if (draft := draft_of(change.ticket, by, Draft.Kind.FORWARD)) is not None:
            move_draft_files(draft, message)
            draft.delete()
        change.record(
            EventKind.SIDE_STARTED, message=message, side={"value": side.pk, "label": side.subject}, is_new=is_new
        )
        if then_status:
            move(change, then_status)
    return message


def answer_in_side(side: SideConversation, *, by: Agent | Integration, body: str, **given: Any) -> Message:
    """Write again in a side conversation, to those it was last sent to unless to, cc or bcc say otherwise."""
    roles = {role: [row for row in side.addresses if row["role"] == role] for role in ("to", "cc", "bcc")}
    return forward(side.ticket, by=by, body=body, side=side, **{**roles, **given})


def _options(ticket: Ticket, wanted: Sequence[Message], *, with_files: bool) -> dict[str, Any]:
    """Message.options of what goes along. Raises InvalidChange for anything the requester may not see."""
    ids = list(dict.fromkeys(message.pk for message in wanted))
    if len(ids) > MOST_INCLUDED:
        raise InvalidChange(_("You can forward at most %(most)d messages at once.") % {"most": MOST_INCLUDED})
    may_leave = set(ticket.messages.visible_to_requester().filter(pk__in=ids).values_list("pk", flat=True))
    if set(ids) - may_leave:
        raise InvalidChange(_("Notes and forwarded messages cannot be forwarded. Write what is needed instead."))
    return {"include": ids, "with_files": with_files} if ids else {}


def _side_for(
    change: Change, side: SideConversation | None, subject: str, recipients: list[dict[str, str]]
) -> SideConversation:
    if side is None:
        return SideConversation.objects.create(
            ticket=change.ticket,
            subject=one_line(subject, SUBJECT_MAX) or change.ticket.subject,
            addresses=recipients,
            created_at=change.now,
            **{key: value for key, value in actor_fields(change.by).items() if key != "contact"},
        )
    if side.ticket_id != change.ticket.pk:
        raise InvalidChange(_("The side conversation belongs to another ticket."))
    side.addresses = recipients
    side.save(update_fields=["addresses"])
    return side


def _newest_in(side: SideConversation) -> str:
    newest = side.messages.said().exclude(message_id="").order_by("-created_at", "-id").first()
    return (newest.message_id if newest else "")[:255]
