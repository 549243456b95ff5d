"""Taking back what has not left yet.

The row of the message stays, emptied and marked undone: the events that tell of it point to it, and events are never
changed. What was written becomes the agent's draft again. The row is shown nowhere (MessageQuerySet.said).
"""

from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent, Integration
from tickets.actions.changing import Change, changing
from tickets.actions.errors import ActionError
from tickets.actions.waiting import first_unanswered
from tickets.models import Attachment, Delivery, Direction, Draft, Event, EventKind, Message, MessageKind
from tickets.models.message import BODY_MAX
from tickets.models.ticket import PREVIEW_MAX
from tickets.statuses import FINISHED, Status


class TooLate(ActionError):
    """The message has left, or is on its way to the other side."""

    code = "too_late"


def undo_sending(message: Message, *, by: Agent | Integration) -> Draft | None:
    """Take a message back while nothing of it has left, and return the draft it became: text, files, recipients and
    what else was chosen. Whoever takes it back gets the draft; in front of what they have begun to write since.

    Status, first answer, waiting and preview become what they were, as far as nobody has changed them since. Taken
    back by a program, it becomes the draft of the agent who wrote it, if one did. Raises TooLate.
    """
    with changing(message.ticket, by=by) as change:
        row = locked(message)
        owner = by if isinstance(by, Agent) else row.agent
        said = Event.objects.filter(ticket=change.ticket, message=row).order_by("id").first()
        draft = _to_draft(row, owner, _options_of(row, said)) if owner is not None else None
        _forget_files(row)  # nobody's draft has them
        Message.objects.filter(pk=row.pk).update(
            delivery=Delivery.UNDONE, body="", recipients=[], options={}, send_at=None, held_at=None
        )
        if row.kind == MessageKind.MESSAGE:
            _restore(change, row, said)
        change.message = row
        change.record(EventKind.SENDING_UNDONE, message=row)
    return draft


def locked(message: Message) -> Message:
    """The message, held until the transaction ends and not begun to be delivered. Raises TooLate.

    The delivery takes the same lock before its first attempt (channels_in.delivery): either it begins, or this does.
    """
    row = Message.objects.select_for_update(of=("self",)).select_related("agent").get(pk=message.pk)
    if row.delivery == Delivery.UNDONE:
        raise TooLate(_("The message has been taken back already."))
    if row.delivery != Delivery.PENDING or row.attempts.exists():
        raise TooLate(_("The message has already left."))
    return row


def _to_draft(row: Message, owner: Agent, options: dict[str, Any]) -> Draft:
    kind = Draft.Kind.FORWARD if row.kind == MessageKind.SIDE else Draft.Kind.REPLY
    draft, _made = Draft.objects.select_for_update().get_or_create(ticket_id=row.ticket_id, agent=owner, kind=kind)
    begun = f"\n\n{draft.body}" if draft.body.strip() else ""
    draft.body = f"{row.body}{begun}"[:BODY_MAX]
    draft.recipients, draft.options = row.recipients, options
    draft.save()
    Attachment.objects.filter(message=row).update(message=None, draft=draft)
    return draft


def _forget_files(row: Message) -> None:
    files = Attachment.objects.filter(message=row)
    names = list(files.values_list("storage_name", flat=True))
    files.delete()
    transaction.on_commit(lambda: _delete_files(names))


def _delete_files(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)


def _options_of(row: Message, said: Event | None) -> dict[str, Any]:
    """What was chosen beside the text, as Draft.options."""
    options: dict[str, Any] = {key: value for key, value in row.options.items() if key in ("include", "with_files")}
    if "quote" in row.options:
        options["quote"] = True
    if row.is_scheduled and row.send_at is not None:
        options["send_at"] = row.send_at.isoformat()
    if row.side is not None:
        options |= {"side": row.side.pk, "subject": row.side.subject}
    if moved := _moved_with(said):
        options["then_status"] = moved.data["to"]["value"]
    return options


def _moved_with(said: Event | None) -> Event | None:
    """The change of status that was made in the same breath."""
    if said is None:
        return None
    moves = Event.objects.filter(ticket_id=said.ticket_id, version=said.version, kind=EventKind.STATUS_CHANGED)
    return moves.first()


def _restore(change: Change, row: Message, said: Event | None) -> None:
    ticket = change.ticket
    others = ticket.messages.visible_to_requester().exclude(pk=row.pk)
    answers = others.filter(direction=Direction.OUT, is_automatic=False)
    if ticket.first_answered_at == row.created_at:
        first = answers.order_by("created_at", "id").first()
        change.set("first_answered_at", first.created_at if first else None)
    newest = others.filter(is_automatic=False).order_by("-created_at", "-id").first()
    change.set("preview", one_line(newest.body, PREVIEW_MAX) if newest else "")
    moved = _moved_with(said)
    if moved is not None and ticket.status == moved.data["to"]["value"] and not _moved_since(moved):
        _move_back(change, moved)
    change.set("waiting_since", None if ticket.status in FINISHED else first_unanswered(ticket))


def _moved_since(moved: Event) -> bool:
    later = Event.objects.filter(ticket_id=moved.ticket_id, kind=EventKind.STATUS_CHANGED, version__gt=moved.version)
    return later.exists()


def _move_back(change: Change, moved: Event) -> None:
    """To the status before, even where the table of moves has no such way: this is no move, it takes one back."""
    before = str(moved.data["from"]["value"])
    if before == Status.NEW and change.ticket.first_answered_at is not None:
        return  # somebody else has answered: it is not new any more
    change.set_and_record("status", before, EventKind.STATUS_CHANGED)
    if before not in FINISHED:
        change.set("solved_at", None)
        change.set("closed_at", None)
        return
    earlier = Event.objects.filter(
        ticket=change.ticket, kind=EventKind.STATUS_CHANGED, data__to__value__in=[status.value for status in FINISHED]
    )
    since = earlier.filter(version__lt=moved.version).order_by("-id").first()
    change.set("solved_at", since.at if since else change.now)
    change.set("closed_at", change.ticket.solved_at if before == Status.CLOSED else None)
