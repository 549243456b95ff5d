"""An agent opens a ticket for somebody who called, visited or wrote on paper."""

from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Agent, Contact, Integration, Team
from tickets.actions.changing import Change, announce
from tickets.actions.errors import InvalidChange
from tickets.models import (
    CaseKind,
    Category,
    Direction,
    Event,
    EventKind,
    Inbox,
    Message,
    Participant,
    Priority,
    Ticket,
)
from tickets.models.message import BODY_MAX
from tickets.models.ticket import PREVIEW_MAX, SUBJECT_MAX


@dataclass(frozen=True, slots=True)
class Opening:
    subject: str
    body: str  # what the requester said, as they said it or as it was understood
    channel: str
    category: Category | None = None
    priority: int = Priority.NORMAL
    is_confidential: bool = False
    client_key: str = ""


def open_ticket(
    opening: Opening,
    *,
    requester: Contact,
    inbox: Inbox,
    team: Team,
    by: Agent | Integration,
    caller: Contact | None = None,
) -> tuple[Ticket, bool]:
    """Write the ticket with what the requester said. Returns it and whether it is new.

    caller: who got in touch, when that is another than the one it is for. They said it and take part, without answers.
    The same client_key from the same integration or agent within the inbox returns the ticket there is.
    Raises InvalidChange without subject.
    """
    subject = one_line(opening.subject, SUBJECT_MAX)
    if not subject:
        raise InvalidChange(_("Write a subject."))
    now = timezone.now()
    with transaction.atomic():
        if opening.client_key:
            hold_key(inbox, opening.client_key)
            known = (
                Message.objects.filter(ticket__inbox=inbox, client_key=opening.client_key)
                .select_related("ticket")
                .first()
            )
            if known is not None:
                return known.ticket, False
        ticket = Ticket.objects.create(
            subject=subject,
            category=opening.category,
            case_kind=opening.category.case_kind if opening.category else CaseKind.OTHER,
            priority=opening.priority,
            team=team,
            requester=requester,
            inbox=inbox,
            channel=opening.channel,
            is_confidential=opening.is_confidential,
            preview=one_line(opening.body, PREVIEW_MAX),
            created_at=now,
            updated_at=now,
            waiting_since=now,
        )
        ticket.refresh_from_db(fields=["number"])
        change = Change(ticket, by, now, teams={team.pk})
        change.message = Message.objects.create(
            ticket=ticket,
            direction=Direction.IN,
            channel=opening.channel,
            contact=caller or requester,
            body=clean(opening.body)[:BODY_MAX],
            client_key=opening.client_key,
            created_at=now,
        )
        if caller is not None and caller != requester:
            Participant.objects.create(ticket=ticket, contact=caller)
        change.record(EventKind.CREATED, message=change.message, channel=opening.channel)
        for event in change.events:
            event.version = ticket.version
        Event.objects.bulk_create(change.events)
        announce(change)
    return ticket, True


def hold_key(inbox: Inbox, key: str) -> None:
    """Let one of several simultaneous requests with the same key go first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [inbox.pk, key])
