"""An agent's answer leaves by the door the ticket came in by."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Agent, Integration
from tickets.actions.attach import attach_incoming, move_draft_files
from tickets.actions.change_status import move
from tickets.actions.changing import Actor, Change, changing
from tickets.actions.errors import CannotReply, InvalidChange
from tickets.actions.participants import let_in
from tickets.actions.recipients import ADDRESS_FOR, Address, recipients_for, reply_addresses
from tickets.actions.sending import DELIVER, said_already, send, when_to_send
from tickets.incoming import IncomingFile
from tickets.models import ChannelKind, Direction, Draft, EventKind, Message, Ticket
from tickets.models.message import BODY_MAX
from tickets.models.sender_profile import profile_of
from tickets.models.ticket import PREVIEW_MAX
from tickets.statuses import Status

__all__ = ["DELIVER", "quotes_by_default", "reply", "reply_addresses", "said_already", "send"]
_CONFLICTS = (EventKind.RECEIVED, EventKind.REPLIED)


def reply(
    ticket: Ticket,
    *,
    by: Agent | Integration,
    body: str,
    then_status: str | None = None,
    files: Iterable[IncomingFile] = (),
    seen_version: int | None = None,
    client_key: str = "",
    to: Sequence[Address] | None = None,
    cc: Sequence[Address] = (),
    bcc: Sequence[Address] = (),
    quote: bool = False,
    send_at: datetime | None = None,
    channel: str = "",
    channel_reason: str = "",
    add_participants: Sequence[str] = (),
    keeps_draft: bool = False,
    template: Mapping[str, Any] | None = None,
) -> Message:
    """Answer the requester. The message and the job that delivers it are written in one transaction.

    then_status is the status afterwards; without one a new ticket becomes open. The same client_key again returns
    the message there is. to, cc, bcc: [{"kind", "value", "name"}]; to None means those an answer usually goes to.
    add_participants: addresses among them that shall get later answers too. quote: the requester's last message goes
    along. send_at: not before; without it an agent can take the answer back for a few seconds
    (tickets.actions.undo_sending), unless the requester is here and has it at once (tickets.live).
    channel: another way to answer than the ticket's own, with the reason for it.
    keeps_draft leaves alone what the agent is writing in the composer: this text was written elsewhere.
    template: body is a text the channel's provider has approved, as Message.options says of it.
    Raises InvalidChange (no text, an address that is none), CannotReply (no way to answer), StaleTicket (somebody
    answered, or the requester wrote, after seen_version), MoveNotAllowed.
    """
    text = clean(body).strip()[:BODY_MAX]
    if known := said_already(ticket, client_key):
        return known
    with changing(ticket, by=by, seen_version=seen_version, conflicts=_CONFLICTS) as change:
        if known := said_already(ticket, client_key):  # again, now that nobody else can write it
            return known
        draft = None if keeps_draft else draft_of(change.ticket, by, Draft.Kind.REPLY)
        files = list(files)
        if not text:
            raise InvalidChange(_("Write the answer first."))
        _choose_channel(change, channel, channel_reason)
        times = when_to_send(send_at, by=by, now=change.now)
        recipients = recipients_for(
            change.ticket, to=to, cc=cc, bcc=bcc, channel=channel, is_planned=bool(times["is_scheduled"])
        )
        message = send(
            change,
            body=text,
            recipients=recipients,
            client_key=client_key,
            options={**(_quoted(change.ticket) if quote else {}), **({"template": dict(template)} if template else {})},
            channel=channel,
            **times,
        )
        let_in(change, recipients, add_participants)
        attach_incoming(message, files)
        if draft is not None:
            move_draft_files(draft, message)
            draft.delete()
        note_answer(change, message, then_status)
    return message


def note_answer(change: Change, message: Message, then_status: str | None) -> None:
    change.set("preview", one_line(message.body, PREVIEW_MAX))
    change.set("waiting_since", None)
    # A planned answer is one when it leaves (channels_in.delivery), not before.
    if change.ticket.first_answered_at is None and not message.is_scheduled:
        change.set("first_answered_at", change.now)
    change.record(EventKind.REPLIED, message=message)
    wanted = then_status or change.ticket.status
    # What has been answered is not new.
    move(change, Status.OPEN if wanted == Status.NEW == change.ticket.status else wanted)


def draft_of(ticket: Ticket, by: Actor, kind: str) -> Draft | None:
    return Draft.objects.filter(ticket=ticket, agent=by, kind=kind).first() if isinstance(by, Agent) else None


def _choose_channel(change: Change, channel: str, reason: str) -> None:
    if not channel or channel == change.ticket.channel:
        return
    if channel not in ADDRESS_FOR:
        raise CannotReply(_("Nothing can be answered by that channel."))
    change.record(
        EventKind.CHANNEL_CHOSEN,
        to={"value": channel, "label": str(ChannelKind(channel).label)},
        reason=one_line(reason, 200),
    )


def _quoted(ticket: Ticket) -> dict[str, int]:
    """What Message.options says of the quote: the requester's own last words, never anything else of the ticket."""
    theirs = ticket.messages.visible_to_requester().filter(direction=Direction.IN, contact=ticket.requester)
    last = theirs.filter(is_automatic=False).order_by("-created_at", "-id").first()
    return {"quote": last.pk} if last else {}


def quotes_by_default(ticket: Ticket) -> bool:
    """Whether the inbox's profile says that answers quote."""
    return profile_of(ticket.inbox).quotes
