from collections.abc import Iterable

from django.utils.translation import gettext as _

from servicedesk.lib.text import clean
from servicedesk.people.models import Agent, Integration
from tickets.actions.attach import attach_incoming, move_draft_files
from tickets.actions.changing import actor_fields, changing
from tickets.actions.errors import InvalidChange
from tickets.actions.mentions import record_mentions
from tickets.incoming import IncomingFile
from tickets.models import Draft, EventKind, Message, MessageKind, Ticket
from tickets.models.message import BODY_MAX


def note(
    ticket: Ticket,
    *,
    by: Agent | Integration | None,
    body: str,
    files: Iterable[IncomingFile] = (),
    client_key: str = "",
    keeps_draft: bool = False,
) -> Message:
    """Write a note only agents see, by None the system's; colleagues named in it as @Name are in the event MENTIONED.

    The same client_key again returns the note there is. Raises InvalidChange.

    keeps_draft leaves alone what the agent is writing in the composer: the note was written elsewhere.
    """
    text = clean(body).strip()[:BODY_MAX]
    with changing(ticket, by=by) as change:
        if client_key and (known := change.ticket.messages.filter(client_key=client_key).first()):
            return known
        draft = (
            Draft.objects.filter(ticket=ticket, agent=by, kind=Draft.Kind.NOTE).first()
            if isinstance(by, Agent) and not keeps_draft
            else None
        )
        files = list(files)
        if not text and not files and not (draft and draft.attachments.exists()):
            raise InvalidChange(_("Write the note first."))
        message = Message.objects.create(
            ticket=change.ticket,
            kind=MessageKind.NOTE,
            body=text,
            client_key=client_key,
            created_at=change.now,
            **actor_fields(by),
        )
        attach_incoming(message, files)
        if draft is not None:
            move_draft_files(draft, message)
            draft.delete()
        change.message = message
        change.record(EventKind.NOTED, message=message)
        record_mentions(change, message)
    return message
