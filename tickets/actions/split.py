"""A message about something else becomes a ticket of its own."""

from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent, Integration
from tickets.actions.changing import Change, announce, changing
from tickets.actions.clocks import begin_clocks, write_clocks
from tickets.actions.errors import InvalidChange
from tickets.actions.merge import told
from tickets.actions.waiting import first_unanswered
from tickets.models import Direction, Event, EventKind, Message, Ticket
from tickets.models.ticket import PREVIEW_MAX, SUBJECT_MAX


def split(message: Message, *, by: Agent | Integration, subject: str) -> Ticket:
    """Move what somebody outside wrote, with its files, to a new ticket in the same team. Returns the new ticket.

    Whoever wrote it is the new ticket's requester; the time they have waited counts from when they wrote. A later
    mail that answers this message goes to the new ticket, for the message is there. Raises InvalidChange for what
    did not come from outside, for a ticket's only message, and without a subject.
    """
    text = one_line(subject, SUBJECT_MAX)
    if not text:
        raise InvalidChange(_("Write a subject."))
    with changing(message.ticket, by=by) as change:
        moved = Message.objects.select_for_update(of=("self",)).select_related("contact").get(pk=message.pk)
        _check(change, moved)
        new = _open(change, moved, text)
        Message.objects.filter(pk=moved.pk).update(ticket=new)
        change.set("preview", _preview(change.ticket))
        if change.ticket.waiting_since is not None:
            change.set("waiting_since", first_unanswered(change.ticket))
        change.record(EventKind.SPLIT, role="from", ticket=told(new))
    return new


def _check(change: Change, message: Message) -> None:
    if message.ticket_id != change.ticket.pk or message.direction != Direction.IN or message.contact is None:
        raise InvalidChange(_("Only what somebody outside wrote can become a ticket of its own."))
    others = change.ticket.messages.filter(direction=Direction.IN).exclude(pk=message.pk)
    if not others.exists():
        raise InvalidChange(_("It is the only message of the ticket. Change the subject instead."))


def _open(change: Change, message: Message, subject: str) -> Ticket:
    old = change.ticket
    assert message.contact is not None  # noqa: S101 -- _check refused it
    new = Ticket(
        subject=subject,
        team_id=old.team_id,
        requester=message.contact,
        inbox_id=old.inbox_id,
        channel=message.channel or old.channel,
        is_confidential=old.is_confidential,
        preview=one_line(message.body, PREVIEW_MAX),
        created_at=message.created_at,
        updated_at=change.now,
        waiting_since=message.created_at,
    )
    clocks = begin_clocks([new], texts=[message.body])
    new.save(force_insert=True)
    write_clocks(clocks)
    new.refresh_from_db(fields=["number"])
    opened = Change(new, change.by, change.now, teams={new.team_id})
    opened.message = message
    opened.record(EventKind.CREATED, message=message, channel=new.channel)
    opened.record(EventKind.SPLIT, role="to", ticket=told(old), message=message)
    for event in opened.events:
        event.version = new.version
    Event.objects.bulk_create(opened.events)
    announce(opened)
    return new


def _preview(ticket: Ticket) -> str:
    newest = ticket.messages.visible_to_requester().order_by("-created_at", "-id").first()
    return one_line(newest.body, PREVIEW_MAX) if newest else ""
