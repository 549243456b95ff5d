"""An agent opens a ticket for somebody who called, visited or wrote on paper."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Agent, Contact, Integration, Team
from tickets.actions.changing import Change, actor_fields, announce
from tickets.actions.clocks import begin_clocks, write_clocks
from tickets.actions.errors import InvalidChange
from tickets.models import (
    CaseKind,
    Category,
    Delivery,
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
    is_outgoing: bool = False  # by is an agent who rang or wrote on paper: body is what they said, and it has arrived


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
        ticket = Ticket(
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
            waiting_since=None if opening.is_outgoing else now,
        )
        clocks = begin_clocks([ticket], texts=[opening.body], is_outgoing=opening.is_outgoing)
        ticket.save(force_insert=True)
        write_clocks(clocks)
        ticket.refresh_from_db(fields=["number"])
        change = Change(ticket, by, now, teams={team.pk})
        who: dict[str, Any] = {"direction": Direction.IN, "contact": caller or requester}
        if opening.is_outgoing:
            who = told_by(by, now)
        change.message = Message.objects.create(
            ticket=ticket,
            channel=opening.channel,
            **who,
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


def told_by(by: Agent | Integration, now: datetime) -> dict[str, Any]:
    """The columns of a message that was said to the requester by voice or on paper: nothing is left to deliver."""
    said = {"direction": Direction.OUT, "delivery": Delivery.SENT, "delivered_at": now}
    return said | {name: value for name, value in actor_fields(by).items() if name != "contact"}


def hold_key(inbox: Inbox, key: str) -> None:
    """Let one of several simultaneous requests with the same key go first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [inbox.pk, key])
